import type { LegalDate } from '../kernel/calendar.ts'

/**
 * The code of a dossier: `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX` (Thông tư 01/2018/TT-VPCP, Điều 19): the code of the receiving body
 * (QCVN 102:2016/BTTTT), the day of receipt, the number of that day in at least four digits.
 *
 * The list of body codes after the mergers of 2025 was not at hand when this was written. Until it is, a commune's code is written
 * from its unit code (Decision 19/2025/QĐ-TTg): 32047 of province 96 is `320.47.00.H96`. It fits the format, no two communes share it,
 * and `agency` replaces it the day the official code is known.
 */
export function dossierCode(at: {
  communeCode: string
  provinceCode: string
  receivedOn: LegalDate
  serial: number
  agency?: string
}): string {
  const { communeCode, provinceCode, receivedOn, serial } = at
  const agency = at.agency ?? `${communeCode.slice(0, 3)}.${communeCode.slice(3)}.00.H${provinceCode}`
  const day = receivedOn.slice(2).replaceAll('-', '')
  return `${agency}-${day}-${String(serial).padStart(4, '0')}`
}
