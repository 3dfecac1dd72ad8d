/** Whether a text can be a Vietnamese phone number; spaces, dots and hyphens are ignored. */
export function isPhone(typed: string): boolean {
  return /^(\+84|0)\d{9,10}$/.test(typed.replace(/[\s.\-()]/g, ''))
}

/** Whether a text can be an e-mail address. */
export function isEmail(typed: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed)
}
