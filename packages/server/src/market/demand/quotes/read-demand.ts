import { Refused } from '@saolang/core/kernel/problem.ts'
import { findOrganisation } from '../../../people/get-organisation.ts'
import { type ViewContext, view } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { findBuyer } from '../buyers.sql.ts'
import {
  type DemandRow,
  findDemand,
  listDemands,
  listDemandsFor,
  listDemandsOf,
  listQuestions,
} from '../demands.sql.ts'
import { standingOf } from '../know-buyer.ts'
import { matchOwnSupplies, matchSupplies } from '../match-supplies.ts'
import { getDemandToAnswer } from '../stand-by-demand.ts'
import { findQuoteOf, listSamples, listSentQuotes, listShares, listVersions } from './quotes.sql.ts'

/** The requests that somebody may see: a buyer's own, those that a producer may answer; officers read them all. */
export const readDemands = view('demand.read', async ({ tx, who }, _: undefined) => {
  if (!who.organisationId)
    return { standing: 'none' as const, own: [], open: await nameBuyers(tx, await listDemands(tx)) }
  const standing = standingOf(await findBuyer(tx, who.organisationId))
  const own = standing === 'verified' ? await listDemandsOf(tx, who.organisationId) : []
  const open = await listDemandsFor(tx, who.organisationId)
  return { standing, own: await nameBuyers(tx, own), open: await nameBuyers(tx, open) }
})

/**
 * One request as the asker may see it. Its buyer: who can supply, and every answer that was sent. A producer: the own supply held
 * against it, and the one answer it stands in. An officer: the request alone. Answers are never shown to those who compete.
 */
export const readDemand = view('demand.read', async (context, id: string) => {
  const { tx, who } = context
  const demand = await findDemand(tx, id)
  const seat = await sitDown(context, demand)
  if (!demand || !seat) throw new Refused([{ code: 'not-found.demand' }])
  const [named] = await nameBuyers(tx, [demand])
  const own = who.organisationId
  const questions = (await listQuestions(tx, id)).map((row) => ({ ...row, isOwn: row.organisationId === own }))
  const facts = { seat, demand: named as NamedDemand, questions }
  if (seat === 'buyer') return { ...facts, ...(await readForBuyer(context, demand)) }
  if (seat === 'producer') return { ...facts, ...(await readForProducer(context, demand)) }
  return { ...facts, supplies: [], quotes: [], ownQuote: undefined, names: new Map<string, string>() }
})

type Seat = 'buyer' | 'producer' | 'officer'

async function sitDown(context: ViewContext, demand: DemandRow | undefined): Promise<Seat | undefined> {
  const { who } = context
  if (!demand) return undefined
  if (who.role !== 'producer') return 'officer'
  if (demand.buyerId === who.organisationId) return 'buyer'
  await getDemandToAnswer(context, demand.id)
  return 'producer'
}

async function readForBuyer({ tx, now }: ViewContext, demand: DemandRow) {
  const [supplies, sent] = await Promise.all([matchSupplies(tx, demand, now), listSentQuotes(tx, demand.id)])
  const ids = sent.map(({ id }) => id)
  const [versions, samples] = await Promise.all([listVersions(tx, ids), listSamples(tx, ids)])
  const quotes = sent.map((quote) => ({
    quote,
    versions: versions.filter(({ quoteId }) => quoteId === quote.id),
    samples: samples.filter(({ quoteId }) => quoteId === quote.id),
  }))
  const named = [...supplies, ...versions.flatMap(({ shares }) => shares)].map(({ organisationId }) => organisationId)
  return { supplies, quotes, ownQuote: undefined, names: await nameAll(tx, named) }
}

async function readForProducer({ tx, who, now }: ViewContext, demand: DemandRow) {
  const organisationId = who.organisationId as string
  const supplies = await matchOwnSupplies(tx, demand, { organisationId, now })
  const quote = await findQuoteOf(tx, { demandId: demand.id, organisationId })
  const partners = quote?.leadId === organisationId ? await matchSupplies(tx, demand, now) : []
  if (!quote) return { supplies, partners, quotes: [], ownQuote: undefined, names: new Map<string, string>() }
  const [shares, versions, samples] = await Promise.all([
    listShares(tx, { quoteId: quote.id }),
    listVersions(tx, [quote.id]),
    listSamples(tx, [quote.id]),
  ])
  const named = [...shares, ...partners].map((row) => row.organisationId)
  return {
    supplies,
    partners,
    quotes: [],
    ownQuote: { quote, shares, versions, samples },
    names: await nameAll(tx, named),
  }
}

/** A request with its buyer's name. */
export type NamedDemand = DemandRow & { buyer: string }

async function nameBuyers(tx: Tx, rows: readonly DemandRow[]): Promise<NamedDemand[]> {
  const names = await nameAll(
    tx,
    rows.map(({ buyerId }) => buyerId),
  )
  return rows.map((row) => ({ ...row, buyer: names.get(row.buyerId) ?? '' }))
}

/** The names of organisations, by id. */
export async function nameAll(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => findOrganisation(tx, id)))
  return new Map(found.flatMap((one) => (one ? [[one.id, one.name]] : [])))
}
