import { Refused } from '@saolang/core/kernel/problem.ts'
import { type SectorId, sectorIds, sectorOf } from '@saolang/core/trace/diary/sectors.ts'
import { listOrganisationsIn, type Organisation } from '../../people/get-organisation.ts'
import { getPersonName } from '../../people/get-person.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct, listProducts } from '../../registry/get-product.ts'
import { type AreaRow, listAreasOf } from '../areas/areas.sql.ts'
import { getSeat } from '../seat.ts'
import {
  countEntries,
  type EntryQuestion,
  findBook,
  findEntry,
  listEntries,
  type SettledEntry,
  saveBook,
} from './entries.sql.ts'
import {
  findLot,
  type Lot,
  listLotsOf,
  listLotsOfArea,
  listLotsOfProduct,
  listMaterials,
  listTakenIn,
  type MaterialRow,
} from './lots.sql.ts'

/** What a page of the diary needs to ask its questions: whose it is, which steps, and what there is to choose from. */
export type Shelf = {
  organisation: Organisation
  sectors: SectorId[]
  areas: AreaRow[]
  products: { id: string; name: string }[]
  materials: MaterialRow[]
  lots: NamedLot[]
  takenIn: { identifier: string; unit: string; left: number }[]
}

/** A lot by the name of what it is. */
export type NamedLot = Lot & { name: string }

const mostLots = 200

/** All that a producer's diary offers to choose from. */
export const readShelf = view(
  'diary.read',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }): Promise<Shelf> => {
    const organisation = await getSeat(tx, who, organisationId)
    const { id } = organisation
    const [chosen, products, areas, materials, lots, takenIn] = await Promise.all([
      findBook(tx, id),
      listProducts(tx, id),
      listAreasOf(tx, id),
      listMaterials(tx, id),
      listLotsOf(tx, { organisationId: id, onlyLeft: true, size: mostLots }),
      listTakenIn(tx, id),
    ])
    const sectors = chosen ?? [...new Set(products.map(({ setNo }) => sectorOf(setNo)))]
    return {
      organisation,
      sectors: sectorIds.filter((sector) => sectors.includes(sector)),
      areas,
      products: products.map(({ id: productId, name }) => ({ id: productId, name })),
      materials,
      lots: await nameLots(tx, lots),
      takenIn,
    }
  },
)

/** Chooses the sectors whose steps a diary shows. */
export const chooseSectors = act(
  'diary.record',
  async (context, { organisationId, sectors }: { organisationId?: string | undefined; sectors: readonly string[] }) => {
    const seat = await getSeat(context.tx, context.who, organisationId)
    const chosen = sectorIds.filter((sector) => sectors.includes(sector))
    await saveBook(context.tx, seat.id, chosen, context.now)
    context.on('organisation', seat.id, { sectors: chosen })
  },
)

/** A page of the diary, and how many entries match. */
export const readEntries = view(
  'diary.read',
  async ({ tx, who }, question: Omit<EntryQuestion, 'organisationId'> & { organisationId?: string | undefined }) => {
    const organisation = await getSeat(tx, who, question.organisationId)
    const whole = { ...question, organisationId: organisation.id }
    const [entries, total] = await Promise.all([listEntries(tx, whole), countEntries(tx, whole)])
    return { organisation, total, entries: await Promise.all(entries.map((entry) => withNames(tx, entry))) }
  },
)

/** An entry with the names of who told it and of what it names. */
export type NamedEntry = SettledEntry & { toldByName: string; lot: NamedLot | undefined; areaName: string | undefined }

/** One entry. Refuses with `not-found.entry` who may not see it. */
export const readEntry = view('diary.read', async ({ tx, who }, { id }: { id: string }) => {
  const entry = await findEntry(tx, id)
  if (!entry) throw new Refused([{ code: 'not-found.entry' }])
  const organisation = await getSeat(tx, who, entry.organisationId).catch(() => {
    throw new Refused([{ code: 'not-found.entry' }])
  })
  return { organisation, entry: await withNames(tx, entry) }
})

/** All lots of an organisation, the empty ones too. */
export const readLots = view(
  'diary.read',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }) => {
    const organisation = await getSeat(tx, who, organisationId)
    const lots = await listLotsOf(tx, { organisationId: organisation.id, onlyLeft: false, size: 1000 })
    return { organisation, lots: await nameLots(tx, lots), takenIn: await listTakenIn(tx, organisation.id) }
  },
)

/** The organisations whose diary an officer of the commune may open. */
export const listDiaries = view('diary.read', async ({ tx, who }) => {
  const { jurisdiction } = who
  return jurisdiction?.level === 'commune' ? listOrganisationsIn(tx, jurisdiction.communeCode) : []
})

/** A lot by its id or its identifier; undefined when no diary began it. */
export async function getLot(tx: Tx, ref: { id?: string; identifier?: string }): Promise<NamedLot | undefined> {
  const lot = await findLot(tx, ref)
  return lot && (await nameLots(tx, [lot]))[0]
}

/** The lots of a product, newest first. */
export async function listLots(tx: Tx, productId: string): Promise<NamedLot[]> {
  return nameLots(tx, await listLotsOfProduct(tx, productId))
}

/** The lots that were gathered from an area, newest first: what left under its name. */
export async function listLotsFrom(tx: Tx, areaId: string): Promise<NamedLot[]> {
  return nameLots(tx, await listLotsOfArea(tx, areaId))
}

async function nameLots(tx: Tx, lots: readonly Lot[]): Promise<NamedLot[]> {
  return Promise.all(
    lots.map(async (lot) => ({
      ...lot,
      name: lot.productId ? (await getProduct(tx, lot.productId)).name : (lot.materialName ?? ''),
    })),
  )
}

async function withNames(tx: Tx, entry: SettledEntry): Promise<NamedEntry> {
  const { areaId } = entry.form
  const areas = areaId ? await listAreasOf(tx, entry.organisationId) : []
  return {
    ...entry,
    toldByName: await getPersonName(tx, entry.toldBy),
    lot: await getLot(tx, { id: entry.id }),
    areaName: areas.find(({ id }) => id === areaId)?.name,
  }
}
