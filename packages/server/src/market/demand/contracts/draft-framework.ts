import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { addMonthsUp, sumOf } from '@saolang/core/market/demand/months.ts'
import type { ActContext } from '../../../platform/act.ts'
import type { DemandRow } from '../demands.sql.ts'
import type { QuoteRow, VersionRow } from '../quotes/quotes.sql.ts'
import { addFramework, addFrameworkVersion, countFrameworks, type PartyRow } from './frameworks.sql.ts'

type Awarded = { demand: DemandRow; quote: QuoteRow; version: VersionRow }

/** Drafts a framework contract from an awarded answer: what was asked for and what was answered, never more than either. Gives its id. */
export async function draftFramework(context: ActContext, { demand, quote, version }: Awarded): Promise<string> {
  const { tx, now, who } = context
  const given = new Map(addMonthsUp(version.shares.map(({ months }) => months)).map((m) => [m.month, m.quantity]))
  const months = demand.months
    .map(({ month, quantity }) => ({ month, quantity: Math.min(quantity, given.get(month) ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
  refuseIf(months.length > 0 ? [] : [{ code: 'demand.months' }])
  const { tiers, paymentDays, leadDays, terms } = version.terms
  const total = sumOf(months)
  const id = context.newId()
  const year = legalDateOf(now).slice(0, 4)
  const number = `${String((await countFrameworks(tx, year)) + 1).padStart(4, '0')}/${year}/HĐNT-OCOP`
  const { buyerId, unit, isDemo } = demand
  const row = { id, number, demandId: demand.id, quoteId: quote.id, buyerId, leadId: quote.leadId, unit, total, isDemo }
  await addFramework(tx, row, partiesOf(buyerId, quote, version), now)
  const content = { months, total, tiers, paymentDays, leadDays, terms }
  const by = { by: who.personId ?? null, party: buyerId, at: now }
  await addFrameworkVersion(tx, { frameworkId: id, terms: content }, by)
  return id
}

function partiesOf(buyerId: string, { leadId }: QuoteRow, { shares }: VersionRow): PartyRow[] {
  const suppliers = shares.map(
    ({ organisationId, productId, months }): PartyRow => ({
      organisationId,
      productId,
      months,
      role: organisationId === leadId ? 'lead' : 'member',
    }),
  )
  return [{ organisationId: buyerId, role: 'buyer', productId: null, months: [] }, ...suppliers]
}
