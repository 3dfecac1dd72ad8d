import type { OptionEdits } from '@saolang/core/insight/policy/proposal.ts'
import { totalOf } from '@saolang/core/insight/policy/proposal.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { type Band, type FloorStar, listLeaves, type Star } from '@saolang/law/criteria-set.ts'
import { DraftPage } from '@saolang/web/insight/policy/draft-page'
import { DraftsPage } from '@saolang/web/insight/policy/drafts-page'
import { SheetPage } from '@saolang/web/insight/policy/sheet-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { refuseWithoutToken } from '../../platform/request-guard.ts'
import { readDraft, readDrafts } from './read-trials.ts'
import { saveDraft, startDraft } from './save-draft.ts'
import { trialPages } from './trial-pages.ts'
import { tryDraft } from './try-draft.ts'

const Id = z.object({ id: z.uuid() })
const SheetAt = Id.extend({ no: z.coerce.number().int() })

/** `/policy`: drafts of criteria sets and their trials, for officers of the Ministry and, to read, auditors. */
export function policyPages(app: App): void {
  app.get('/policy', (request, reply) => sendDrafts(request, reply, '', []))
  app.post('/policy', { config: { takesFiles: true } }, async (request, reply) => {
    const { title, file } = await readUpload(request)
    const start = async () => `/policy/${(await startDraft(request.actor, { title, file: file || undefined })).id}`
    return goOrShow(reply, start, (problems) => sendDrafts(request, reply, title, problems))
  })
  app.get('/policy/:id', { schema: { params: Id } }, (request, reply) =>
    sendDraft(request, reply, request.params.id, []),
  )
  app.get('/policy/:id/draft.json', { schema: { params: Id } }, async (request, reply) => {
    const { draft } = await readDraft(request.actor, request.params.id)
    return reply
      .header('content-disposition', 'attachment; filename="saolang-draft.json"')
      .header('cache-control', 'no-store')
      .send(draft.content)
  })
  app.post('/policy/:id/trials', { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const { id } = await tryDraft(request.actor, { draftId: request.params.id })
    return reply.redirect(`/policy/trials/${id}`, 303)
  })
  changePages(app)
  trialPages(app)
}

function changePages(app: App): void {
  app.post('/policy/:id/bands', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const save = async () => {
      const bands = readBands(request.body)
      await saveDraft(request.actor, { id, version: Number(readText(request.body, 'version')), note: '', bands })
      return `/policy/${id}`
    }
    return goOrShow(reply, save, (problems) => sendDraft(request, reply, id, problems))
  })
  app.post('/policy/:id/file', { schema: { params: Id }, config: { takesFiles: true } }, async (request, reply) => {
    const { id } = request.params
    const { version, file, fileName } = await readUpload(request)
    const save = async () => {
      await saveDraft(request.actor, { id, version: Number(version), note: fileName.slice(0, 200), file })
      return `/policy/${id}`
    }
    return goOrShow(reply, save, (problems) => sendDraft(request, reply, id, problems))
  })
  app.get('/policy/:id/sheets/:no', { schema: { params: SheetAt } }, (request, reply) =>
    sendSheet(request, reply, request.params, []),
  )
  app.post('/policy/:id/sheets/:no', { schema: { params: SheetAt, body: Fields } }, (request, reply) => {
    const { id, no } = request.params
    const save = async () => {
      const change = {
        version: Number(readText(request.body, 'version')),
        note: readText(request.body, 'note').slice(0, 200),
      }
      await saveDraft(request.actor, { id, ...change, sheetNo: no, edits: readEdits(request.body) })
      return `/policy/${id}`
    }
    return goOrShow(reply, save, (problems) => sendSheet(request, reply, request.params, problems))
  })
}

async function sendDrafts(request: FastifyRequest, reply: FastifyReply, title: string, problems: readonly Problem[]) {
  const drafts = (await readDrafts(request.actor, undefined)).map(({ content, savedAt, ...draft }) => ({
    ...{ id: draft.id, title: draft.title, version: draft.version },
    savedAt: savedAt.toISOString(),
    changed: content.sheets.length,
  }))
  const props = { drafts, mayDraft: mayDraft(request.actor), title, problems }
  return sendPage(request, reply, DraftsPage, props, statusFor(problems))
}

async function sendDraft(request: FastifyRequest, reply: FastifyReply, id: string, problems: readonly Problem[]) {
  const { draft, sets, trials } = await readDraft(request.actor, id)
  const changed = new Map(draft.content.sheets.map((sheet) => [sheet.no, sheet]))
  const props = {
    draft: {
      ...{ id, title: draft.title, version: draft.version, note: draft.note },
      savedAt: draft.savedAt.toISOString(),
    },
    bands: draft.content.bands,
    sheets: sets.map((set) => ({
      no: set.no,
      title: set.title,
      total: totalOf(changed.get(set.no) ?? set),
      isChanged: changed.has(set.no),
    })),
    trials: trials.map((trial) => ({
      ...{
        id: trial.id,
        version: trial.version,
        askedAt: trial.askedAt.toISOString(),
        isEnded: trial.endedAt !== null,
      },
      ...{
        rises: trial.result?.all.rises ?? 0,
        falls: trial.result?.all.falls ?? 0,
        again: trial.result?.all.again ?? 0,
      },
    })),
    mayDraft: mayDraft(request.actor),
    problems,
  }
  return sendPage(request, reply, DraftPage, props, statusFor(problems))
}

async function sendSheet(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, no }: { id: string; no: number },
  problems: readonly Problem[],
) {
  const { draft, sets } = await readDraft(request.actor, id)
  const inForce = sets.find((set) => set.no === no)
  if (!inForce) throw new Refused([{ code: 'policy.sheet-unknown', values: { no } }])
  const options = listLeaves(inForce).flatMap(({ leaf }) => leaf.options)
  const props = {
    draft: { id, title: draft.title, version: draft.version },
    sheet: draft.content.sheets.find((sheet) => sheet.no === no) ?? inForce,
    inForce: Object.fromEntries(options.map(({ id, points, floorFor = 0 }) => [id, { points, floorFor }])),
    mayDraft: mayDraft(request.actor),
    problems,
  }
  return sendPage(request, reply, SheetPage, props, statusFor(problems))
}

function mayDraft(who: Actor): boolean {
  return findPermissionProblems(who, 'policy.draft').length === 0
}

function readBands(body: Fields): Band[] {
  const others = [2, 3, 4, 5].map((star) => ({
    star: star as Star,
    from: Number(readText(body, `band-${star}`).replace(',', '.')),
  }))
  refuseIf(
    others.every(({ from }) => from > 0 && from <= 100) ? [] : [{ code: 'policy.bands-do-not-rise', at: 'band-3' }],
  )
  return [{ star: 1, from: 0 }, ...others]
}

function readEdits(body: Fields): OptionEdits {
  const names = Object.keys(body).filter((name) => name.startsWith('points:'))
  return Object.fromEntries(
    names.map((name) => {
      const id = name.slice('points:'.length)
      const points = Number(readText(body, name) || Number.NaN)
      refuseIf(
        Number.isInteger(points) && points >= 0 && points <= 100
          ? []
          : [{ code: 'policy.points-out-of-range', at: name }],
      )
      const floor = Number(readText(body, `floor:${id}`))
      return [id, { points, floorFor: floor === 3 || floor === 4 || floor === 5 ? (floor satisfies FloorStar) : 0 }]
    }),
  )
}

async function readUpload(request: FastifyRequest) {
  const read = { title: '', version: '', csrf: '', file: '', fileName: '' }
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      read.fileName = part.filename
      read.file = (await part.toBuffer()).toString('utf8')
    } else if (part.fieldname === 'title' || part.fieldname === 'version' || part.fieldname === 'csrf')
      read[part.fieldname] = String(part.value).trim().slice(0, 300)
  }
  refuseWithoutToken(request, read.csrf)
  return read
}
