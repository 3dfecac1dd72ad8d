import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { monthsInWords } from '@saolang/web/market/promotion/calendar/season-words.ts'
import { PromotionPage } from '@saolang/web/market/promotion/promotion-page'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOrganisationsIn } from '../../people/get-organisation.ts'
import { publicView, view } from '../../platform/act.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addressOf, getRecords } from '../../registry/get-product.ts'
import { readOwnSeasons } from './calendar/tell-season.ts'
import { readStoryDesk } from './stories/read-stories.ts'
import { toLine } from './stories/to-view.ts'

const Whose = z.object({ organisation: z.uuid().optional() })

/** `/promotion`: a producer's stories and seasons, or an officer's queue. */
export function promotionDesk(app: App): void {
  app.get('/promotion', { schema: { querystring: Whose } }, async (request, reply) => {
    const { organisation } = request.query
    const stories = (await readStoryDesk(request.actor, organisation)).map(toLine)
    const waiting = stories.filter(({ state }) => state === 'submitted').length
    const own = request.actor.role === 'producer' || organisation ? await readOwn(request, organisation) : undefined
    const helped = own ? [] : await readHelped(request)
    return sendPage(request, reply, PromotionPage, { stories, waiting, helped, ...(own && { own }) })
  })
}

async function readOwn(request: FastifyRequest, organisation: string | undefined) {
  const lang = languageOf(request)
  const { seat, products } = await readOwnSeasons(request.actor, organisation)
  const addresses = await readAddresses(products.map(({ id }) => id))
  return {
    name: seat.name,
    writeHref: `/promotion/stories/new${organisation ? `?organisation=${organisation}` : ''}`,
    products: products.map(({ id, name, season }) => ({
      ...{ id, name, seasonHref: `/promotion/seasons/${id}` },
      months: season ? monthsInWords(lang, season.months) : '',
      pressKitHref: `/products/${addresses.get(id)}/press-kit`,
    })),
  }
}

const readAddresses = publicView(async ({ tx, now }, ids: readonly string[]) => {
  const records = await getRecords(tx, ids, legalDateOf(now))
  return new Map([...records].map(([id, record]) => [id, addressOf(record)]))
})

async function readHelped(request: FastifyRequest) {
  return findPermissionProblems(request.actor, 'story.write').length === 0
    ? readNeighbours(request.actor, undefined)
    : []
}

/** The organisations that a commune's officer may write for. */
const readNeighbours = view('story.write', async ({ tx, who }, _: undefined) => {
  const found = who.jurisdiction?.level === 'commune' ? await listOrganisationsIn(tx, who.jurisdiction.communeCode) : []
  return found.map(({ id, name }) => ({ id, name }))
})
