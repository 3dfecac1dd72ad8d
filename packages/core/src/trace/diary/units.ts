/** Units that amounts are told in, with their code in UN/ECE Recommendation 20; pieces have none (EPCIS 2.0 section 7.3.3.3). */
export const unitCodes = {
  kg: 'KGM',
  g: 'GRM',
  tạ: 'DTN',
  tấn: 'TNE',
  lít: 'LTR',
  ml: 'MLT',
  chai: undefined,
  hũ: undefined,
  túi: undefined,
  hộp: undefined,
  bó: undefined,
  con: undefined,
  cái: undefined,
  suất: undefined,
  khách: undefined,
} as const satisfies Record<string, string | undefined>

export type Unit = keyof typeof unitCodes
export const units = Object.keys(unitCodes) as Unit[]

/** An amount as a Vietnamese writes it, "12,5" or "1.250,5"; a full stop before one or two last digits counts as a comma. Undefined when it is none. */
export function readAmount(text: string): number | undefined {
  const bare = text.trim().replace(/\s/g, '')
  if (!/^\d+(?:[.,]\d+)*$/.test(bare)) return undefined
  const isVietnamese = bare.includes(',') || /^\d{1,3}(?:\.\d{3})+$/.test(bare)
  const plain = isVietnamese ? bare.replaceAll('.', '').replace(',', '.') : bare
  const value = Number(plain)
  return Number.isFinite(value) && value >= 0 && value < 1e9 ? Math.round(value * 1000) / 1000 : undefined
}
