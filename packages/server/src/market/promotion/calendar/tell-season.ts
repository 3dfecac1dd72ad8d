import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findSeasonProblems, readSeason } from '@saolang/core/market/promotion/season.ts'
import { act, type ViewContext, view } from '../../../platform/act.ts'
import { getProduct } from '../../../registry/get-product.ts'
import { getSeat } from '../../../trace/seat.ts'
import { listLivingProducts } from '../living-products.ts'
import { listSeasons, saveSeason } from './seasons.sql.ts'

export type SeasonForm = { months: readonly string[]; best: readonly string[]; noteVi: string; noteEn: string }

/** Tells in which months a product is to be had. Only its producer knows, or the commune's officer on its word. */
export const tellSeason = act(
  'season.tell',
  async (context, { productId, form }: { productId: string; form: SeasonForm }) => {
    const { tx, who, now } = context
    await getOwnProduct({ tx, who }, productId)
    const season = readSeason(form)
    refuseIf(findSeasonProblems(season))
    await saveSeason(tx, { productId, ...season }, { at: now, by: who.personId ?? null, role: who.role })
    context.on('product', productId, { months: season.months, actedFor: who.role !== 'producer' })
  },
)

/** The season of a product as it stands, for whoever may tell it. */
export const readSeasonOf = view('season.read', async ({ tx, who }, productId: string) => {
  const { product, seat } = await getOwnProduct({ tx, who }, productId)
  const [season] = await listSeasons(tx, [productId])
  return { product: { id: product.id, name: product.name }, seat, season }
})

/** The products of a seat with their seasons, those without one too. */
export const readOwnSeasons = view('season.read', async ({ tx, who }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  const products = await listLivingProducts(tx, seat.id)
  const seasons = await listSeasons(
    tx,
    products.map(({ id }) => id),
  )
  const told = new Map(seasons.map((season) => [season.productId, season]))
  return { seat, products: products.map(({ id, name }) => ({ id, name, season: told.get(id) })) }
})

async function getOwnProduct({ tx, who }: Pick<ViewContext, 'tx' | 'who'>, productId: string) {
  const product = await getProduct(tx, productId)
  if (!product.organisationId) throw new Refused([{ code: 'forbidden.organisation' }])
  return { product, seat: await getSeat(tx, who, product.organisationId) }
}
