/** A Vietnamese telephone number as carriers want it, "84912345678"; undefined for what is none. */
export function toCarrierNumber(phone: string): string | undefined {
  const digits = phone.replace(/[\s.()-]/g, '').replace(/^\+/, '')
  const national = digits.replace(/^(84|0)/, '')
  return /^[35789]\d{8}$/.test(national) ? `84${national}` : undefined
}

/** A text in Latin letters without tone marks: an SMS then holds 160 characters, not 70. */
export function withoutToneMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
