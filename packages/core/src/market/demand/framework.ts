import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { type MonthAmount, roundAmount } from './months.ts'
import type { PriceTier } from './quote.ts'

/** What a version of a framework contract says. Amounts in the request's unit, prices in đồng for one. */
export type FrameworkTerms = {
  months: MonthAmount[]
  /** At most so much in all, which may be less than the months together. */
  total: number
  tiers: PriceTier[]
  paymentDays: number
  leadDays: number
  terms: string
}

/** A draft changes by versions until every party has signed the same one. */
export type FrameworkState = 'draft' | 'signed' | 'ended'

/** How a call-off goes. Declined and cancelled give the amount back; done when all of it was accepted. */
export const callOffActs = {
  confirm: { from: ['called'], to: 'confirmed', by: 'lead' },
  decline: { from: ['called'], to: 'declined', by: 'lead' },
  cancel: { from: ['called'], to: 'cancelled', by: 'buyer' },
} as const
export type CallOffAct = keyof typeof callOffActs
export type CallOffState = 'called' | 'confirmed' | 'declined' | 'cancelled' | 'done'

/** Who somebody is in a contract. */
export type Party = 'buyer' | 'lead' | 'member'

/** Reasons why a party may not do this with a call-off as it stands. */
export function findCallOffProblems(state: CallOffState, move: CallOffAct, party: Party): Problem[] {
  const { from, by } = callOffActs[move]
  if (by !== party) return [{ code: 'forbidden.framework-party' }]
  return (from as readonly CallOffState[]).includes(state) ? [] : [{ code: 'conflict.call-off-moved-on' }]
}

/** Why so much cannot be called off so: an amount, a day of the month that is ahead. The limits themselves are the database's. */
export function findCallProblems(
  { month, quantity, deliverOn }: { month: string; quantity: number; deliverOn: string },
  today: LegalDate,
): Problem[] {
  return listProblems([
    !(quantity > 0 && quantity < 1e9) && { code: 'framework.quantity', at: 'quantity' },
    !(isLegalDate(deliverOn) && deliverOn >= today && deliverOn.startsWith(month)) && {
      code: 'framework.deliver-on',
      at: 'deliverOn',
    },
  ])
}

/** Why a delivery's outcome cannot be noted so: accepted and defective are all of it, and defects are told in words. */
export function findAcceptanceProblems(
  sent: number,
  { accepted, words }: { accepted: number; words: string },
): Problem[] {
  return listProblems([
    !(accepted >= 0 && accepted <= sent) && { code: 'framework.accepted', at: 'accepted', values: { most: sent } },
    accepted < sent && words === '' && { code: 'framework.defect-words', at: 'words' },
  ])
}

/** What accepted goods are worth, in đồng. */
export function worthOfAccepted(accepted: number, priceDong: number): number {
  return Math.round(accepted * priceDong)
}

/** What a contract may be worth at most, at its highest price, in đồng: the figure of memoranda, which nobody counts as an outcome. */
export function worthOf({ total, tiers }: Pick<FrameworkTerms, 'total' | 'tiers'>): number {
  return Math.round(total * (tiers[0]?.dong ?? 0))
}

/** Why terms cannot stand in a contract. */
export function findFrameworkProblems({ months, total, terms }: FrameworkTerms): Problem[] {
  const all = roundAmount(months.reduce((sum, { quantity }) => sum + quantity, 0))
  return listProblems([
    !(months.length > 0 && months.every(({ quantity }) => quantity > 0)) && { code: 'demand.months', at: 'months' },
    !(total > 0 && total <= all) && { code: 'framework.total', at: 'total', values: { most: all || 0 } },
    terms.length > 3000 && { code: 'demand.too-long', at: 'terms' },
  ])
}
