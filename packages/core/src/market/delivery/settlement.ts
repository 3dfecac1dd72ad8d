import { fold } from '../../kernel/text.ts'
import type { ParcelStatus } from './parcel.ts'

/** A line of what a carrier pays out: which parcel, what was collected at the door, what it keeps for itself. Whole đồng. */
export type SettlementLine = { code: string; collectedDong: number; feeDong: number }

/** How a line of a settlement stands to our parcel. Only what fits is settled by itself. */
export const codOutcomes = ['matched', 'amount-differs', 'not-delivered', 'unknown-parcel', 'settled-before'] as const
export type CodOutcome = (typeof codOutcomes)[number]

/** What a line is to the parcel of its code; undefined where the seller has none. */
export function judgeSettlement(
  line: SettlementLine,
  parcel: { codDong: number; status: ParcelStatus; isSettled: boolean } | undefined,
): CodOutcome {
  if (!parcel) return 'unknown-parcel'
  if (parcel.isSettled) return 'settled-before'
  if (parcel.status !== 'delivered') return 'not-delivered'
  return parcel.codDong === line.collectedDong ? 'matched' : 'amount-differs'
}

/** How carriers head the columns of their settlement files, folded; the first that is there counts. */
const heads = {
  code: [
    'ma don hang ghn',
    'ma van don',
    'ma don ghtk',
    'ma buu gui',
    'ma e1',
    'order code',
    'tracking code',
    'ma don',
  ],
  collected: ['tien thu ho', 'tien cod', 'so tien thu ho', 'thu ho', 'cod', 'cod amount', 'money collect'],
  fee: ['tong cuoc', 'tong phi', 'phi dich vu', 'cuoc phi', 'phi giao hang', 'fee', 'total fee', 'cuoc'],
} as const

export type SettlementReading = {
  lines: SettlementLine[]
  badRows: number[]
  missing: 'code' | 'collected' | undefined
}

/** The lines of a settlement file as a table of texts, its first row the heads; rows that hold no sum are told by their number (from 1). */
export function readSettlement(rows: readonly (readonly string[])[]): SettlementReading {
  const [top = [], ...body] = rows
  const names = top.map(fold)
  const column = (wanted: readonly string[]) =>
    wanted.map((head) => names.indexOf(head)).find((found) => found >= 0) ?? -1
  const at = { code: column(heads.code), collected: column(heads.collected), fee: column(heads.fee) }
  if (at.code < 0) return { lines: [], badRows: [], missing: 'code' }
  if (at.collected < 0) return { lines: [], badRows: [], missing: 'collected' }
  const lines: SettlementLine[] = []
  const badRows: number[] = []
  for (const [i, row] of body.entries()) {
    const code = (row[at.code] ?? '').trim()
    if (code === '' && row.every((cell) => cell.trim() === '')) continue
    const collectedDong = readDong(row[at.collected])
    const feeDong = at.fee < 0 ? 0 : readDong(row[at.fee] || '0')
    if (code === '' || collectedDong === undefined || feeDong === undefined) badRows.push(i + 2)
    else lines.push({ code, collectedDong, feeDong })
  }
  return { lines, badRows, missing: undefined }
}

/** A sum as spreadsheets write it: 210000, 210.000, 210,000 đ. Undefined for what is none, or below zero. */
function readDong(cell: string | undefined): number | undefined {
  const text = (cell ?? '').replace(/\s|đ|₫|VND|VNĐ/giu, '')
  const whole = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text)
    ? text.replace(/[.,]/g, '')
    : text.replace(/[.,]0+$/, '')
  return /^\d{1,12}$/.test(whole) ? Number(whole) : undefined
}
