/**
 * The check digit of a GS1 key from its other digits: weights 3 and 1 from the right, up to the next ten
 * (GS1 General Specifications, section 7.9.1). Throws a RangeError on anything but digits.
 */
export function checkDigit(digits: string): number {
  if (!/^\d+$/.test(digits)) throw new RangeError(`not digits: ${digits}`)
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** True for a GTIN-8, -12, -13 or -14 whose check digit is right. */
export function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1))
}

/** A GTIN in the fourteen digits that GS1 keys are compared and linked by (Digital Link, section 4.4). Throws a RangeError on what is none. */
export function toGtin14(gtin: string): string {
  if (!isGtin(gtin)) throw new RangeError(`not a GTIN: ${gtin}`)
  return gtin.padStart(14, '0')
}
