import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { CaptureJob } from '@saolang/epcis/document/capture-job.ts'
import { InvalidDocument } from '@saolang/epcis/document/problem.ts'
import { captureJobToXml } from '@saolang/epcis/xml/capture-job-xml.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/http.ts'
import type { CaptureRow } from '../capture.sql.ts'
import { captureEvent, captureEvents } from '../capture-events.ts'
import { listJobs, readJob } from '../read-job.ts'
import { answerTypeOf, captureLimits, wantsXml } from './negotiate.ts'
import { nextPage, readPlace } from './paging.ts'
import { readCapture } from './read-capture.ts'

const limits = {
  'GS1-EPCIS-Capture-Limit': String(captureLimits.events),
  'GS1-EPCIS-Capture-File-Size-Limit': String(captureLimits.bytes),
}

/** Capture: whole documents as jobs, and single events (EPCIS 2.0 section 12.6). */
export function captureRoutes(app: App): void {
  const tags = ['EPCIS']
  app.post(
    '/capture',
    { schema: { tags, summary: 'Capture a document of events, JSON-LD or XML' } },
    async (request, reply) => {
      const { job } = await captureEvents(request.actor, readCapture(request))
      return reply.status(202).headers(limits).header('location', `${request.publicUrl}/epcis/capture/${job.id}`).send()
    },
  )
  app.get('/capture', { schema: { tags, summary: 'One’s own capture jobs, newest first' } }, async (request, reply) => {
    const { perPage, place, query } = await readPlace(request)
    const rows = await listJobs(request.actor, { count: perPage + 1, before: place })
    const jobs = rows.slice(0, perPage)
    const last = jobs.at(-1)
    if (rows.length > perPage && last)
      nextPage(request, reply, { place: { time: last.receivedAt, id: last.id }, query })
    if (wantsXml(request)) refuseIf([{ code: 'invalid.request', values: { reason: 'lists of jobs are JSON' } }])
    return reply
      .type('application/json; charset=utf-8')
      .headers(limits)
      .send(JSON.stringify(jobs.map(toJob)))
  })
  app.get<{ Params: { id: string } }>(
    '/capture/:id',
    { schema: { tags, summary: 'How a capture job stands' } },
    async (request, reply) => sendJob(request, reply, await readJob(request.actor, request.params.id)),
  )
  app.post('/events', { schema: { tags, summary: 'Capture one event' } }, async (request, reply) => {
    const capture = readCapture(request)
    if (capture.content.type === 'EPCISDocument' || capture.content.type === 'EPCISQueryDocument')
      throw new InvalidDocument([{ code: 'not-an-event', at: '', message: 'is a document: post it to /epcis/capture' }])
    if (capture.wrong.size > 0) throw new InvalidDocument([...capture.wrong.values()].flat())
    const { eventId } = await captureEvent(request.actor, capture)
    const address = `${request.publicUrl}/epcis/events/${encodeURIComponent(eventId)}`
    return reply.status(201).headers(limits).header('location', address).send()
  })
}

function sendJob(request: FastifyRequest, reply: FastifyReply, row: CaptureRow): FastifyReply {
  const type = answerTypeOf(request)
  const job = toJob(row)
  return reply
    .header('GS1-Capture-Error-Behaviour', row.behaviour)
    .type(`${type}; charset=utf-8`)
    .send(type.endsWith('xml') ? captureJobToXml(job) : JSON.stringify(job))
}

function toJob({ id, receivedAt, finishedAt, behaviour, success, errors }: CaptureRow): CaptureJob {
  return {
    captureID: id,
    createdAt: receivedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    running: false,
    success,
    captureErrorBehaviour: behaviour,
    errors,
  }
}
