import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findPointProblems, PointForm, type StockWord, stockWords } from '@saolang/core/market/points-of-sale/point.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getPlace } from '../../people/get-place.ts'
import { peopleSettings } from '../../people/settings.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getSeat } from '../../trace/seat.ts'
import {
  addPoint,
  changePointRow,
  decidePointRow,
  endPointProduct,
  findPoint,
  keepPointProduct,
  listPointProducts,
  type PointRow,
} from './points.sql.ts'

type Telling = { organisationId?: string | undefined; form: Readonly<Record<string, unknown>> }

/**
 * Tells of a place that sells: a producer of an own one or of one that takes its goods, an officer of one in their own place. It is
 * shown when an officer of its place has approved it.
 */
export const tellPoint = act('point-of-sale.tell', async (context, { organisationId, form }: Telling) => {
  const { tx, who, now } = context
  const seat = who.role === 'producer' || organisationId ? await getSeat(tx, who, organisationId) : undefined
  const { point, place } = await readPointForm(tx, form)
  if (!seat) refuseIf(findJurisdictionProblems(who, place))
  const id = context.newId()
  const isDemo = seat?.isDemo ?? peopleSettings().isDemo
  const told = { toldAt: now, toldBy: who.personId ?? null }
  await addPoint(tx, { id, organisationId: seat?.id ?? null, ...point, ...place, isDemo, ...told })
  context.on('point-of-sale', id, {
    provinceCode: place.provinceCode,
    actedFor: Boolean(seat) && who.role !== 'producer',
  })
  return { id }
})

/** Writes a place anew; it waits for an officer again. */
export const changePoint = act(
  'point-of-sale.tell',
  async (context, { id, form }: { id: string; form: Readonly<Record<string, unknown>> }) => {
    await getPointOf(context.tx, context.who, id)
    const { point, place } = await readPointForm(context.tx, form)
    await changePointRow(context.tx, { id, ...point, ...place }, { by: context.who.personId ?? null, at: context.now })
    await renewProducts(context, id)
    context.on('point-of-sale', id, { changed: true })
  },
)

type Seen = { id: string; productId: string; stock: string }

/** Says what is on a place's shelf of a product; `gone` when it sells it no more. Only products of the register, and of a producer's own place only its own. */
export const tellShelf = act('point-of-sale.tell', async (context, { id, productId, stock }: Seen) => {
  const { tx, who, now } = context
  const point = await getPointOf(tx, who, id)
  const product = await getProduct(tx, productId)
  const isOthers = point.organisationId !== null && product.organisationId !== point.organisationId
  refuseIf(isOthers ? [{ code: 'forbidden.product' }] : [])
  if (stock === 'gone') await endPointProduct(tx, id, productId, now)
  else {
    const word = stockWords.find((known) => known === stock)
    refuseIf(word ? [] : [{ code: 'point.stock', at: `stock-${productId}` }])
    await keepPointProduct(tx, { pointId: id, productId, stock: word as StockWord, by: who.personId ?? null }, now)
  }
  await renewProductPage(context, productId)
  context.on('point-of-sale', id, { productId, stock })
})

type Deciding = { id: string; state: 'approved' | 'refused' | 'closed'; words: string }

/** An officer of the place decides on it; not one who told of it. A refusal and a closing say why. */
export const decidePoint = act('point-of-sale.decide', async (context, { id, state, words }: Deciding) => {
  const { tx, who, now } = context
  const point = await findPoint(tx, id)
  if (!point) throw new Refused([{ code: 'not-found.point' }])
  const said = tidy(words)
  refuseIf([...findJurisdictionProblems(who, point), ...findOwnProblems(who, point)])
  refuseIf(said === '' && state !== 'approved' ? [{ code: 'order.words-missing', at: `words-${id}` }] : [])
  const row = { id, state, words: said || null, by: who.personId ?? null }
  refuseIf((await decidePointRow(tx, row, now)) ? [] : [{ code: 'conflict.point-decided' }])
  await renewProducts(context, id)
  context.on('point-of-sale', id, { state })
})

const findOwnProblems = ({ personId }: Actor, { toldBy, state }: PointRow): Problem[] =>
  state === 'proposed' && toldBy !== null && toldBy === personId ? [{ code: 'forbidden.own-point' }] : []

async function readPointForm(tx: Tx, form: Readonly<Record<string, unknown>>) {
  const { communeCode, phone, stockPlace, ...point } = parseForm(PointForm, form)
  refuseIf(findPointProblems({ communeCode, phone, stockPlace, ...point }))
  const { provinceCode, communeCode: todaysCode } = await getPlace(tx, communeCode)
  return {
    point: { ...point, name: tidy(point.name), phone: phone || null, stockPlace: tidy(stockPlace) || null },
    place: { communeCode: todaysCode, provinceCode },
  }
}

/** A place that somebody may change: a producer's own, an officer's in their own place. Refuses with `not-found.point` any other. */
export async function getPointOf(tx: Tx, who: Actor, id: string): Promise<PointRow> {
  const point = await findPoint(tx, id)
  const isOthers = who.role === 'producer' && point?.organisationId !== who.organisationId
  if (!point || isOthers) throw new Refused([{ code: 'not-found.point' }])
  if (who.role !== 'producer') refuseIf(findJurisdictionProblems(who, point))
  return point
}

async function renewProducts(context: ActContext, id: string): Promise<void> {
  const today = legalDateOf(context.now)
  for (const { productId } of await listPointProducts(context.tx, [id], today))
    await renewProductPage(context, productId)
}
