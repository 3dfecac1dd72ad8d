import { randomUUID } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { InspectionPage } from '@saolang/web/registry/inspections/inspection-page'
import { InspectionsPage } from '@saolang/web/registry/inspections/inspections-page'
import { VisitPage } from '@saolang/web/registry/inspections/visit-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { sendStored } from '../../platform/files.ts'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { assignInspection, concludeInspection } from './conclude-inspection.ts'
import { readInspection, readInspections, readPhoto } from './read-inspections.ts'
import { readVisitForm } from './read-visit-form.ts'
import { recordInspection } from './record-inspection.ts'
import { toLine, toView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const path = '/registry/inspections/:id'

/** `/registry/inspections`: who is visited, what was found, what follows. */
export function inspectionPages(app: App): void {
  app.get('/registry/inspections', async (request, reply) => {
    const { actor } = request
    const inspections = (await readInspections(actor, {})).map((row) => toLine(row, actor))
    const maySeeVisits = may(request, 'inspection.record')
    return sendPage(request, reply, InspectionsPage, {
      inspections,
      today: legalDateOf(currentTime()),
      canPlan: may(request, 'inspection.plan'),
      ...(maySeeVisits && { inspectorId: actor.personId as string }),
    })
  })
  const Query = z.object({ sent: z.string().max(1).optional() })
  app.get(path, { schema: { params: Id, querystring: Query } }, (request, reply) =>
    showInspection(request, reply, request.params.id, { isJustSent: request.query.sent !== undefined }),
  )
  app.get(
    `${path}/photos/:sha256`,
    { schema: { params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const { id, sha256 } = request.params
      return sendStored(reply, await readPhoto(request.actor, { inspectionId: id, sha256 }), 'private, max-age=3600')
    },
  )
  visiting(app)
  deciding(app)
}

function visiting(app: App): void {
  app.get(`${path}/visit`, { schema: { params: Id } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'inspection.record'))
    return showVisit(request, reply, { id: request.params.id, entryId: randomUUID(), values: {}, problems: [] })
  })
  app.post(`${path}/visit`, { config: { takesFiles: true }, schema: { params: Id } }, async (request, reply) => {
    const { id } = request.params
    const { fields, notes, storePhotos } = await readVisitForm(request, id)
    return goOrShow(
      reply,
      async () => {
        await recordInspection(request.actor, { ...notes, photos: await storePhotos() })
        return `/registry/inspections/${id}?sent=1`
      },
      (problems) => showVisit(request, reply, { id, entryId: notes.entryId, values: fields, problems }),
    )
  })
}

function deciding(app: App): void {
  app.post(`${path}/assign`, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await assignInspection(request.actor, { inspectionId: id, inspector: readText(request.body, 'inspector') })
        return `/registry/inspections/${id}`
      },
      (problems) => showInspection(request, reply, id, { problems }),
    )
  })
  app.post(`${path}/conclude`, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    const conclusion = {
      ...{ inspectionId: id, outcome: readText(body, 'outcome'), words: readText(body, 'words') },
      ...{ documentNumber: readText(body, 'documentNumber'), concludedOn: readDay(body, 'concludedOn') },
      correctBy: readDay(body, 'correctBy'),
    }
    return goOrShow(
      reply,
      async () => {
        await concludeInspection(request.actor, conclusion)
        return `/registry/inspections/${id}`
      },
      (problems) => showInspection(request, reply, id, { problems, body }),
    )
  })
}

const may = (request: FastifyRequest, name: Permission) => findPermissionProblems(request.actor, name).length === 0

type Shown = { isJustSent?: boolean; problems?: readonly Problem[]; body?: Fields }

async function showInspection(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { isJustSent = false, problems = [], body = {} }: Shown,
): Promise<FastifyReply> {
  const read = await readInspection(request.actor, id)
  const isRecorded = read.visitedOn !== null
  const isConcluded = read.outcome !== null
  const props = {
    inspection: toView(read, request.actor),
    today: legalDateOf(currentTime()),
    isJustSent,
    canRecord: read.isInspector && !isRecorded && may(request, 'inspection.record'),
    canAssign: !isRecorded && may(request, 'inspection.assign'),
    canConclude: isRecorded && !isConcluded && may(request, 'inspection.conclude'),
    canWithdraw:
      read.outcome === 'not-kept' && read.certificateKind === 'issued' && may(request, 'certificate.withdraw'),
    values: {
      ...{ outcome: readText(body, 'outcome'), words: readText(body, 'words') },
      documentNumber: readText(body, 'documentNumber'),
      ...{ concludedOn: readDayParts(body, 'concludedOn'), correctBy: readDayParts(body, 'correctBy') },
    },
    problems,
  }
  return sendPage(request, reply, InspectionPage, props, statusFor(problems))
}

type Visit = { id: string; entryId: string; values: Record<string, string>; problems: readonly Problem[] }

async function showVisit(request: FastifyRequest, reply: FastifyReply, { id, ...form }: Visit): Promise<FastifyReply> {
  const read = await readInspection(request.actor, id)
  refuseIf(read.isInspector ? [] : [{ code: 'forbidden.not-the-inspector' }])
  if (read.visitedOn !== null) return reply.redirect(`/registry/inspections/${id}`, 303)
  const props = {
    inspection: toView(read, request.actor),
    inspectorId: request.actor.personId as string,
    today: legalDateOf(currentTime()),
    ...form,
  }
  return sendPage(request, reply, VisitPage, props, statusFor(form.problems))
}
