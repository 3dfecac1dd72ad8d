import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { demandAccesses, qualityPapers } from '@saolang/core/market/demand/demand.ts'
import { supplyUnits } from '@saolang/core/market/demand/months.ts'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import { toDemandView, toLine } from '../demand/pages/to-view.ts'
import { readDemand, readDemands } from '../demand/quotes/read-demand.ts'
import { readFair, readFairs } from '../fairs/read-fairs.ts'
import { toFairLine } from '../fairs/to-view.ts'

const Id = z.object({ id: z.uuid() })
const Day = z.iso.date()
const Dong = z.int().nullable().describe('Whole đồng for one unit.')

const Demand = z.object({
  id: z.uuid(),
  title: z.string(),
  buyer: z.string(),
  group: z.string().describe('The product group of the criteria sets, in Vietnamese.'),
  unit: z.enum(supplyUnits),
  total: z.number().describe('Over all months, in units.'),
  state: z.enum(['open', 'awarded', 'closed']),
  access: z.enum(demandAccesses),
  replyBy: z.iso.datetime(),
  isOver: z.boolean(),
  isSample: z.boolean(),
})

const WholeDemand = Demand.extend({
  minStar: z.int().nullable(),
  papers: z.array(z.enum(qualityPapers)),
  quality: z.string(),
  packing: z.string(),
  minShelfDays: z.int(),
  deliveryPlace: z.string(),
  deliveryProvince: z.string(),
  fromProvinces: z.array(z.string()).describe('Codes of provinces; empty for all.'),
  priceFromDong: Dong,
  priceToDong: Dong,
  closedWhy: z.string().nullable(),
  months: z.array(z.object({ month: z.string(), quantity: z.number() })),
  questions: z.array(
    z.object({ id: z.uuid(), question: z.string(), answer: z.string().nullable(), isOwn: z.boolean() }),
  ),
})

const Fair = z.object({
  id: z.uuid(),
  name: z.string(),
  place: z.string(),
  fromOn: Day,
  untilOn: Day,
  applyUntil: Day,
  phase: z.enum(['applying', 'coming', 'on', 'over', 'closed']),
  isSample: z.boolean(),
})

const WholeFair = Fair.extend({
  about: z.string(),
  provinceCode: z.string(),
  booths: z.array(z.object({ code: z.string(), zone: z.string(), holder: z.string().nullable() })),
})

/** Requests of buyers in bulk and fairs, for programs of whoever may read them; answers and applications are made on the pages. */
export function procurementRoutes(app: App): void {
  demandRoutes(app)
  fairRoutes(app)
}

function demandRoutes(app: App): void {
  const list = {
    ...{ tags: ['market'], response: { 200: z.object({ own: z.array(Demand), open: z.array(Demand) }) } },
    summary: 'Requests to buy in bulk: the own ones, and those that may be answered',
  }
  app.get('/api/v1/demands', { schema: list }, async (request) => {
    const now = currentTime()
    const { own, open } = await readDemands(request.actor, undefined)
    return { own: own.map((row) => toLine(row, now)), open: open.map((row) => toLine(row, now)) }
  })
  const one = {
    ...{ tags: ['market'], params: Id, response: { 200: WholeDemand } },
    summary:
      'A request whole, month by month, with the questions that were asked; never who asked, nor the answers of others',
  }
  app.get('/api/v1/demands/:id', { schema: one }, async (request) => {
    const { demand, questions } = await readDemand(request.actor, request.params.id)
    const view = toDemandView(demand, currentTime())
    return {
      ...view,
      ...{ papers: [...view.papers], fromProvinces: [...view.fromProvinces], months: [...view.months] },
      questions: questions.map(({ id, question, answer, isOwn }) => ({ id, question, answer, isOwn })),
    }
  })
}

function fairRoutes(app: App): void {
  const list = {
    ...{ tags: ['market'], response: { 200: z.object({ fairs: z.array(Fair) }) } },
    summary: 'Fairs, the coming ones first',
  }
  app.get('/api/v1/fairs', { schema: list }, async (request) => {
    const today = legalDateOf(currentTime())
    return { fairs: (await readFairs(request.actor, undefined)).map((fair) => toFairLine(fair, today)) }
  })
  const one = {
    ...{ tags: ['market'], params: Id, response: { 200: WholeFair } },
    summary: 'A fair with its plan, and whose booth is whose',
  }
  app.get('/api/v1/fairs/:id', { schema: one }, async (request) => {
    const { fair, booths, applications, names } = await readFair(request.actor, request.params.id)
    const holderOf = (code: string) => applications.find(({ boothCode }) => boothCode === code)?.organisationId
    return {
      ...toFairLine(fair, legalDateOf(currentTime())),
      ...{ about: fair.about, provinceCode: fair.provinceCode },
      booths: booths.map(({ code, zone }) => ({ code, zone, holder: names.get(holderOf(code) ?? '') ?? null })),
    }
  })
}
