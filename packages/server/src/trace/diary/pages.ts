import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { sectors } from '@saolang/core/trace/diary/sectors.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { DiaryPage } from '@saolang/web/trace/diary/diary-page'
import { diaryHref } from '@saolang/web/trace/diary/diary-views.ts'
import { EntriesPage } from '@saolang/web/trace/diary/entries-page'
import { EntryPage } from '@saolang/web/trace/diary/entry-page'
import { LotsPage } from '@saolang/web/trace/diary/lots-page'
import { HelpPage, SectorsPage } from '@saolang/web/trace/diary/sectors-page'
import { sayStep } from '@saolang/web/trace/diary/step-words.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { view } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { getFile, sendStored } from '../../platform/files.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { appFiles } from './app-files.ts'
import { toEntryView, toLotView } from './entry-view.ts'
import { toOwner } from './owner.ts'
import { chooseSectors, listDiaries, readEntries, readEntry, readLots, readShelf } from './read-diary.ts'
import { withdrawEntry } from './record-entry.ts'
import { recordPages } from './record-pages.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined)
const Filter = Whose.extend({
  step: z.string().max(40).optional(),
  from: Day,
  until: Day,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
const pageSize = 50
const dayMillis = 86_400_000

/** The field diary: its first page, its list, its lots, and the app that a phone installs. */
export function diaryPages(app: App): void {
  appFiles(app)
  recordPages(app)
  firstPage(app)
  listPages(app)
  entryPages(app)
}

function firstPage(app: App): void {
  app.get('/diary', { schema: { querystring: Whose } }, async (request, reply) => {
    const { actor, query } = request
    if (actor.role === 'commune-officer' && !query.organisation)
      return sendPage(request, reply, HelpPage, { organisations: await listDiaries(actor, undefined) })
    const { organisation, sectors: chosen } = await readShelf(actor, { organisationId: query.organisation })
    const owner = toOwner(actor, organisation)
    const steps = chosen.flatMap((sector) => sectors[sector].map(({ id }) => `/diary/record/${sector}.${id}`))
    const keep = [...steps, '/diary/entries', '/diary/lots'].map((path) => diaryHref(path, owner))
    return sendPage(request, reply, DiaryPage, { owner, personId: actor.personId as string, sectors: chosen, keep })
  })
  app.get('/diary/sectors', { schema: { querystring: Whose } }, async (request, reply) => {
    const shelf = await readShelf(request.actor, { organisationId: request.query.organisation })
    return sendPage(request, reply, SectorsPage, {
      owner: toOwner(request.actor, shelf.organisation),
      chosen: shelf.sectors,
    })
  })
  const Body = z.object({ sector: z.union([z.string(), z.array(z.string())]).optional() })
  app.post('/diary/sectors', { schema: { querystring: Whose, body: Body } }, async (request, reply) => {
    const { organisation } = request.query
    await chooseSectors(request.actor, { organisationId: organisation, sectors: [request.body.sector ?? []].flat() })
    return reply.redirect(organisation ? `/diary?organisation=${organisation}` : '/diary', 303)
  })
}

function listPages(app: App): void {
  app.get('/diary/entries', { schema: { querystring: Filter } }, async (request, reply) => {
    const { page, step, from, until } = request.query
    const lang = languageOf(request)
    const question = toQuestion(request.query)
    const found = await readEntries(request.actor, { ...question, size: pageSize, offset: (page - 1) * pageSize })
    const shelf = await readShelf(request.actor, { organisationId: request.query.organisation })
    return sendPage(request, reply, EntriesPage, {
      owner: toOwner(request.actor, found.organisation),
      entries: found.entries.map((entry) => toEntryView(entry, lang)),
      total: found.total,
      page,
      pageSize,
      filter: { ...(step && { step }), ...(from && { from }), ...(until && { until }) },
      steps: listSteps(shelf.sectors, lang),
    })
  })
  app.get('/diary/entries.csv', { schema: { querystring: Filter } }, async (request, reply) => {
    const { entries } = await readEntries(request.actor, { ...toQuestion(request.query), size: 10_000, offset: 0 })
    const rows = entries.map((entry) => toCsvRow(toEntryView(entry, 'vi')))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="nhat-ky.csv"')
      .send(csvMark + csvRow(csvHead) + rows.join(''))
  })
  app.get('/diary/lots', { schema: { querystring: Whose } }, async (request, reply) => {
    const found = await readLots(request.actor, { organisationId: request.query.organisation })
    const owner = toOwner(request.actor, found.organisation)
    return sendPage(request, reply, LotsPage, { owner, lots: found.lots.map(toLotView), takenIn: found.takenIn })
  })
}

const listSteps = (chosen: readonly (keyof typeof sectors)[], lang: Lang) =>
  chosen.flatMap((sector) =>
    sectors[sector].map(({ id }) => ({ value: `${sector}.${id}`, label: sayStep(lang, `${sector}.${id}`) })),
  )

function toQuestion({ organisation, step, from, until }: z.infer<typeof Filter>) {
  const start = (day: string) => new Date(`${day}T00:00:00+07:00`)
  return {
    organisationId: organisation,
    steps: step ? [step] : undefined,
    from: from ? start(from) : undefined,
    until: until ? new Date(start(until).getTime() + dayMillis) : undefined,
  }
}

const csvHead = [
  'ma',
  'viec',
  'ngay',
  'noi_dung',
  'vung',
  'lo',
  'ma_lo',
  'nguoi_ghi',
  'tinh_trang',
  'dong_ho',
  'nhan_luc',
  'su_kien',
]
const toCsvRow = (entry: ReturnType<typeof toEntryView>) =>
  csvRow([
    entry.code,
    sayStep('vi', entry.step),
    entry.happenedAt,
    entry.what,
    entry.areaName,
    entry.lot?.number,
    entry.lot?.identifier,
    entry.by,
    entry.state,
    entry.clock.verdict,
    entry.receivedAt,
    entry.eventId,
  ])

function entryPages(app: App): void {
  const Done = Whose.extend({ done: z.string().optional() })
  app.get('/diary/entries/:id', { schema: { params: Id, querystring: Done } }, (request, reply) =>
    sendEntry(request, reply, { id: request.params.id, isNew: request.query.done === '1' }),
  )
  const Reason = z.object({ reason: z.string().max(500).default('') })
  app.post(
    '/diary/entries/:id/withdraw',
    { schema: { params: Id, querystring: Whose, body: Reason } },
    (request, reply) => {
      const { id } = request.params
      return goOrShow(
        reply,
        async () => {
          await withdrawEntry(request.actor, { id, reason: request.body.reason })
          return `/diary/entries/${id}${request.query.organisation ? `?organisation=${request.query.organisation}` : ''}`
        },
        (problems) => sendEntry(request, reply, { id, isNew: false, problems }),
      )
    },
  )
  const Photo = Id.extend({ sha: z.string().regex(/^[0-9a-f]{64}$/) })
  app.get('/diary/entries/:id/photos/:sha', { schema: { params: Photo } }, async (request, reply) => {
    const { id, sha } = request.params
    const { entry } = await readEntry(request.actor, { id })
    if (!entry.photos.includes(sha)) throw new Refused([{ code: 'not-found.page' }])
    const { mediaType } = await readFileFacts(request.actor, sha)
    return sendStored(reply, { sha256: sha, fileName: `${sha.slice(0, 8)}.jpg`, mediaType }, 'private, max-age=3600')
  })
}

const readFileFacts = view('diary.read', ({ tx }, sha: string) => getFile(tx, sha))

async function sendEntry(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, isNew, problems = [] }: { id: string; isNew: boolean; problems?: readonly Problem[] },
): Promise<FastifyReply> {
  const { organisation, entry } = await readEntry(request.actor, { id })
  const page = {
    owner: toOwner(request.actor, organisation),
    entry: toEntryView(entry, languageOf(request)),
    isNew,
    mayChange: findPermissionProblems(request.actor, 'diary.record').length === 0,
    problems,
  }
  return sendPage(request, reply, EntryPage, page, statusFor(problems))
}
