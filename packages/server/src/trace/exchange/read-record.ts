import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { PublishedRecord, PublishedStanding } from '@saolang/core/trace/exchange/published-record.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import type { KnownItems } from '@saolang/core/trace/publish/minimum.ts'
import { readStage, type Stage } from '@saolang/core/trace/publish/stage.ts'
import type { RecallStatus } from '@saolang/core/trace/recall/recall.ts'
import { getOrganisation, type Organisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecord, type RegisterRecord } from '../../registry/get-product.ts'
import { getLot, type NamedLot } from '../diary/read-diary.ts'
import { listPublishedEvents } from '../jar/jar.sql.ts'
import { codeOrigin } from '../product-key.ts'
import { findKeyOf, type KeyRow } from '../product-keys.sql.ts'
import { knowLotItems, knowProductItems } from '../publish/known-items.ts'
import { findProductFacts, type ProductFacts } from '../publish/product-facts.sql.ts'
import { readPlaces } from '../publish/read-way.ts'
import { findRecallStatus } from '../recall/find-recall-status.ts'
import type { RecordRow, SubjectRow } from './records.sql.ts'

type Reading = {
  subject: SubjectRow
  record: RegisterRecord
  organisation: Organisation
  facts: ProductFacts | undefined
  key: KeyRow
  product: KnownItems
  recall: RecallStatus | undefined
}

/**
 * What may be told of a product or a lot now. What was taken back keeps the words it was last told in, so that nothing that its maker
 * closed is told; undefined when it never was told, or its product has no maker or no code.
 */
export async function readRecord(
  tx: Tx,
  { subject, former, now }: { subject: SubjectRow; former: RecordRow | undefined; now: Date },
): Promise<{ organisationId: string; body: PublishedRecord } | undefined> {
  if (subject.endedAt)
    return former && { organisationId: former.organisationId, body: { ...former.body, standing: 'withdrawn' } }
  const record = await getRecord(tx, subject.productId, legalDateOf(now))
  const { organisationId } = record.product
  const key = await findKeyOf(tx, subject.productId)
  if (!organisationId || !key) return undefined
  const [organisation, facts, recall] = await Promise.all([
    getOrganisation(tx, organisationId),
    findProductFacts(tx, subject.productId),
    findRecallStatus(tx, subject.subject),
  ])
  const product = await knowProductItems(tx, { record, organisation, facts, gtin: key.gtin ?? record.product.gtin })
  const reading = { subject, record, organisation, facts, key, product, recall }
  return { organisationId, body: { ...tellProduct(reading), ...(await tellLot(tx, reading)) } }
}

function tellProduct({ subject, record, organisation, facts, key, product, recall }: Reading) {
  const { star, number, issuedOn, expiresOn, standing } = record.current
  const paper = number ?? record.current.decisionNumber
  return {
    subject: subject.subject,
    scope: subject.lotId ? ('lot' as const) : ('product' as const),
    standing: standingOf(standing.holds, recall),
    product: {
      name: record.product.name,
      ...(facts?.photo && { imageUrl: `${codeOrigin()}/q/photo/${facts.photo}` }),
      ...(facts?.brand && { brand: facts.brand }),
      ...(facts?.standards && { standards: facts.standards }),
      ...(facts?.shelfLife && { shelfLife: facts.shelfLife }),
      ...(facts?.warnings && { warnings: facts.warnings }),
      ...(product.gtin && { gtin: product.gtin }),
      ...(record.legalCode && { legalCode: record.legalCode }),
      pageUrl: ownCode({ origin: codeOrigin(), key: key.key }),
    },
    maker: {
      name: organisation.name,
      address: product['maker-address'] ?? '',
      identifier: product['maker-identifier'] ?? '',
      communeCode: organisation.communeCode,
      provinceCode: organisation.provinceCode,
    },
    certificates: star
      ? [{ star, ...(paper && { number: paper }), ...(issuedOn && { issuedOn }), ...(expiresOn && { expiresOn }) }]
      : [],
    stages: [],
    ...(recall && {
      recall: {
        ...{ code: recall.code, reason: recall.reason, advice: recall.advice },
        openedAt: recall.openedAt.toISOString(),
      },
    }),
  }
}

// A recall stays with what it reached, closed or not: those goods never come back.
function standingOf(holds: boolean, recall: RecallStatus | undefined): PublishedStanding {
  if (recall) return 'recalled'
  return holds ? 'published' : 'certificate-ended'
}

async function tellLot(tx: Tx, { subject, key }: Reading): Promise<Partial<Pick<PublishedRecord, 'lot' | 'stages'>>> {
  const lot = subject.lotId ? await getLot(tx, { id: subject.lotId }) : undefined
  if (!lot) return {}
  const stages = (await listPublishedEvents(tx, subject.subject)).map(({ body }) => readStage(body))
  const places = await readPlaces(
    tx,
    stages.map(({ place }) => place),
  )
  const known = knowLotItems(lot, stages, places)
  return {
    lot: {
      ...{ traceCode: lot.identifier, madeOn: lot.madeOn, quantity: lot.made, unit: lot.unit },
      ...(lot.expiresOn && { expiresOn: lot.expiresOn }),
      ...harvestOf(stages),
      ...(known['growing-place'] && { growingPlace: known['growing-place'] }),
      ...(known.origin && { origin: known.origin }),
    },
    stages: stages.map((stage) => tellStage(stage, { lot, key })),
  }
}

function tellStage({ at, step, place, born }: Stage, { lot }: { lot: NamedLot; key: KeyRow }) {
  return {
    traceCode: born[0] ?? lot.identifier,
    ...(place && { placeCode: place }),
    ...{ at: new Date(at).toISOString(), step },
  }
}

function harvestOf(stages: readonly Stage[]) {
  const days = stages.flatMap(({ harvestedOn }) => harvestedOn ?? []).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  return { ...(first && { harvestedFrom: first }), ...(last && { harvestedTo: last }) }
}
