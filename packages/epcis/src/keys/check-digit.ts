/**
 * The check digit of a GS1 key from its other digits: weights 3 and 1 from the right, up to the next ten
 * (GS1 General Specifications, section 7.9.1). Throws a RangeError on anything but digits.
 */
export function checkDigit(digits: string): number {
  if (!/^\d+$/.test(digits)) throw new RangeError(`not digits: ${digits}`)
  return (10 - (weightedSum(digits, digits.length) % 10)) % 10
}

/** True when the last of these digits is the check digit of the others. Wants digits, at least one. */
export function hasCheckDigit(digits: string): boolean {
  const last = digits.length - 1
  return (weightedSum(digits, last) + digits.charCodeAt(last) - 48) % 10 === 0
}

/** True for a GTIN-8, -12, -13 or -14 whose check digit is right. */
export function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text) && hasCheckDigit(text)
}

/** A GTIN in the fourteen digits that GS1 keys are compared and linked by (Digital Link, section 4.4). Throws a RangeError on what is none. */
export function toGtin14(gtin: string): string {
  if (!isGtin(gtin)) throw new RangeError(`not a GTIN: ${gtin}`)
  return gtin.padStart(14, '0')
}

function weightedSum(digits: string, length: number): number {
  let sum = 0
  for (let i = length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += (digits.charCodeAt(i) - 48) * weight
  return sum
}
