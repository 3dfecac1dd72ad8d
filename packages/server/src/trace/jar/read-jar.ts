import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { readChainEvent } from '@saolang/core/trace/continuity/chain-event.ts'
import { findGaps } from '@saolang/core/trace/continuity/find-gaps.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import { type KnownItems, listMinimum } from '@saolang/core/trace/publish/minimum.ts'
import { readStage, type Stage } from '@saolang/core/trace/publish/stage.ts'
import type { RecallStatus } from '@saolang/core/trace/recall/recall.ts'
import type { JarRecall, JarState, JarView } from '@saolang/web/trace/jar/jar-view.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getLivingRecord, type RegisterRecord } from '../../registry/get-product.ts'
import { toRecordView } from '../../registry/record-view.ts'
import { listPapers } from '../areas/papers.sql.ts'
import { isDoubtful } from '../clones/read-alarms.ts'
import { getLot, type NamedLot } from '../diary/read-diary.ts'
import { findAllotment } from '../labels/allot-serials.ts'
import { codeOrigin } from '../product-key.ts'
import type { KeyRow } from '../product-keys.sql.ts'
import { knowLotItems, knowProductItems } from '../publish/known-items.ts'
import { findProductFacts } from '../publish/product-facts.sql.ts'
import { findPublication, listOpenPublications, type PublicationRow } from '../publish/publications.sql.ts'
import { type KnownPlace, readPlaces } from '../publish/read-way.ts'
import { findRecallStatus, listOpenRecalls } from '../recall/find-recall-status.ts'
import { listExternalLinks } from '../resolver/links.sql.ts'
import { findLotId, listPublishedEvents } from './jar.sql.ts'
import { nameVouchers } from './vouchers.ts'

/** What a code of ours names: a key, and a lot or a serial of it. */
export type JarCode = { key: string; lot?: string | undefined; serial?: string | undefined }

type Product = KeyRow & { productId: string }

/** All that anybody may know of a jar: what the register says today, and what its maker made public. */
export const readJar = publicView(
  async ({ tx, now }, { row, code }: { row: Product; code: JarCode }): Promise<JarView> => {
    const record = await getLivingRecord(tx, row.productId, legalDateOf(now))
    const found = await findLotOf(tx, code)
    const address = ownCode({ origin: codeOrigin(), ...code })
    const identifier = found.lot?.identifier ?? address
    const open = await listOpenPublications(tx, row.productId)
    const publication = found.lot
      ? await findPublication(tx, normalIdentifier(found.lot.identifier))
      : await findPublication(tx, ownCode({ origin: codeOrigin(), key: code.key }))
    const state = stateOf(code, found, { publication, hasLots: open.length > 0 })
    const lot = state === 'public' || state === 'unknown-serial' ? openLot(found.lot, publication) : undefined
    const isTold = state === 'public' || open.length > 0
    const way = await tellWay(tx, { lot, subject: publication?.subject, row, record, isTold, now })
    const recall = await findRecall(tx, { row, code, address, lot: found.lot })
    const links = await listExternalLinks(tx, row.productId)
    return {
      record: toRecordView(record),
      ...{ path: new URL(address).pathname, identifier, key: code.key, state },
      ...(code.lot || found.lot ? { lot: found.lot?.number ?? code.lot ?? '' } : {}),
      ...(code.serial && { serial: code.serial }),
      ...way,
      ...(recall && { recall: toJarRecall(recall) }),
      isDoubtful: code.serial !== undefined && (await isDoubtful(tx, { key: code.key, serial: code.serial })),
      shops: links.filter(({ type }) => type === 'hasRetailers').map(({ href, title }) => ({ href, title })),
      lots: found.lot || code.lot ? [] : await listOpenLots(tx, code.key, open),
    }
  },
)

type Found = { lot: NamedLot | undefined; isAllotted: boolean | undefined }

/** The lot that a code names, or that its serial was allotted to. */
async function findLotOf(tx: Tx, { key, lot, serial }: JarCode): Promise<Found> {
  const range = serial === undefined ? undefined : await findAllotment(tx, key, serial)
  const lotId = lot === undefined ? range?.lotId : await findLotId(tx, key, lot)
  const isAllotted = serial === undefined ? undefined : range !== undefined && range.lotId === lotId
  return { lot: lotId ? await getLot(tx, { id: lotId }) : undefined, isAllotted }
}

type Openness = { publication: PublicationRow | undefined; hasLots: boolean }

function stateOf({ lot, serial }: JarCode, found: Found, { publication, hasLots }: Openness): JarState {
  if (lot !== undefined && !found.lot) return 'unknown-lot'
  if (serial !== undefined && !found.isAllotted) return 'unknown-serial'
  // The product as a whole: it leads to its lots.
  if (!found.lot && hasLots) return 'public'
  if (!publication) return 'not-public'
  return publication.endedAt ? 'taken-back' : 'public'
}

const openLot = (lot: NamedLot | undefined, publication: PublicationRow | undefined) =>
  publication && !publication.endedAt ? lot : undefined

type Telling = {
  lot: NamedLot | undefined
  subject: string | undefined
  row: Product
  record: RegisterRecord
  /** Whether the maker made anything of this product public: its photo and facts may then be shown. */
  isTold: boolean
  now: Date
}

async function tellWay(tx: Tx, { lot, subject, row, record, isTold, now }: Telling) {
  const { organisationId } = record.product
  const facts = isTold ? await findProductFacts(tx, row.productId) : undefined
  const events = lot && subject ? await listPublishedEvents(tx, subject) : []
  const stages = events.map(({ body }) => readStage(body))
  const places = await readPlaces(
    tx,
    stages.map(({ place }) => place),
  )
  const product =
    organisationId && isTold
      ? await knowProductItems(tx, {
          ...{ record, facts, gtin: row.gtin ?? record.product.gtin },
          organisation: await getOrganisation(tx, organisationId),
        })
      : undefined
  const known: KnownItems = { ...product, ...(lot && knowLotItems(lot, stages, places)) }
  const vouchers = await nameVouchers(tx, events, organisationId)
  const areaIds = [...new Set([...places.values()].map(({ id }) => id))]
  const papers = areaIds.length > 0 ? await listPapers(tx, areaIds) : []
  const mapHref = mapOf([...places.values()])
  return {
    ...(facts?.photo && { photo: `/q/photo/${facts.photo}` }),
    stages: stages.map((stage, i) => toJarStage(stage, { places, by: vouchers[i], at: events[i]?.recordTime })),
    ...(mapHref && { mapHref }),
    papers: papers.map(({ kind, number, issuer, expiresOn }) => ({
      ...{ kind, number, issuer, expiresOn, isOver: expiresOn < legalDateOf(now) },
    })),
    gaps: findGaps(
      events.map(({ body }) => readChainEvent(body)),
      now.getTime(),
    ),
    items: product ? listMinimum(known, lot ? 'lot' : 'product') : [],
  }
}

type About = {
  places: ReadonlyMap<string, KnownPlace>
  by: JarView['stages'][number]['by'] | undefined
  at: Date | undefined
}

function toJarStage(stage: Stage, { places, by, at }: About): JarView['stages'][number] {
  const place = stage.place ? places.get(stage.place) : undefined
  const day = legalDateOf(new Date(stage.at))
  const told = at && legalDateOf(at)
  return {
    ...{ eventId: stage.eventId, day, step: stage.step, isDiary: stage.isDiary, by: by ?? { kind: 'unconfirmed' } },
    ...(place && { place: { kind: place.kind, name: place.name } }),
    ...(told && told !== day && { toldOn: told }),
  }
}

/** Commune-wide: to a tenth of a degree, some eleven kilometres. */
function mapOf(places: readonly KnownPlace[]): string | undefined {
  const points = places.flatMap(({ longitude, latitude }) =>
    longitude === null || latitude === null ? [] : `${longitude.toFixed(1)},${latitude.toFixed(1)}`,
  )
  return points.length > 0 ? `/q/map/${[...new Set(points)].join('_')}.svg` : undefined
}

type Recalled = { row: Product; code: JarCode; address: string; lot: NamedLot | undefined }

async function findRecall(tx: Tx, { row, code, address, lot }: Recalled): Promise<RecallStatus | undefined> {
  if (code.lot === undefined && code.serial === undefined) return (await listOpenRecalls(tx, row.productId))[0]
  return (await findRecallStatus(tx, address)) ?? (lot ? findRecallStatus(tx, lot.identifier) : undefined)
}

function toJarRecall({ code, hazard, reason, advice, openedAt, closedAt }: RecallStatus): JarRecall {
  return {
    ...{ code, hazard, reason, advice, openedOn: legalDateOf(openedAt) },
    ...(closedAt && { closedOn: legalDateOf(closedAt) }),
  }
}

const mostLots = 20

async function listOpenLots(tx: Tx, key: string, open: readonly PublicationRow[]): Promise<JarView['lots'][number][]> {
  const ids = open.flatMap(({ lotId }) => lotId ?? []).slice(0, mostLots)
  const lots = await Promise.all(ids.map((id) => getLot(tx, { id })))
  return lots.flatMap((lot) =>
    lot
      ? [
          {
            number: lot.number,
            madeOn: lot.madeOn,
            href: new URL(ownCode({ origin: codeOrigin(), key, lot: lot.number })).pathname,
          },
        ]
      : [],
  )
}
