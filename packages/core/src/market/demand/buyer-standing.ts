import { listProblems, type Problem } from '../../kernel/problem.ts'
import { isPhone } from '../../people/contact.ts'

/** Who buys in bulk. */
export const buyerKinds = ['supermarket', 'restaurant', 'hotel', 'exporter', 'distributor', 'kitchen'] as const
export type BuyerKind = (typeof buyerKinds)[number]

/** How an organisation stands as a buyer: it asked, an officer knows it, or did not. */
export type BuyerStanding = 'none' | 'asked' | 'verified' | 'refused'

export type BuyerAsking = { kind: string; about: string; phone: string }

/** Why an organisation cannot ask to buy in bulk so. */
export function findAskingProblems({ kind, about, phone }: BuyerAsking): Problem[] {
  return listProblems([
    !buyerKinds.some((known) => known === kind) && { code: 'demand.buyer-kind', at: 'kind' },
    (about.length < 10 || about.length > 1000) && { code: 'demand.buyer-about', at: 'about' },
    !isPhone(phone) && { code: 'demand.buyer-phone', at: 'phone' },
  ])
}
