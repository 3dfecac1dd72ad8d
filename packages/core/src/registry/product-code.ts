import { productCode } from '@saolang/law/decisions/2026-26-qd-ttg/product-code.ts'

/** A legal product code taken apart (head of every sheet of Phụ lục II; unit codes of Decision 19/2025/QĐ-TTg). */
export type ProductCode = { provinceCode: string; communeCode: string; serial: number; year: number }

const today = new RegExp(productCode.pattern)
// Before 2025-07-01 the district stood between: 83-829-28780-3-2022.
const legacy = /^\d{2}-\d{3}-\d{5}-[1-9]\d*-20\d{2}$/

/** The code as written on a sheet: `96-32047-7-2026`. */
export function formatProductCode({ provinceCode, communeCode, serial, year }: ProductCode): string {
  return `${provinceCode}-${communeCode}-${serial}-${year}`
}

/** A code of today's form taken apart; undefined for anything else, a legacy code included. */
export function parseProductCode(typed: string): ProductCode | undefined {
  const text = tidyCode(typed)
  if (!today.test(text)) return undefined
  const [provinceCode = '', communeCode = '', serial, year] = text.split('-')
  return { provinceCode, communeCode, serial: Number(serial), year: Number(year) }
}

/** A code as stored, of either form; undefined when it is neither. Codes with a district stay the text that they are. */
export function readProductCode(typed: string): string | undefined {
  const text = tidyCode(typed)
  return today.test(text) || legacy.test(text) ? text : undefined
}

function tidyCode(typed: string): string {
  return typed.trim().replace(/[\s.–—_/]+/g, '-')
}
