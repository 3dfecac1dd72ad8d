/**
 * True when the text can begin with a GS1 Company Prefix: the shortest has four digits, and which prefixes are given out only
 * GS1 knows (GS1 General Specifications, section 1.4.4).
 */
export function hasCompanyPrefix(text: string): boolean {
  return /^\d{4}/.test(text)
}

/** Digits of the company prefix in an EPC URI: six to twelve (EPC Tag Data Standard, section 6.3). */
export function isCompanyPrefixLength(length: number): boolean {
  return Number.isInteger(length) && length >= 6 && length <= 12
}
