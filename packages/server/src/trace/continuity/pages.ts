import { BalancePage } from '@saolang/web/trace/continuity/balance-page'
import { CheckPage } from '@saolang/web/trace/continuity/check-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readStory } from '../story/read-story.ts'
import { type AreaBalance, readBalances } from './read-balance.ts'
import { readGaps } from './read-gaps.ts'

const Balances = z.object({ organisation: z.uuid().optional().catch(undefined) })
const Check = z.object({ epc: z.string().max(2000).optional() })

/** `/trace/balance` and `/trace/check`: what areas yield against what left them, and where a chain is broken. */
export function continuityPages(app: App): void {
  app.get('/trace/balance', { schema: { querystring: Balances } }, async (request, reply) => {
    const isProducer = request.actor.role === 'producer'
    const areas = await readBalances(request.actor, { organisationId: request.query.organisation })
    return sendPage(request, reply, BalancePage, {
      isProducer,
      areas: areas.toSorted((a, b) => alarmsOf(b) - alarmsOf(a)).map((area) => toView(area, isProducer)),
    })
  })
  app.get('/trace/check', { schema: { querystring: Check } }, async (request, reply) => {
    const code = request.query.epc?.trim() ?? ''
    const [found, { lines }] = await Promise.all([
      readGaps(request.actor, { epc: code }),
      readStory(request.actor, { epc: code }),
    ])
    const check = { events: found.events, lots: found.lots.length, gaps: found.gaps, story: lines }
    return sendPage(request, reply, CheckPage, { code, ...(code && { check }) })
  })
}

const alarmsOf = ({ balances }: AreaBalance) => balances.filter(({ verdict }) => verdict === 'beyond').length

function toView({ id, name, organisation, balances, unseasoned }: AreaBalance, isProducer: boolean) {
  return {
    ...{ id, name, unseasoned: unseasoned.length },
    ...(!isProducer && { organisation: organisation.name }),
    balances: balances.map((balance) => ({ ...balance, harvests: balance.harvests.length })),
  }
}
