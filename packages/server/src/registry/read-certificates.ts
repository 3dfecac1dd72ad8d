import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { view } from '../platform/act.ts'
import { areaOf } from './area-of.ts'
import { findProductOfCertificate } from './certificates.sql.ts'
import { getRecord, type Recognition, type RegisterRecord } from './get-product.ts'
import { listIssued } from './staff.sql.ts'

const mostListed = 200

export type IssuedCertificate = { record: RegisterRecord; recognition: Recognition }

/** The certificates of the reader's area, those that end soonest first. */
export const readCertificates = view('certificate.list', async ({ tx, who, now }, _: undefined) => {
  refuseIf(who.client && !who.jurisdiction ? [{ code: 'forbidden.jurisdiction' }] : [])
  const rows = await listIssued(tx, areaOf(who), mostListed)
  const records = await Promise.all(
    rows.map(async ({ id, productId }) => pick(await getRecord(tx, productId, legalDateOf(now)), id)),
  )
  return records
})

/** A certificate of the reader's area; refuses with `not-found.certificate`. */
export const readCertificate = view('certificate.list', async ({ tx, who, now }, id: string) => {
  const productId = await findProductOfCertificate(tx, id)
  if (!productId) throw new Refused([{ code: 'not-found.certificate' }])
  const record = await getRecord(tx, productId, legalDateOf(now))
  const { provinceCode, communeCode } = record.product
  refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
  return pick(record, id)
})

function pick(record: RegisterRecord, id: string): IssuedCertificate {
  return { record, recognition: record.recognitions.find((found) => found.id === id) as Recognition }
}
