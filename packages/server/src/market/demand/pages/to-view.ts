import type { MonthAmount } from '@saolang/core/market/demand/months.ts'
import { sumOf } from '@saolang/core/market/demand/months.ts'
import { findShortfalls, priceFor } from '@saolang/core/market/demand/quote.ts'
import {
  type ClassifiedSet,
  classification,
  findClassification,
} from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type {
  DemandLine,
  DemandView,
  MatchView,
  OwnQuoteView,
  SampleView,
  SentQuoteView,
} from '@saolang/web/market/demand/demand-views.ts'
import type { MatchedSupply } from '../match-supplies.ts'
import type { SampleRow } from '../quotes/quotes.sql.ts'
import type { NamedDemand, readDemand } from '../quotes/read-demand.ts'

type Read = Awaited<ReturnType<typeof readDemand>>

/** A group of products by the number of its set. */
export function groupName(setNo: number): string {
  const line = findClassification(setNo)?.line
  return line ? nameOf(line) : String(setNo)
}

const nameOf = ({ set, group, subgroup }: ClassifiedSet) => `${set}. ${subgroup ?? group}`

/** The groups that goods can be asked for in. */
export function listGroups(): { value: string; label: string }[] {
  return classification.flatMap(({ sets }) => sets.map((line) => ({ value: String(line.set), label: nameOf(line) })))
}

/** A request as a line of a list. */
export function toLine(row: NamedDemand, now: Date): DemandLine {
  const { id, title, buyer, unit, state, access, replyBy, isDemo } = row
  const isOver = replyBy <= now
  const facts = { id, title, buyer, unit, state, access, isOver, isSample: isDemo }
  return { ...facts, group: groupName(row.setNo), total: sumOf(row.months), replyBy: replyBy.toISOString() }
}

/** A request whole. */
export function toDemandView(row: NamedDemand, now: Date): DemandView {
  const { minStar, papers, quality, packing, minShelfDays, deliveryPlace, deliveryProvince, fromProvinces } = row
  const { priceFromDong, priceToDong, closedWhy, months } = row
  return {
    ...toLine(row, now),
    ...{ minStar, papers, quality, packing, minShelfDays, deliveryPlace, deliveryProvince, fromProvinces },
    ...{ priceFromDong, priceToDong, closedWhy, months },
  }
}

/** A supply held against a request, with its producer's name. */
export function toMatchView(row: MatchedSupply, names: ReadonlyMap<string, string>): MatchView {
  const { productId, organisationId, product, match } = row
  return { productId, organisationId, product, match, producer: names.get(organisationId) ?? '' }
}

/** The one answer that a producer stands in. */
export function toOwnQuote({ ownQuote, demand, names }: Read, own: string): OwnQuoteView | null {
  if (!ownQuote) return null
  const { quote, shares, samples } = ownQuote
  const given = shares.filter(({ answer }) => answer !== 'declined')
  return {
    ...{ id: quote.id, state: quote.state, version: quote.version, terms: quote.terms, isLead: quote.leadId === own },
    shares: shares.map(({ organisationId, months, answer }) => ({
      ...{ name: names.get(organisationId) ?? '', months, answer, isOwn: organisationId === own },
    })),
    shortfalls: findShortfalls(demand.months, given),
    samples: samples.map(toSample),
  }
}

/** The answers that a buyer was sent, each as its newest version. */
export function toSentQuotes({ quotes, demand, names }: Read): SentQuoteView[] {
  return quotes.flatMap(({ quote, versions: [newest, ...former], samples }) => {
    if (!newest) return []
    const shares = newest.shares.map(({ organisationId, months }) => ({
      name: names.get(organisationId) ?? '',
      months,
    }))
    return [
      {
        ...{ id: quote.id, state: quote.state, version: newest.no, terms: newest.terms, shares },
        sentAt: newest.sentAt.toISOString(),
        shortfalls: findShortfalls(demand.months, newest.shares),
        worthDong: worthOfAsked(demand.months, newest),
        samples: samples.map(toSample),
        former: former.map(({ no, sentAt, terms }) => ({ no, sentAt: sentAt.toISOString(), terms })),
      },
    ]
  })
}

type Newest = NonNullable<Read['quotes'][number]['versions'][number]>

// Each month called off at once: what the buyer would pay for what is asked and given.
function worthOfAsked(asked: readonly MonthAmount[], { shares, terms }: Newest): number {
  const short = new Map(findShortfalls(asked, shares).map(({ month, quantity }) => [month, quantity]))
  const dong = asked.map(({ month, quantity }) => {
    const given = quantity - (short.get(month) ?? 0)
    return given * priceFor(terms.tiers, given)
  })
  return Math.round(dong.reduce((sum, one) => sum + one, 0))
}

function toSample({ id, state, wanted, sentWords, verdict, verdictWords }: SampleRow): SampleView {
  return { id, state, wanted, sentWords, verdict, verdictWords }
}
