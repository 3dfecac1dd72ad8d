import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import type { KnownItems } from '@saolang/core/trace/publish/minimum.ts'
import { listPlaceless, type Stage } from '@saolang/core/trace/publish/stage.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct, getRecord, listProducts } from '../../registry/get-product.ts'
import { getLot, listLots, type NamedLot } from '../diary/read-diary.ts'
import { codeOrigin } from '../product-key.ts'
import { findKeyOf } from '../product-keys.sql.ts'
import { getSeat } from '../seat.ts'
import { knowLotItems, knowProductItems, type ProductSide } from './known-items.ts'
import { findProductFacts, type ProductFacts } from './product-facts.sql.ts'
import { findPublication, listOpenPublications, type PublicationRow } from './publications.sql.ts'
import { readPlaces, readWay, type Way } from './read-way.ts'

/** A lot or a product at the publish gate: what is known of each item, and whether it is public now. */
export type AtGate = {
  productId: string
  organisationId: string
  subject: string
  known: KnownItems
  facts: ProductFacts | undefined
  publication: PublicationRow | undefined
  lot?: NamedLot
  way?: Way
  /** Stages at which something was made and nobody told where. */
  placeless: Stage[]
}

/** A product of one's own with its lots, newest first, and which of them are public. */
export type PublishableProduct = {
  productId: string
  name: string
  isPublic: boolean
  lots: { lot: NamedLot; publication: PublicationRow | undefined }[]
}

/** What a maker (or the officer who helps it) can publish. */
export const readPublishable = view(
  'publication.read',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }) => {
    const organisation = await getSeat(tx, who, organisationId)
    const products = await listProducts(tx, organisation.id)
    return { organisation, products: await Promise.all(products.map((product) => readProductLots(tx, product))) }
  },
)

async function readProductLots(tx: Tx, { id, name }: { id: string; name: string }): Promise<PublishableProduct> {
  const [lots, open] = await Promise.all([listLots(tx, id), listOpenPublications(tx, id)])
  return {
    ...{ productId: id, name, isPublic: open.length > 0 },
    lots: lots.map((lot) => ({ lot, publication: open.find(({ lotId }) => lotId === lot.id) })),
  }
}

/** A lot, or with only a product the product, as it stands at the gate. */
export const readAtGate = view('publication.read', ({ tx, who, now }, ref: GateRef) => openGate(tx, { who, now }, ref))

/** What comes to the gate: a lot by its id, or a product. */
export type GateRef = { lotId: string } | { productId: string }

/** What `readAtGate` reads, within an act. Refuses what is not one's own. */
export async function openGate(tx: Tx, { who, now }: { who: Actor; now: Date }, ref: GateRef): Promise<AtGate> {
  const lot = 'lotId' in ref ? await getLot(tx, { id: ref.lotId }) : undefined
  if ('lotId' in ref && !lot?.productId) throw new Refused([{ code: 'not-found.lot' }])
  const productId = lot?.productId ?? (ref as { productId: string }).productId
  const side = await readSide(tx, { who, now }, productId)
  const known = await knowProductItems(tx, side)
  const common = { productId, organisationId: side.organisation.id, facts: side.facts }
  if (!lot) {
    const subject = await subjectOf(tx, productId)
    const publication = subject ? await findPublication(tx, subject) : undefined
    return { ...common, subject, known, publication, placeless: [] }
  }
  const subject = normalIdentifier(lot.identifier)
  const way = await readWay(tx, { identifier: lot.identifier, organisationId: side.organisation.id })
  const places = await readPlaces(
    tx,
    way.stages.map(({ place }) => place),
  )
  return {
    ...common,
    ...{ subject, lot, way, placeless: listPlaceless(way.stages) },
    known: { ...known, ...knowLotItems(lot, way.stages, places) },
    publication: await findPublication(tx, subject),
  }
}

async function readSide(tx: Tx, { who, now }: { who: Actor; now: Date }, productId: string): Promise<ProductSide> {
  const product = await getProduct(tx, productId)
  if (!product.organisationId) throw new Refused([{ code: 'forbidden.organisation' }])
  await getSeat(tx, who, product.organisationId)
  const [organisation, record, facts, key] = await Promise.all([
    getOrganisation(tx, product.organisationId),
    getRecord(tx, productId, legalDateOf(now)),
    findProductFacts(tx, productId),
    findKeyOf(tx, productId),
  ])
  return { organisation, record, facts, gtin: key?.gtin ?? product.gtin }
}

// Empty while the product has no key: nothing of it can be public then.
async function subjectOf(tx: Tx, productId: string): Promise<string> {
  const row = await findKeyOf(tx, productId)
  return row ? ownCode({ origin: codeOrigin(), key: row.key }) : ''
}
