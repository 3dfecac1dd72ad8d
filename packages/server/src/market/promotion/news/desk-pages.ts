import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { NewsDeskPage } from '@saolang/web/market/promotion/news/news-desk-page'
import { NewsFormPage } from '@saolang/web/market/promotion/news/news-form-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { sendStored } from '../../../platform/files.ts'
import { Fields, goOrShow, readDay, readTexts, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readForm } from '../../../platform/upload/read-form.ts'
import { readNewsDesk, readOwnNews } from './read-news.ts'
import { addFileToNews, archiveNews, beginNews, dropFileOfNews, publishNews, writeNews } from './write-news.ts'

const Id = z.object({ id: z.uuid() })
type Values = Readonly<Record<string, string | undefined>>
type Again = { values: Values; problems: readonly Problem[] }
const address = '/promotion/news'

/** `/promotion/news`: where officers write news. */
export function newsDeskPages(app: App): void {
  app.get(address, async (request, reply) => {
    const news = (await readNewsDesk(request.actor, undefined)).map(({ id, titleVi, state, onDay, titleEn }) => ({
      ...{ id, title: titleVi, state, onDay, isTranslated: titleEn !== '' },
    }))
    return sendPage(request, reply, NewsDeskPage, { news })
  })
  app.get(`${address}/new`, async (request, reply) => {
    await readNewsDesk(request.actor, undefined)
    return sendNew(request, reply, { values: { kind: 'news', onDay: legalDateOf(currentTime()) }, problems: [] })
  })
  app.post(`${address}/new`, { schema: { body: Fields } }, (request, reply) => {
    const values = readNewsFields(request.body)
    return goOrShow(
      reply,
      async () => `${address}/${await beginNews(request.actor, { form: values })}`,
      (problems) => sendNew(request, reply, { values, problems }),
    )
  })
  oneNewsPages(app)
  newsFilePages(app)
}

const moves: Record<string, (who: Actor, input: { id: string }) => Promise<void>> = {
  publish: publishNews,
  archive: archiveNews,
}

function oneNewsPages(app: App): void {
  app.get(`${address}/:id`, { schema: { params: Id } }, (request, reply) => sendOne(request, reply, request.params.id))
  app.post(`${address}/:id`, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const values = readNewsFields(request.body)
    return goOrShow(
      reply,
      async () => {
        await writeNews(request.actor, { id, form: values })
        return `${address}/${id}`
      },
      (problems) => sendOne(request, reply, id, { values, problems }),
    )
  })
  for (const [move, work] of Object.entries(moves))
    app.post(`${address}/:id/${move}`, { schema: { params: Id } }, (request, reply) => {
      const { id } = request.params
      return goOrShow(
        reply,
        async () => {
          await work(request.actor, { id })
          return `${address}/${id}`
        },
        (problems) => sendOne(request, reply, id, { values: {}, problems }),
      )
    })
}

function newsFilePages(app: App): void {
  app.post(`${address}/:id/files`, { schema: { params: Id }, config: { takesFiles: true } }, async (request, reply) => {
    const { id } = request.params
    const { fields, files } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        if (fields.drop) await dropFileOfNews(request.actor, { id, no: Number(fields.drop) || 0 })
        else await addFileToNews(request.actor, { id, form: fields, upload: files[0]?.upload })
        return `${address}/${id}`
      },
      (problems) => sendOne(request, reply, id, { values: fields, problems }),
    )
  })
  const File = Id.extend({ no: z.coerce.number().int().min(1).max(8) })
  app.get(`${address}/:id/files/:no`, { schema: { params: File, hide: true } }, async (request, reply) => {
    const { files } = await readOwnNews(request.actor, request.params.id)
    const file = files.find(({ no }) => no === request.params.no)
    if (!file) throw new Refused([{ code: 'not-found.photo' }])
    return sendStored(reply, file, 'private, no-store')
  })
}

function readNewsFields(body: Fields): Values {
  return { ...readTexts(body), onDay: readDay(body, 'onDay') }
}

async function sendNew(request: FastifyRequest, reply: FastifyReply, again: Again) {
  return sendPage(request, reply, NewsFormPage, { action: `${address}/new`, ...again }, statusFor(again.problems))
}

async function sendOne(request: FastifyRequest, reply: FastifyReply, id: string, again?: Again) {
  const { news, files } = await readOwnNews(request.actor, id)
  const { kind, onDay, place, source, sourceUrl, titleVi, titleEn, bodyVi, bodyEn } = news
  const known = { kind, onDay, place, source, sourceUrl, titleVi, titleEn, bodyVi, bodyEn }
  const page = {
    action: `${address}/${id}`,
    values: { ...known, ...again?.values },
    problems: again?.problems ?? [],
    news: {
      ...{ id, state: news.state },
      ...(news.state !== 'draft' && { publicHref: `/news/${news.slug}` }),
      files: files.map(({ no, fileName, captionVi }) => ({ no, fileName, caption: captionVi })),
    },
  }
  return sendPage(request, reply, NewsFormPage, page, statusFor(page.problems))
}
