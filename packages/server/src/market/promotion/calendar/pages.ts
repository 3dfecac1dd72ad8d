import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { writeCalendar } from '@saolang/core/market/promotion/icalendar.ts'
import { CalendarPage } from '@saolang/web/market/promotion/calendar/calendar-page'
import { OccasionsPage } from '@saolang/web/market/promotion/calendar/occasions-page'
import { SeasonPage } from '@saolang/web/market/promotion/calendar/season-page'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import {
  AskedProvince,
  Fields,
  goOrShow,
  readDay,
  readList,
  readText,
  readTexts,
  statusFor,
} from '../../../platform/form.ts'
import { languageOf, sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readProvinces } from '../stories/public-pages.ts'
import { announceOccasion, cancelOccasion, provinceOf, readOccasionDesk } from './announce-occasion.ts'
import { readFeed, readMonth } from './read-calendar.ts'
import { readSeasonOf, tellSeason } from './tell-season.ts'
import { toEntries } from './to-entries.ts'
import { toOccurrence, toSeasonal } from './to-view.ts'

const province = AskedProvince
const Asked = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  month: z.coerce.number().int().min(1).max(12).optional().catch(undefined),
  province,
})
const Product = z.object({ productId: z.uuid() })
type Again = { values: Readonly<Record<string, string | undefined>>; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

/** `/calendar`, `/calendar.ics`: seasons and festivals for anybody; their desks under `/promotion`. */
export function calendarPages(app: App): void {
  app.get('/calendar', { schema: { querystring: Asked } }, async (request, reply) => {
    const lang = languageOf(request)
    const today = legalDateOf(currentTime())
    const { year = Number(today.slice(0, 4)), month = Number(today.slice(5, 7)), province: asked } = request.query
    const { occurrences, seasons } = await readMonth({ year, month, provinceCode: asked ?? null })
    return sendPage(request, reply, CalendarPage, {
      ...{ year, month, provinces: await readProvinces(undefined), ...(asked && { province: asked }) },
      occurrences: occurrences.map((one) => toOccurrence(one, lang)),
      seasons: seasons.map((one) => toSeasonal(one, { lang, month })),
    })
  })
  app.get('/calendar.ics', { schema: { querystring: z.object({ province }), hide: true } }, async (request, reply) => {
    const lang = languageOf(request)
    const found = await readFeed({ provinceCode: request.query.province ?? null })
    const entries = toEntries(found, { lang, publicUrl: request.publicUrl, year: found.year })
    return reply
      .header('cache-control', 'public, max-age=3600')
      .header('content-disposition', 'inline; filename="ocop.ics"')
      .type('text/calendar; charset=utf-8')
      .send(writeCalendar(say(lang, 'market.calendar.title'), lang, entries))
  })
  seasonPages(app)
  occasionPages(app)
}

function seasonPages(app: App): void {
  const address = '/promotion/seasons/:productId'
  app.get(address, { schema: { params: Product } }, (request, reply) =>
    sendSeason(request, reply, request.params.productId, []),
  )
  app.post(address, { schema: { params: Product, body: Fields } }, (request, reply) => {
    const { productId } = request.params
    const { body } = request
    const form = {
      ...{ months: readList(body, 'months'), best: readList(body, 'best') },
      ...{ noteVi: readText(body, 'noteVi'), noteEn: readText(body, 'noteEn') },
    }
    return goOrShow(
      reply,
      async () => {
        await tellSeason(request.actor, { productId, form })
        return `/promotion/seasons/${productId}`
      },
      (problems) => sendSeason(request, reply, productId, problems),
    )
  })
}

async function sendSeason(
  request: FastifyRequest,
  reply: FastifyReply,
  productId: string,
  problems: readonly Problem[],
) {
  const { product, seat, season } = await readSeasonOf(request.actor, productId)
  const { months = [], best = [], noteVi = '', noteEn = '', toldAt } = season ?? {}
  const page = {
    ...{
      product,
      problems,
      backHref: request.actor.role === 'producer' ? '/promotion' : `/promotion?organisation=${seat.id}`,
    },
    season: { months, best, noteVi, noteEn, ...(toldAt && { toldOn: legalDateOf(toldAt) }) },
  }
  return sendPage(request, reply, SeasonPage, page, statusFor(problems))
}

function occasionPages(app: App): void {
  const address = '/promotion/occasions'
  app.get(address, (request, reply) => sendOccasions(request, reply, fresh))
  app.post(address, { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    const values = {
      ...readTexts(body),
      startsOn: readDay(body, 'startsOn'),
      endsOn: readDay(body, 'endsOn'),
    }
    return goOrShow(
      reply,
      async () => {
        await announceOccasion(request.actor, { form: values })
        return address
      },
      (problems) => sendOccasions(request, reply, { values, problems }),
    )
  })
  const Cancel = z.object({ why: z.string().max(2000) })
  app.post(
    `${address}/:id/cancel`,
    { schema: { params: z.object({ id: z.uuid() }), body: Cancel } },
    (request, reply) => {
      const { why } = request.body
      return goOrShow(
        reply,
        async () => {
          await cancelOccasion(request.actor, { id: request.params.id, why })
          return address
        },
        (problems) => sendOccasions(request, reply, { values: { why }, problems }),
      )
    },
  )
}

async function sendOccasions(request: FastifyRequest, reply: FastifyReply, { values, problems }: Again) {
  const lang = languageOf(request)
  const own = provinceOf(request.actor)
  const provinces = (await readProvinces(undefined)).filter(({ value }) => own === undefined || value === own)
  const occasions = (await readOccasionDesk(request.actor, undefined)).map((one) => toOccurrence(one, lang))
  return sendPage(request, reply, OccasionsPage, { occasions, provinces, values, problems }, statusFor(problems))
}
