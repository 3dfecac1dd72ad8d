import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { UnitChange } from '@saolang/core/people/units/unit-change.ts'
import { ChangeCheckPage } from '@saolang/web/people/units/change-check-page'
import { ChangeFormPage, ChangeStartPage } from '@saolang/web/people/units/change-form-page'
import { UnitChangePage } from '@saolang/web/people/units/change-page'
import {
  type ChangeState,
  type ChangeView,
  type LyingKind,
  type LyingRow,
  lyingKinds,
} from '@saolang/web/people/units/change-view.ts'
import { UnitChangesPage } from '@saolang/web/people/units/changes-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime, view } from '../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { listCommunes, listProvinces } from '../get-place.ts'
import { enterUnitChange, previewUnitChange, readUnitChange, readUnitChanges, undoUnitChange } from './change-units.ts'
import type { UnitChangeRow } from './changes.sql.ts'
import type { LyingCount } from './lying.ts'
import { listFields, readChange, readChangeValues } from './read-change-form.ts'

const Id = z.object({ id: z.uuid() })
const Start = z.object({ kind: z.enum(['merge', 'split']).optional(), provinceCode: z.string().max(10).optional() })

const readUnits = view('unit.change', ({ tx }, provinceCode: string | undefined) =>
  provinceCode ? listCommunes(tx, provinceCode) : listProvinces(tx),
)

/** `/units/changes`: resolutions that merge and split communes: entered, looked ahead at, recorded, withdrawn, undone. */
export function unitChangePages(app: App): void {
  app.get('/units/changes', sendList)
  app.get('/units/changes/new', { schema: { querystring: Start } }, async (request, reply) => {
    const { provinceCode } = request.query
    if (provinceCode) return sendForm(request, reply, request.query as Fields, [])
    return sendPage(request, reply, ChangeStartPage, { provinces: await readUnits(request.actor, undefined) })
  })
  app.post('/units/changes/check', { schema: { body: Fields } }, (request, reply) =>
    readText(request.body, 'edit')
      ? sendForm(request, reply, request.body, [])
      : sendCheck(request, reply, request.body),
  )
  app.post('/units/changes', { schema: { body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/units/changes/${(await enterUnitChange(request.actor, readChange(request.body))).id}`,
      (problems) => sendForm(request, reply, request.body, problems),
    ),
  )
  app.get('/units/changes/:id', { schema: { params: Id } }, (request, reply) =>
    sendChange(request, reply, request.params.id, []),
  )
  app.post('/units/changes/:id/undo', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await undoUnitChange(request.actor, { id, reason: readText(request.body, 'reason') })
        return `/units/changes/${id}`
      },
      (problems) => sendChange(request, reply, id, problems),
    )
  })
}

async function sendList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const changes = await readUnitChanges(request.actor, undefined)
  return sendPage(request, reply, UnitChangesPage, {
    changes: changes.map(({ names, ...change }) => ({
      ...toView(change, names),
      id: change.id,
      state: stateOf(change),
    })),
    mayEnter: findPermissionProblems(request.actor, 'unit.change').length === 0,
  })
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const values = readChangeValues(fields)
  const communes = await readUnits(request.actor, values.provinceCode)
  return sendPage(request, reply, ChangeFormPage, { values, communes, problems }, statusFor(problems))
}

async function sendCheck(request: FastifyRequest, reply: FastifyReply, fields: Fields): Promise<FastifyReply> {
  const change = readChange(fields)
  const { problems, names, lies } = await previewUnitChange(request.actor, change)
  if (problems.length > 0) return sendForm(request, reply, fields, problems)
  return sendPage(request, reply, ChangeCheckPage, {
    change: toView(change, names),
    lies: toLyingRows(change.fromCodes, lies),
    isDue: change.effectiveOn <= legalDateOf(currentTime()),
    fields: listFields(fields),
  })
}

async function sendChange(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { change, names, lies, moved } = await readUnitChange(request.actor, id)
  const { enteredAt, appliedAt, endedAt, endReason } = change
  const mayEnd = endedAt === null && findPermissionProblems(request.actor, 'unit.change').length === 0
  const props = {
    ...{ id, change: toView(change, names), state: stateOf(change), enteredAt: enteredAt.toISOString() },
    ...(appliedAt && { appliedAt: appliedAt.toISOString() }),
    ...(endedAt && { ended: { at: endedAt.toISOString(), reason: endReason ?? '' } }),
    lies: toLyingRows(change.fromCodes, lies),
    moved: lyingKinds.flatMap((kind) => (moved[kind] ? [{ kind, count: moved[kind] }] : [])),
    ...{ mayEnd, problems },
  }
  return sendPage(request, reply, UnitChangePage, props, statusFor(problems))
}

function stateOf({ appliedAt, endedAt }: UnitChangeRow): ChangeState {
  if (endedAt) return appliedAt ? 'undone' : 'withdrawn'
  return appliedAt ? 'applied' : 'waiting'
}

function toView(change: UnitChange | UnitChangeRow, names: Readonly<Record<string, string>>): ChangeView {
  const { kind, resolutionNumber, resolutionOn, issuer, effectiveOn, fromCodes, heirs, mainHeir, note } = change
  const from = fromCodes.map((code) => ({ code, name: names[code] ?? code }))
  return { ...{ kind, resolutionNumber, resolutionOn, issuer, effectiveOn, heirs, mainHeir }, from, note: note ?? '' }
}

function toLyingRows(codes: readonly string[], lies: readonly LyingCount[]): LyingRow[] {
  const countOf = (kind: LyingKind, code: string) =>
    lies.find((lying) => lying.kind === kind && lying.code === code)?.count ?? 0
  return lyingKinds
    .map((kind) => ({ kind, counts: codes.map((code) => countOf(kind, code)) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
}
