import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Label } from '@saolang/core/market/offer.ts'
import type { Organisation } from '../../people/get-organisation.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import { getRecord } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { addBundleParts, addOffer, listVariantsOf, saveVariant, type VariantRow } from './offers.sql.ts'
import { findProblems, findProductProblems, keepChange, readForm, toRow } from './save-offer.ts'

type Input = { organisationId?: string | undefined; form: Readonly<Record<string, unknown>> }
type Part = { variant: VariantRow; quantity: number }

/**
 * Offers a gift box of several packs of one seller. It has no stock of its own, tells the labels of everything in it, and is sold
 * while the stars of everything in it hold. Quantities come as `part-{variant}`. Gives the offer's id.
 */
export const saveBundle = act('offer.save', async (context, { organisationId, form }: Input) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, organisationId)
  const parts = readParts(await listVariantsOf(tx, seat.id), form)
  const label = joinLabels(parts)
  const offer = readForm({ ...form, ...shorten(label), channel: 'shop' })
  refuseIf([
    ...findPartProblems(parts),
    ...(await findStarProblems(context, parts, seat)),
    ...(await findProblems(context, offer, seat)),
  ])
  const productId = parts[0]?.variant.productId as string
  const facts = { productId, organisationId: seat.id, pack: tidy(offer.pack), label }
  const isPerishable = parts.some(({ variant }) => variant.isPerishable)
  const bundleId = context.newId()
  const variantId = await saveVariant(tx, { id: bundleId, ...facts, isPerishable }, now)
  refuseIf(variantId === bundleId ? [] : [{ code: 'conflict.offer-exists', at: 'pack' }])
  await addBundleParts(
    tx,
    variantId,
    parts.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
  )
  const id = context.newId()
  const row = { ...toRow(id, offer, legalDateOf(now)), variantId, productId, sellerId: seat.id, channel: offer.channel }
  await addOffer(tx, row, now)
  await keepChange(context, id, productId)
  context.on('offer', id, { parts: parts.length, priceDong: offer.priceDong, actedFor: who.role !== 'producer' })
  return { id }
})

/** The packs that a seller can put into a gift box, by the names of their products. */
export const readBundleParts = view('offer.read', async ({ tx, who, now }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const variants = await listVariantsOf(tx, id)
  const parts = await Promise.all(
    variants.map(async (variant) => {
      const { product } = await getRecord(tx, variant.productId, legalDateOf(now))
      return { id: variant.id, name: product.name, pack: variant.pack }
    }),
  )
  return { seller: { id, name, isHelped: who.role !== 'producer' }, parts }
})

function readParts(variants: readonly VariantRow[], form: Input['form']): Part[] {
  return variants
    .map((variant) => ({ variant, quantity: Number(String(form[`part-${variant.id}`] ?? '').trim() || 0) }))
    .filter(({ quantity }) => quantity !== 0)
}

const mostOfPart = 99

function findPartProblems(parts: readonly Part[]): Problem[] {
  const count = parts.reduce((sum, { quantity }) => sum + quantity, 0)
  return listProblems([
    count < 2 && { code: 'bundle.too-few' },
    ...parts.map(
      ({ variant, quantity }) =>
        !(Number.isInteger(quantity) && quantity >= 1 && quantity <= mostOfPart) && {
          code: 'bundle.quantity',
          at: `part-${variant.id}`,
        },
    ),
  ])
}

async function findStarProblems(context: ActContext, parts: readonly Part[], seat: Organisation): Promise<Problem[]> {
  const productIds = [...new Set(parts.map(({ variant }) => variant.productId))]
  return (await Promise.all(productIds.map((id) => findProductProblems(context, id, seat)))).flat().slice(0, 1)
}

// A box must tell what each thing in it must tell (Nghị định 43/2017/NĐ-CP, Điều 10).
function joinLabels(parts: readonly Part[]): Label {
  const join = (field: keyof Label) =>
    parts
      .filter(({ variant }) => variant.label[field] !== '')
      .map(({ variant: { pack, label } }) => `${pack}: ${label[field]}`)
      .join('; ')
  return {
    ...{ ingredients: join('ingredients'), use: join('use'), storage: join('storage') },
    ...{ shelfLife: join('shelfLife'), warnings: join('warnings'), origin: join('origin') },
  }
}

// What is checked is that each thing is told; the box tells it at any length.
const shorten = (label: Label) =>
  Object.fromEntries(Object.entries(label).map(([field, text]) => [field, text.slice(0, 100)]))
