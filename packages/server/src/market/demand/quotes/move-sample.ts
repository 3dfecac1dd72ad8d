import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { type SampleStep, sampleSteps } from '@saolang/core/market/demand/quote.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { findDemand } from '../demands.sql.ts'
import { getOwnDemand } from '../stand-by-demand.ts'
import { tellOrganisation } from '../tell-organisation.ts'
import { addSample, findQuote, listSamples, moveSampleRow, type QuoteRow, type SampleRow } from './quotes.sql.ts'

/** Asks those who answered for a sample, as the buyer. */
export const askForSample = act(
  'sample.ask',
  async (context, { quoteId, wanted }: { quoteId: string; wanted: string }) => {
    const { tx, now } = context
    const quote = await findQuote(tx, quoteId)
    if (!quote || quote.version === 0 || quote.state === 'withdrawn') throw new Refused([{ code: 'not-found.quote' }])
    const demand = await getOwnDemand(context, quote.demandId)
    const words = tidyLines(wanted)
    refuseIf([
      ...findWordsProblems(words, 'wanted'),
      ...(demand.state === 'open' && quote.state === 'sent' ? [] : [{ code: 'conflict.demand-over' }]),
    ])
    const id = context.newId()
    await addSample(tx, { id, quoteId, wanted: words }, now)
    await tellOrganisation(context, {
      organisationId: quote.leadId,
      about: `sample asked ${id}`,
      subject: 'market.demand.saySample',
      path: `/demand/${demand.id}`,
      values: { title: demand.title },
    })
    context.on('quote', quoteId, { sample: id })
    return { id }
  },
)

type Moved = {
  quoteId: string
  sampleId: string
  step: SampleStep
  words: string
  verdict?: 'good' | 'bad' | undefined
}

/** Sends a sample as the lead; notes its arrival and judges it as the buyer. */
export const moveSample = act('sample.move', async (context, { quoteId, sampleId, step, words, verdict }: Moved) => {
  const { tx, now } = context
  const { quote, sample } = await getSample(context, { quoteId, sampleId })
  const { from, to, by } = sampleSteps[step]
  const isBuyer = (await findDemand(tx, quote.demandId))?.buyerId === context.who.organisationId
  refuseIf((by === 'buyer') === isBuyer ? [] : [{ code: 'forbidden.sample-party' }])
  const said = tidyLines(words)
  refuseIf([
    ...(step === 'receive' ? [] : findWordsProblems(said, 'words')),
    ...(step === 'judge' && !verdict ? [{ code: 'sample.verdict', at: 'verdict' }] : []),
  ])
  const move = { id: sample.id, from, to, words: said, verdict: step === 'judge' ? (verdict ?? null) : null }
  refuseIf((await moveSampleRow(tx, move, now)) ? [] : [{ code: 'conflict.sample-moved-on' }])
  context.on('quote', quoteId, { sample: sampleId, step })
})

async function getSample(
  { tx, who }: ActContext,
  { quoteId, sampleId }: { quoteId: string; sampleId: string },
): Promise<{ quote: QuoteRow; sample: SampleRow }> {
  const quote = await findQuote(tx, quoteId)
  const demand = quote && (await findDemand(tx, quote.demandId))
  const isParty = who.organisationId !== undefined && [quote?.leadId, demand?.buyerId].includes(who.organisationId)
  const sample = isParty ? (await listSamples(tx, [quoteId])).find(({ id }) => id === sampleId) : undefined
  if (!quote || !sample) throw new Refused([{ code: 'not-found.quote' }])
  return { quote, sample }
}

function findWordsProblems(words: string, at: string): Problem[] {
  return words.length < 3 || words.length > 1000 ? [{ code: 'demand.words', at }] : []
}
