import { listProblems, type Problem } from '../../kernel/problem.ts'
import { type Carrier, carriers, type LayoutId, layoutIds, mostLabels } from './layout.ts'

/** Labels as a maker asks for them. */
export type LabelOrder = { amount: number; layout: string; carrier: string; withSerials: boolean }

/** An order without problems. */
export type GoodOrder = { amount: number; layout: LayoutId; carrier: Carrier; withSerials: boolean }

/** Every reason against an order of labels. `hasEnded`: the lot was withdrawn from the diary. */
export function findOrderProblems({ amount, layout, carrier }: LabelOrder, hasEnded: boolean): Problem[] {
  const isAmount = Number.isInteger(amount) && amount >= 1 && amount <= mostLabels
  return listProblems([
    hasEnded && { code: 'labels.lot-ended', at: 'lot' },
    !isAmount && { code: 'labels.amount-wrong', at: 'amount', values: { most: mostLabels } },
    !layoutIds.some((id) => id === layout) && { code: 'labels.layout-unknown', at: 'layout' },
    !carriers.some((known) => known === carrier) && { code: 'labels.carrier-unknown', at: 'carrier' },
  ])
}
