import { createHash } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { lastDayOf } from '@saolang/core/registry/certificate.ts'
import {
  factKey,
  findRowProblems,
  type ImportRow,
  productKey,
  type RecordedRow,
  readRow,
  recordedPlace,
} from '@saolang/core/registry/import-row.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addCertificate, addCertificateEvent } from '../certificates.sql.ts'
import { issueVerificationCode } from '../issue-codes.ts'
import {
  addProduct,
  addProductCode,
  addProductName,
  findImportedProduct,
  type ProductRow,
  saveProduct,
  touchProduct,
} from '../products.sql.ts'
import { refreshListing } from '../refresh-listing.ts'
import { type FoundRowPlace, findRowPlace } from './find-row-place.ts'
import { addBatch, addReportedRows, type Outcome, type ReportedRow } from './imports.sql.ts'
import { readTable } from './read-table.ts'

export type ImportReport = { batchId: string; counts: Record<Outcome, number> }

/**
 * Imports a file of recorded recognitions, row by row: each is accepted, there already, waiting for a person, or refused
 * with its reasons. They enter as what their source tells, never as certificates. Importing again changes nothing.
 */
export const importRecords = act('register.import', async (context, file: { fileName: string; bytes: Buffer }) => {
  const rows = await readTable(file.fileName, file.bytes)
  const batchId = context.newId()
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const by = context.who.personId ?? null
  await addBatch(context.tx, {
    id: batchId,
    fileName: file.fileName,
    sha256,
    rows: rows.length,
    importedBy: by,
    importedAt: context.now,
  })
  const reported: ReportedRow[] = []
  for (const [i, raw] of rows.entries())
    reported.push({ no: i + 2, raw, ...(await importRow(context, raw, file.fileName)) })
  await addReportedRows(context.tx, batchId, reported)
  const counts = { accepted: 0, 'already-there': 0, 'needs-person': 0, refused: 0 }
  for (const { outcome } of reported) counts[outcome] += 1
  context.on('import', batchId, { sha256, ...counts })
  return { batchId, counts } satisfies ImportReport
})

type RowOutcome = Pick<ReportedRow, 'outcome' | 'problems' | 'productId'>

async function importRow(context: ActContext, raw: ImportRow, fileName: string): Promise<RowOutcome> {
  const problems = findRowProblems(raw, legalDateOf(context.now))
  if (problems.length > 0) return refused(problems)
  const found = await findRowPlace(context, raw, fileName)
  if (found.kind === 'unknown-province') return refused([{ code: 'import.province-unknown', at: 'province_old' }])
  const outside = findJurisdictionProblems(context.who, {
    provinceCode: found.provinceCode,
    communeCode: found.communeCode ?? '',
  })
  if (outside.length > 0) return refused(outside)
  const row = readRow(raw)
  const product = await putProduct(context, raw, row, found)
  const isNew = await recordFact(context, product.id, raw, row)
  const isPlaced = product.isNew || (await placeProduct(context, product, found))
  if (!isNew && !isPlaced) return { outcome: 'already-there', problems: [], productId: product.id }
  await touchProduct(context.tx, product.id, context.now)
  await refreshListing(context, product.id)
  return {
    outcome: found.problems.length > 0 ? 'needs-person' : 'accepted',
    problems: found.problems,
    productId: product.id,
  }
}

function refused(problems: Problem[]): RowOutcome {
  return { outcome: 'refused', problems, productId: null }
}

type KnownPlace = Extract<FoundRowPlace, { kind: 'found' }>

async function putProduct(
  context: ActContext,
  raw: ImportRow,
  row: RecordedRow,
  { provinceCode, communeCode }: KnownPlace,
): Promise<ProductRow & { isNew: boolean }> {
  const { tx, now } = context
  const importKey = productKey(raw, provinceCode)
  const id = context.newId()
  const product = {
    id,
    name: row.product,
    industryCode: row.industryCode,
    setNo: null,
    organisationId: null,
    producer: row.producer,
    communeCode,
    provinceCode,
    recordedPlace: recordedPlace(raw),
    recordedCommuneCode: raw.commune_old_code || null,
    origin: 'import' as const,
    importKey,
    isDemo: false,
  }
  const isNew = await addProduct(tx, product, now)
  if (isNew) {
    await addProductName(tx, {
      productId: id,
      name: row.product,
      at: now,
      by: context.who.personId ?? null,
      reason: null,
    })
    await issueVerificationCode(context, { productId: id, certificateId: null })
    if (row.productCode)
      await addProductCode(
        tx,
        { code: row.productCode, productId: id, communeCode: null, year: null, serial: null, isRecorded: true },
        now,
      )
  }
  return { ...((await findImportedProduct(tx, importKey)) as ProductRow), isNew }
}

/** True when a product that waited for its commune has it now. */
async function placeProduct(
  { tx, now }: ActContext,
  product: ProductRow,
  { communeCode }: KnownPlace,
): Promise<boolean> {
  if (product.communeCode !== null || communeCode === null) return false
  await saveProduct(tx, { ...product, communeCode }, now)
  return true
}

async function recordFact(context: ActContext, productId: string, raw: ImportRow, row: RecordedRow): Promise<boolean> {
  const id = context.newId()
  const isNew = await addCertificate(
    context.tx,
    {
      id,
      kind: 'transcribed',
      productId,
      number: null,
      authority: null,
      serial: null,
      authorityName: row.issuer,
      decisionId: null,
      dossierId: null,
      verdictId: null,
      decisionNumber: row.decisionNumber,
      signer: null,
      star: row.star,
      points: row.points,
      parts: null,
      setId: null,
      year: row.year,
      issuedOn: row.decidedOn,
      expiresOn: row.decidedOn ? lastDayOf(row.decidedOn) : null,
      fact: row.fact,
      factKey: factKey(raw),
      source: { ...row.source, words: row.statusWords },
    },
    context.now,
  )
  if (isNew && row.fact === 'ended')
    await addCertificateEvent(
      context.tx,
      { id: context.newId(), certificateId: id, kind: 'ended', on: null, reason: row.statusWords, by: null },
      context.now,
    )
  return isNew
}
