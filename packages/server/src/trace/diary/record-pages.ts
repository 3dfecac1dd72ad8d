import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { yieldsMaterial } from '@saolang/core/trace/areas/area.ts'
import { findStep } from '@saolang/core/trace/diary/sectors.ts'
import { RecordPage } from '@saolang/web/trace/diary/record-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime, newId } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { renderPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm, type SentForm } from '../../platform/upload/read-form.ts'
import { toOwner } from './owner.ts'
import { readEntry, readShelf } from './read-diary.ts'
import { readEntryForm } from './read-entry-form.ts'
import { receiptCode, recordEntry } from './record-entry.ts'

const Step = z.object({ step: z.string().max(40) })
const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const takesFiles = { config: { takesFiles: true } }

/** `/diary/record/{step}` and its correction as plain forms, and the address that phones send to. */
export function recordPages(app: App): void {
  app.get('/diary/record/:step', { schema: { params: Step, querystring: Whose } }, (request, reply) =>
    sendRecord(request, reply, { step: request.params.step, organisationId: request.query.organisation }),
  )
  app.post(
    '/diary/record/:step',
    { ...takesFiles, schema: { params: Step, querystring: Whose } },
    async (request, reply) => {
      const showing = { step: request.params.step, organisationId: request.query.organisation }
      return takeRecord(request, reply, showing)
    },
  )
  app.get('/diary/entries/:id/correct', { schema: { params: Id, querystring: Whose } }, async (request, reply) => {
    const { entry } = await readEntry(request.actor, request.params)
    const corrects = { id: entry.id, code: receiptCode(entry.no) }
    const values = { ...writeValues(entry.form), ...(entry.lot && { what: '', newWhat: entry.lot.name }) }
    const chosenLots = entry.form.inputs.map(({ lot }) => lot)
    const showing = { step: entry.step, organisationId: request.query.organisation, corrects }
    return sendRecord(request, reply, { ...showing, values, chosenLots })
  })
  app.post(
    '/diary/entries/:id/correct',
    { ...takesFiles, schema: { params: Id, querystring: Whose } },
    async (request, reply) => {
      const { entry } = await readEntry(request.actor, request.params)
      const corrects = { id: entry.id, code: receiptCode(entry.no) }
      return takeRecord(request, reply, { step: entry.step, organisationId: request.query.organisation, corrects })
    },
  )
  takePhones(app)
}

function takePhones(app: App): void {
  app.post(
    '/api/v1/diary/:step',
    {
      ...takesFiles,
      schema: {
        tags: ['trace'],
        summary:
          'Tell the diary an entry (multipart, the fields of its form, `entry` a uuid made by the teller: sent twice it is one)',
        params: Step,
        querystring: Whose,
        consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
        response: {
          200: z.object({
            receipt: z.string(),
            lot: z.string().optional(),
            clock: z.enum(['right', 'corrected', 'flagged']),
          }),
        },
      },
    },
    async (request) => {
      refuseIf(findPermissionProblems(request.actor, 'diary.record'))
      const { form, clock } = await readEntryForm(await readForm(request), request.params.step)
      const organisationId = request.query.organisation
      const { code, lot, verdict } = await recordEntry(request.actor, { organisationId, form, clock })
      return { receipt: code, clock: verdict, ...(lot && { lot }) }
    },
  )
}

type Showing = {
  step: string
  organisationId?: string | undefined
  corrects?: { id: string; code: string } | undefined
  values?: Readonly<Record<string, string>>
  chosenLots?: readonly string[]
  problems?: readonly Problem[]
}

async function takeRecord(request: FastifyRequest, reply: FastifyReply, showing: Showing): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'diary.record'))
  const sent: SentForm = await readForm(request)
  const { organisationId, corrects, step } = showing
  return goOrShow(
    reply,
    async () => {
      const { form, clock } = await readEntryForm(sent, step)
      await recordEntry(request.actor, { organisationId, form, clock, corrects: corrects?.id })
      return `/diary/entries/${form.id}?done=1${organisationId ? `&organisation=${organisationId}` : ''}`
    },
    (problems) =>
      sendRecord(request, reply, { ...showing, values: sent.fields, chosenLots: sent.all('lot'), problems }),
  )
}

async function sendRecord(request: FastifyRequest, reply: FastifyReply, showing: Showing): Promise<FastifyReply> {
  const { step, organisationId, corrects, values = {}, chosenLots = [], problems = [] } = showing
  if (!findStep(step)) throw new Refused([{ code: 'not-found.step' }])
  const { actor } = request
  const shelf = await readShelf(actor, { organisationId })
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const lots = [
    ...shelf.lots.map(({ id, number, name, left, unit }) => ({ ref: `lot:${id}`, number, name, left, unit })),
    ...shelf.takenIn.map(({ identifier, left, unit }) => ({
      ref: identifier,
      number: identifier,
      name: '',
      left,
      unit,
    })),
  ]
  const page = {
    owner: toOwner(actor, shelf.organisation),
    personId: actor.personId as string,
    step,
    entryId: values.entry ?? newId(currentTime()),
    servedAt: currentTime().toISOString(),
    areas: shelf.areas.filter(({ kind }) => yieldsMaterial(kind)).map(choice),
    places: shelf.areas.filter(({ kind }) => !yieldsMaterial(kind)).map(choice),
    things: [
      ...shelf.products.map(({ id, name }) => ({ value: `product:${id}`, label: name })),
      ...shelf.materials.map(({ id, name }) => ({ value: `material:${id}`, label: name })),
    ],
    lots,
    values,
    chosenLots,
    problems,
    ...(corrects && { corrects }),
  }
  const html = renderPage(request, reply, RecordPage, page)
  // Phones that cannot read codes themselves do it by a reader in WebAssembly.
  const policy = String(reply.getHeader('content-security-policy'))
  return reply
    .status(statusFor(problems))
    .header('content-security-policy', policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

function writeValues({
  inputs,
  quantity,
  happenedOn,
  expiresOn,
  photos: _,
  id: __,
  ...form
}: Awaited<ReturnType<typeof readEntryForm>>['form']) {
  const amount = (value: number | undefined) => value?.toLocaleString('vi-VN', { useGrouping: false }) ?? ''
  const texts = Object.entries(form).map(([name, value]) => [name, String(value ?? '')] as const)
  const day = (name: string, value: string | undefined) => {
    const [year = '', month = '', date = ''] = value?.split('-') ?? []
    return [
      [`${name}-day`, date],
      [`${name}-month`, month],
      [`${name}-year`, year],
    ] as const
  }
  return Object.fromEntries([
    ...texts,
    ...day('happenedOn', happenedOn),
    ...day('expiresOn', expiresOn),
    ['quantity', amount(quantity)] as const,
    ...inputs.map(({ lot, quantity: taken }) => [`amount.${lot}`, amount(taken)] as const),
  ])
}
