import { z } from 'zod'
import { listProblems, type Problem } from '../../kernel/problem.ts'

const blankIsNone = (value: unknown) => (value === '' || value === undefined ? null : value)
const count = (max: number) => z.preprocess(blankIsNone, z.coerce.number().int().min(0).max(max).nullable().catch(-1))

/** How a seller delivers beyond the price of own delivery: from which sum on for nothing, in how many days, how long what spoils may travel. */
export const DeliveryForm = z.object({
  freeFromDong: count(1_000_000_000),
  ownDays: count(60),
  perishableDays: count(30),
})
export type DeliveryForm = z.infer<typeof DeliveryForm>

/** Why such terms cannot stand. Empty fields are none. */
export function findDeliveryProblems({ freeFromDong, ownDays, perishableDays }: DeliveryForm): Problem[] {
  return listProblems([
    freeFromDong === -1 && { code: 'delivery.free-from', at: 'freeFromDong' },
    (ownDays === -1 || ownDays === 0) && { code: 'delivery.days', at: 'ownDays' },
    (perishableDays === -1 || perishableDays === 0) && { code: 'delivery.days', at: 'perishableDays' },
  ])
}

/** A way to have a seller's part of a cart brought. `days` is null where nobody says. */
export type DeliveryOption = { carrier: string; dong: number; days: number | null }

type Known = { goodsDong: number; isPerishable: boolean; terms: DeliveryForm }

/**
 * The ways that a buyer may choose from, the cheapest first: those that bring what spoils in time, for nothing above the seller's
 * threshold. Where nothing is quick enough there is none, and the goods cannot be sent there.
 */
export function listDeliveryOptions(options: readonly DeliveryOption[], { goodsDong, isPerishable, terms }: Known) {
  const { freeFromDong, perishableDays } = terms
  const isFree = freeFromDong !== null && goodsDong >= freeFromDong
  return options
    .filter(({ days }) => !isPerishable || perishableDays === null || (days !== null && days <= perishableDays))
    .map((option) => (isFree ? { ...option, dong: 0 } : option))
    .toSorted((a, b) => a.dong - b.dong || (a.days ?? 99) - (b.days ?? 99))
}
