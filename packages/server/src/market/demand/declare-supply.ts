import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findSupplyProblems, type SupplyForm } from '@saolang/core/market/demand/supply.ts'
import { act, view } from '../../platform/act.ts'
import { getRecord, getRecords, listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { listSuppliesOf, saveSupply } from './supply.sql.ts'

type Declared = { productId: string; organisationId?: string | undefined; form: SupplyForm }

/** Declares how much of a product can be supplied by month, as its producer or the commune's officer who acts for it. */
export const declareSupply = act('supply.declare', async (context, { productId, organisationId, form }: Declared) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, organisationId)
  const { product } = await getRecord(tx, productId, legalDateOf(now))
  refuseIf(product.organisationId === seat.id ? [] : [{ code: 'forbidden.product' }])
  refuseIf(findSupplyProblems(form))
  const papers = form.papers.map((paper) => ({ ...paper, untilOn: paper.untilOn || null }))
  const by = { by: who.personId ?? null, byRole: who.role, at: now }
  await saveSupply(tx, { ...form, papers, productId, organisationId: seat.id }, by)
  context.on('supply', productId, { months: form.months.length, actedFor: who.role !== 'producer' })
})

/** A producer's products with what it declared of each. */
export const readSupplies = view('supply.read', async ({ tx, who, now }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  const [products, declared] = await Promise.all([listProducts(tx, seat.id), listSuppliesOf(tx, seat.id)])
  const records = await getRecords(
    tx,
    products.map(({ id }) => id),
    legalDateOf(now),
  )
  const supplies = products.flatMap(({ id, name, setNo, mergedInto, retractedAt }) => {
    if (mergedInto || retractedAt) return []
    const holds = records.get(id)?.current.standing.holds ?? false
    return [{ productId: id, name, setNo, holds, declared: declared.find(({ productId }) => productId === id) }]
  })
  return { seat, isHelped: who.role !== 'producer', supplies }
})
