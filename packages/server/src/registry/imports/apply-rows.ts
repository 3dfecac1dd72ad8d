import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { lastDayOf } from '@saolang/core/registry/certificate.ts'
import { recordedPlace } from '@saolang/core/registry/import-row.ts'
import { askAboutPlace } from '../../people/resolve-place.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { refreshListings } from '../refresh-listing.ts'
import type { Step } from './check-rows.ts'
import { lockBatch, moveBatch } from './imports.sql.ts'
import { type Judged, judgeRows } from './judge-row.ts'
import { findAreaProblems } from './read-imports.ts'
import { type DecidedRow, listUndecided, type StagedRow, saveDecided } from './staged-rows.sql.ts'
import {
  addEnds,
  addFirstNames,
  addProducts,
  addProductVerificationCodes,
  addRecordedCodes,
  addTranscriptions,
  type ImportedProduct,
  liftRetractions,
  lockImported,
  placeProducts,
  reviveProducts,
  type Transcription,
  touchProducts,
} from './take-in.sql.ts'

const rowsOfStep = 500

/** Begins to take a tried file into the register. */
export const applyImport = act(
  'register.import',
  async (context, { batchId, isInline }: { batchId: string; isInline?: boolean }) => {
    const batch = await lockBatch(context.tx, batchId)
    refuseIf(batch ? [] : [{ code: 'not-found.import' }])
    context.on('import', batchId)
    refuseIf(findAreaProblems(context.who, { area: batch?.area ?? null }))
    const move = { id: batchId, from: ['checked'] as const, to: 'applying' as const, at: context.now }
    refuseIf((await moveBatch(context.tx, move)) ? [] : [{ code: 'conflict.import-state' }])
    if (!isInline) await context.emit('ImportAsked', { batchId })
  },
)

/**
 * A step of taking in: five hundred records in one transaction, so that a crash leaves whole steps and the next start goes
 * on behind them. They enter as what their source tells, never as certificates. True when more is to do.
 */
export const applyRows = act('register.import', async (context, { batchId, memory }: Step): Promise<boolean> => {
  const { tx, now } = context
  const batch = await lockBatch(tx, batchId)
  const rows = batch?.state === 'applying' ? await listUndecided(tx, batchId, rowsOfStep) : []
  const decided = await decide(context, { batchId, fileName: batch?.fileName ?? '', memory, rows })
  if (rows.length > 0) await saveDecided(tx, batchId, decided)
  const isLast = rows.length < rowsOfStep
  if (isLast && batch?.state === 'applying')
    await moveBatch(tx, { id: batchId, from: ['applying'], to: 'applied', at: now })
  context.on('import', batchId, { sha256: batch?.sha256, rows: rows.length })
  return !isLast
})

type Fit = { no: number; raw: StagedRow['raw'] } & Extract<Judged, { kind: 'fit' }>

async function decide(
  context: ActContext,
  { batchId, fileName, memory, rows }: Step & { fileName: string; rows: readonly StagedRow[] },
): Promise<DecidedRow[]> {
  const refused: DecidedRow[] = []
  const fits: Fit[] = []
  const judged = await judgeRows(
    context,
    rows.map(({ raw }) => raw),
    memory,
  )
  for (const [i, { no, raw }] of rows.entries()) {
    const said = judged[i] as Judged
    if (said.kind === 'fit') fits.push({ no, raw, ...said })
    else refused.push({ ...nothing, no, outcome: 'refused', problems: said.problems })
  }
  await askQuestions(context, fits, fileName)
  const products = await putProducts(context, fits, batchId)
  const facts = await putFacts(context, fits, products.byKey)
  const placed = await placeProducts(context.tx, listPlaces(fits, products))
  const decided = fits.map((fit) => toDecided(fit, { products, facts, placed }))
  const changed = [
    ...new Set(decided.flatMap(({ outcome, productId }) => (outcome === 'already-there' ? [] : (productId ?? [])))),
  ]
  // What was just put in is at its first version already.
  await touchProducts(
    context.tx,
    changed.filter((id) => !products.added.has(id)),
    context.now,
  )
  await refreshListings(context, changed)
  return [...refused, ...decided]
}

const nothing = { productId: null, certificateId: null, madeProduct: false, problems: [] }

async function askQuestions(context: ActContext, fits: readonly Fit[], fileName: string): Promise<void> {
  const asked = new Map(fits.flatMap(({ place, row }) => (place.question ? [[place.question, row.product]] : [])))
  for (const [question, product] of asked)
    await askAboutPlace(context, { ...question, source: `${fileName}: ${product}` })
}

type PutProducts = { byKey: Map<string, string>; added: Set<string>; made: Set<string>; placeless: Set<string> }

async function putProducts(context: ActContext, fits: readonly Fit[], batchId: string): Promise<PutProducts> {
  const { tx, now, who } = context
  const first = new Map(fits.toReversed().map((fit) => [fit.productKey, fit]))
  const candidates = [...first.values()].map((fit) => toProduct(context.newId(), fit))
  const added = await addProducts(tx, candidates, now)
  const known = await lockImported(tx, [...first.keys()])
  const news = candidates.filter(({ id }) => added.has(id))
  await addFirstNames(
    tx,
    news.map(({ id, name }) => ({ productId: id, name })),
    { by: who.personId ?? null, at: now },
  )
  await issueCodes(
    context,
    news.map(({ id }) => id),
  )
  const recorded = news.flatMap(({ id, importKey }) => {
    const code = first.get(importKey)?.row.productCode
    return code ? [{ code, productId: id }] : []
  })
  await addRecordedCodes(tx, recorded, now)
  const revived = known.filter(({ isRetracted }) => isRetracted).map(({ id }) => id)
  if (revived.length > 0) await reviveProducts(tx, { ids: revived, batchId, at: now })
  return {
    byKey: new Map(known.map(({ id, importKey }) => [importKey, id])),
    added,
    made: new Set([...added, ...revived]),
    placeless: new Set(known.flatMap(({ id, communeCode }) => (communeCode === null && !added.has(id) ? id : []))),
  }
}

function toProduct(id: string, { raw, row, place, productKey }: Fit): ImportedProduct {
  return {
    ...{ id, name: row.product, industryCode: row.industryCode, setNo: null, organisationId: null },
    ...{ producer: row.producer, communeCode: place.communeCode, provinceCode: place.provinceCode },
    ...{ recordedPlace: recordedPlace(raw), recordedCommuneCode: raw.commune_old_code || null },
    ...{ origin: 'import', importKey: productKey, isDemo: false },
  }
}

async function issueCodes({ tx, now, newRandom }: ActContext, productIds: readonly string[]): Promise<void> {
  let waiting = [...productIds]
  while (waiting.length > 0) {
    const codes = waiting.map((productId) => ({ productId, code: shortCode(newRandom(16)) }))
    waiting = await addProductVerificationCodes(tx, codes, now)
  }
}

/** The certificates that rows made or brought back, by row. */
async function putFacts(
  { tx, now, newId }: ActContext,
  fits: readonly Fit[],
  byKey: ReadonlyMap<string, string>,
): Promise<Map<number, string>> {
  const rows = fits.map((fit) => ({
    no: fit.no,
    ...toTranscription(newId(), byKey.get(fit.productKey) as string, fit),
  }))
  const lifted = await liftRetractions(tx, rows)
  const added = await addTranscriptions(tx, rows, now)
  const news = rows.filter(({ id }) => added.has(id))
  const ends = news.filter(({ fact }) => fact === 'ended')
  const endOf = ({ id, source }: Transcription) => ({ id: newId(), certificateId: id, reason: source?.words ?? '' })
  if (ends.length > 0) await addEnds(tx, ends.map(endOf), now)
  const facts = new Map(news.map(({ no, id }) => [no, id]))
  // The first row that tells a fact anew has it.
  for (const { no, productId, factKey } of rows) {
    const id = lifted.get(`${productId} ${factKey}`)
    if (id) facts.set(no, id)
    lifted.delete(`${productId} ${factKey}`)
  }
  return facts
}

function toTranscription(id: string, productId: string, { row, factKey }: Fit): Transcription {
  const { issuer, decisionNumber, star, points, year, decidedOn, fact, source, statusWords } = row
  return {
    ...{ id, productId, authorityName: issuer, decisionNumber, star, points, year, fact, factKey },
    ...{ issuedOn: decidedOn, expiresOn: decidedOn ? lastDayOf(decidedOn) : null },
    source: { ...source, words: statusWords },
  }
}

function listPlaces(fits: readonly Fit[], { byKey, placeless }: PutProducts): { id: string; communeCode: string }[] {
  return fits.flatMap(({ productKey, place: { communeCode } }) => {
    const id = byKey.get(productKey) as string
    return communeCode !== null && placeless.has(id) ? [{ id, communeCode }] : []
  })
}

type Put = { products: PutProducts; facts: ReadonlyMap<number, string>; placed: ReadonlySet<string> }

function toDecided({ no, productKey, place }: Fit, { products, facts, placed }: Put): DecidedRow {
  const productId = products.byKey.get(productKey) as string
  const certificateId = facts.get(no) ?? null
  if (certificateId === null && !placed.has(productId)) return { ...nothing, no, outcome: 'already-there', productId }
  const madeProduct = products.made.has(productId)
  const outcome = place.problems.length > 0 ? 'needs-person' : 'accepted'
  return { no, outcome, problems: place.problems, productId, certificateId, madeProduct }
}
