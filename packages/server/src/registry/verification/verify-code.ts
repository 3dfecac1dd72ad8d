import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { readProductCode } from '@saolang/core/registry/product-code.ts'
import { publicView } from '../../platform/act.ts'
import { findCodeOwner } from '../certificates.sql.ts'
import { addressOf, getRecord, type Recognition, type RegisterRecord } from '../get-product.ts'
import { findProductIdByLegalCode } from '../products.sql.ts'

/** What a typed code leads to. `mistyped`: its check symbol is wrong, so one symbol at least is not as printed. */
export type Verification =
  | { kind: 'found'; code: string; record: RegisterRecord; recognition: Recognition; address: string }
  | { kind: 'mistyped' | 'unknown' | 'unreadable'; typed: string }

const shape = /^[0-9a-z]{12}$/i

/** Answers for a code: a verification code of a certificate or a product, or a legal product code, whatever became of it. */
export const verifyCode = publicView(async ({ tx, now }, typed: string): Promise<Verification> => {
  const short = parseShortCode(typed)
  const legal = short ? undefined : readProductCode(typed)
  const code = short ?? legal
  if (!code) return { kind: shape.test(typed.replace(/[\s\-.]/g, '')) ? 'mistyped' : 'unreadable', typed }
  const owner = short ? await findCodeOwner(tx, short) : undefined
  const productId = owner?.productId ?? (await findProductIdByLegalCode(tx, code))
  if (!productId) return { kind: 'unknown', typed }
  const record = await getRecord(tx, productId, legalDateOf(now))
  const own = record.recognitions.find(({ id }) => id === owner?.certificateId)
  return { kind: 'found', code, record, recognition: own ?? record.current, address: addressOf(record) }
})
