import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { takesAnswers } from '@saolang/core/market/demand/demand.ts'
import { act } from '../../../platform/act.ts'
import { draftFramework } from '../contracts/draft-framework.ts'
import { endDemand, lockDemand } from '../demands.sql.ts'
import { getOwnDemand } from '../stand-by-demand.ts'
import { tellOrganisation } from '../tell-organisation.ts'
import { findQuote, listSentQuotes, listVersions, loseQuotes, moveQuote, type VersionRow } from './quotes.sql.ts'

/**
 * Awards a request to one answer, with a reason, once its clock has run out: nobody wins before all had their time. The newest
 * version counts, and must still be valid. A framework contract is drafted from it at once. Gives the contract's id.
 */
export const awardQuote = act(
  'quote.award',
  async (context, { quoteId, reason }: { quoteId: string; reason: string }) => {
    const { tx, now } = context
    const quote = await findQuote(tx, quoteId)
    if (!quote || quote.version === 0) throw new Refused([{ code: 'not-found.quote' }])
    await lockDemand(tx, quote.demandId)
    const demand = await getOwnDemand(context, quote.demandId)
    const [version] = await listVersions(tx, [quoteId])
    const words = tidyLines(reason)
    refuseIf([
      ...(words.length < 10 || words.length > 1000 ? [{ code: 'quote.award-reason', at: 'reason' }] : []),
      ...(takesAnswers(demand, now) ? [{ code: 'quote.clock-runs' }] : []),
      ...((version?.terms.validUntil ?? '') < legalDateOf(now) ? [{ code: 'quote.lapsed' }] : []),
    ])
    const isMine = await endDemand(tx, { id: demand.id, state: 'awarded', why: null }, now)
    const move = { id: quoteId, from: ['sent'] as const, to: 'awarded' as const, reason: words }
    refuseIf(isMine && (await moveQuote(tx, move, now)) ? [] : [{ code: 'conflict.demand-over' }])
    const others = (await listSentQuotes(tx, demand.id)).filter(({ id }) => id !== quoteId)
    await loseQuotes(tx, demand.id, now)
    const frameworkId = await draftFramework(context, { demand, quote, version: version as VersionRow })
    for (const { id, leadId } of [quote, ...others])
      await tellOrganisation(context, {
        organisationId: leadId,
        about: `quote ended ${id}`,
        subject: id === quoteId ? 'market.demand.sayAwarded' : 'market.demand.sayLost',
        path: id === quoteId ? `/frameworks/${frameworkId}` : `/demand/${demand.id}`,
        values: { title: demand.title },
      })
    context.on('quote', quoteId, { demandId: demand.id, frameworkId })
    return { frameworkId }
  },
)
