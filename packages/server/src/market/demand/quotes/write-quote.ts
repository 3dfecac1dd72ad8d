import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { takesAnswers } from '@saolang/core/market/demand/demand.ts'
import { areAmounts, type MonthAmount } from '@saolang/core/market/demand/months.ts'
import { findSendProblems, findTermsProblems, type QuoteTerms } from '@saolang/core/market/demand/quote.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { getRecord } from '../../../registry/get-product.ts'
import { type DemandRow, lockDemand } from '../demands.sql.ts'
import { getDemandToAnswer } from '../stand-by-demand.ts'
import { tellOrganisation } from '../tell-organisation.ts'
import {
  addQuote,
  addVersion,
  answerShare,
  closeShares,
  findQuote,
  findQuoteOf,
  listShares,
  lockQuote,
  moveQuote,
  type QuoteRow,
  saveShare,
  saveTerms,
} from './quotes.sql.ts'

type Written = { demandId: string; productId: string; months: MonthAmount[]; terms: QuoteTerms }

/**
 * Writes an answer to a request while its clock runs: the lead's own share and the terms for all. Nobody but those who answer
 * together sees it before it is sent. Written again, it is the draft of the next version. Gives its id.
 */
export const saveQuote = act('quote.write', async (context, { demandId, productId, months, terms }: Written) => {
  const { tx, who, now } = context
  const demand = await getOpenDemand(context, demandId)
  const leadId = who.organisationId as string
  const said = { ...terms, terms: tidyLines(terms.terms) }
  refuseIf([
    ...findTermsProblems(said, legalDateOf(demand.replyBy)),
    ...findShareProblems(months, demand),
    ...(await findProductProblems(context, { productId, organisationId: leadId, demand })),
  ])
  const known = await findQuoteOf(tx, { demandId, organisationId: leadId })
  refuseIf(known && known.leadId !== leadId ? [{ code: 'conflict.in-another-quote' }] : [])
  const id = known?.id ?? context.newId()
  if (known) await saveTerms(tx, { id, terms: said }, now)
  else await addQuote(tx, { id, demandId, leadId, terms: said }, now)
  const own = { quoteId: id, demandId, organisationId: leadId, productId, months, answer: 'agreed' as const }
  const isFree = await saveShare(tx, own, { by: who.personId ?? null, at: now })
  refuseIf(isFree ? [] : [{ code: 'conflict.in-another-quote' }])
  context.on('quote', id, { demandId })
  return { id }
})

type Asked = { quoteId: string; organisationId: string; productId: string; months: MonthAmount[] }

/** Asks another producer to give so much to an answer, by month; it must agree before the answer is sent. Asked anew, it must agree anew. */
export const askToShare = act('quote.write', async (context, { quoteId, organisationId, productId, months }: Asked) => {
  const { tx } = context
  const { quote, demand } = await getOwnQuote(context, quoteId)
  refuseIf([
    ...(organisationId === quote.leadId || organisationId === demand.buyerId
      ? [{ code: 'quote.partner', at: 'partner' }]
      : []),
    ...findShareProblems(months, demand),
    ...(await findProductProblems(context, { productId, organisationId, demand })),
  ])
  const row = { quoteId, demandId: demand.id, organisationId, productId, months, answer: 'asked' as const }
  // Says the same whether they answer alone or with others: who answers is nobody else's knowledge.
  refuseIf((await saveShare(tx, row, { by: null, at: null })) ? [] : [{ code: 'quote.partner', at: 'partner' }])
  await tellOrganisation(context, {
    organisationId,
    about: `quote share ${quoteId} ${organisationId} ${context.now.toISOString()}`,
    subject: 'market.demand.sayShare',
    path: `/demand/${demand.id}`,
    values: { title: demand.title },
  })
  context.on('quote', quoteId, { asked: organisationId })
})

type Answered = { quoteId: string; agrees: boolean }

/** Agrees to the own share of an answer as the lead wrote it, or declines and is in no answer. */
export const answerToShare = act('quote.agree', async (context, { quoteId, agrees }: Answered) => {
  const { tx, who, now } = context
  const organisationId = who.organisationId as string
  const quote = await findQuote(tx, quoteId)
  const isAsked = quote && (await listShares(tx, { quoteId })).some((share) => share.organisationId === organisationId)
  if (!isAsked) throw new Refused([{ code: 'not-found.quote' }])
  await getOpenDemand(context, quote.demandId)
  const answer = agrees ? 'agreed' : 'declined'
  const by = { by: who.personId ?? null, at: now }
  refuseIf(
    (await answerShare(tx, { quoteId, organisationId, answer }, by)) ? [] : [{ code: 'conflict.share-answered' }],
  )
  context.on('quote', quoteId, { answer })
})

/** Sends the answer to the buyer as its next version, when all who were asked have agreed and while the request's clock runs. */
export const sendQuote = act('quote.send', async (context, quoteId: string) => {
  const { tx, who, now } = context
  const { quote, demand } = await getOwnQuote(context, quoteId)
  const shares = await listShares(tx, { quoteId })
  refuseIf(findSendProblems(shares))
  const given = shares.filter(({ answer }) => answer === 'agreed')
  const sent = given.map(({ organisationId, productId, months }) => ({ organisationId, productId, months }))
  const by = { by: who.personId ?? null, at: now }
  const version = await addVersion(tx, { quoteId, terms: quote.terms, shares: sent }, by)
  refuseIf(
    (await moveQuote(tx, { id: quoteId, from: ['draft', 'sent'], to: 'sent' }, now))
      ? []
      : [{ code: 'conflict.quote-moved-on' }],
  )
  await tellOrganisation(context, {
    organisationId: demand.buyerId,
    about: `quote sent ${quoteId} ${version}`,
    subject: 'market.demand.sayQuote',
    path: `/demand/${demand.id}`,
    values: { title: demand.title },
  })
  context.on('quote', quoteId, { version })
  return { version }
})

/** Takes an answer back while the request's clock runs; its organisations are free for another. */
export const withdrawQuote = act('quote.send', async (context, quoteId: string) => {
  const { tx, now } = context
  await getOwnQuote(context, quoteId)
  const move = { id: quoteId, from: ['draft', 'sent'] as const, to: 'withdrawn' as const }
  refuseIf((await moveQuote(tx, move, now)) ? [] : [{ code: 'conflict.quote-moved-on' }])
  await closeShares(tx, quoteId)
  context.on('quote', quoteId, { withdrawn: true })
})

async function getOwnQuote(context: ActContext, quoteId: string): Promise<{ quote: QuoteRow; demand: DemandRow }> {
  const { tx, who } = context
  await lockQuote(tx, quoteId)
  const quote = await findQuote(tx, quoteId)
  if (!quote || quote.leadId !== who.organisationId) throw new Refused([{ code: 'not-found.quote' }])
  const demand = await getOpenDemand(context, quote.demandId)
  refuseIf(quote.state === 'draft' || quote.state === 'sent' ? [] : [{ code: 'conflict.quote-moved-on' }])
  return { quote, demand }
}

// Held, so that an award and an answer cannot pass each other.
async function getOpenDemand(context: ActContext, demandId: string): Promise<DemandRow> {
  await lockDemand(context.tx, demandId)
  const demand = await getDemandToAnswer(context, demandId)
  refuseIf(takesAnswers(demand, context.now) ? [] : [{ code: 'conflict.demand-over' }])
  return demand
}

function findShareProblems(months: readonly MonthAmount[], demand: DemandRow): Problem[] {
  const wanted = new Set(demand.months.map(({ month }) => month))
  const isRight = months.length > 0 && areAmounts(months) && months.every(({ month }) => wanted.has(month))
  return isRight ? [] : [{ code: 'demand.months', at: 'months' }]
}

type Offered = { productId: string; organisationId: string; demand: DemandRow }

async function findProductProblems({ tx, now }: ActContext, { productId, organisationId, demand }: Offered) {
  const { product, current } = await getRecord(tx, productId, legalDateOf(now))
  if (product.organisationId !== organisationId) return [{ code: 'forbidden.product', at: 'productId' }]
  const isRight =
    current.standing.holds && product.setNo === demand.setNo && (current.star ?? 0) >= (demand.minStar ?? 0)
  return isRight ? [] : [{ code: 'quote.product', at: 'productId' }]
}
