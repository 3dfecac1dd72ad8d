import { legalDateOf, workingDaysBetween } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { listDesksFrom, mostFiles, requestStatuses } from '@saolang/core/support/advice/help-request.ts'
import { isSubject } from '@saolang/core/support/subjects.ts'
import { AdvicePage } from '@saolang/web/support/advice/advice-page'
import type { RequestLine } from '@saolang/web/support/advice/advice-views.ts'
import { AskAdvicePage } from '@saolang/web/support/advice/ask-page'
import { AdviceQueuePage, queueViews } from '@saolang/web/support/advice/queue-page'
import { RequestPage } from '@saolang/web/support/advice/request-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOrganisationsIn } from '../../people/get-organisation.ts'
import { currentTime, publicView } from '../../platform/act.ts'
import { type StoredFile, sendStored, storeUpload } from '../../platform/files.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm, type SentForm } from '../../platform/upload/read-form.ts'
import { askForHelp } from './ask-for-help.ts'
import {
  addToRequest,
  answerRequest,
  assignRequest,
  closeRequest,
  passRequestOn,
  reopenRequest,
  takeRequest,
} from './move-request.ts'
import { type NamedRequest, readOwnRequests, readQueue, readRequest } from './read-requests.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const takesFiles = { config: { takesFiles: true } }
type Again = { fields: Record<string, string>; problems: readonly Problem[]; form: string }
const blank: Again = { fields: {}, problems: [], form: '' }

/** `/advice`: what producers ask and what officers answer. */
export function advicePages(app: App): void {
  app.get('/advice', { schema: { querystring: Whose } }, async (request, reply) => {
    const { organisation } = request.query
    const isOfficer = request.actor.role !== 'producer'
    if (isOfficer && !organisation && findPermissionProblems(request.actor, 'help-request.oversee').length === 0)
      return reply.redirect('/advice/queue', 303)
    const { seat, requests } = await readOwnRequests(request.actor, organisation)
    const helped = isOfficer && { helped: { id: seat.id, name: seat.name } }
    return sendPage(request, reply, AdvicePage, { requests: requests.map(toLine), ...helped })
  })
  app.get('/advice/new', { schema: { querystring: Whose } }, (request, reply) =>
    sendAsk(request, reply, request.query.organisation),
  )
  app.post('/advice/new', { ...takesFiles, schema: { querystring: Whose } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'help-request.ask'))
    const { organisation: organisationId } = request.query
    const sent = await readForm(request)
    const { fields } = sent
    const productId = z.uuid().safeParse(fields.product).data
    const form = { subject: fields.subject ?? '', title: fields.title ?? '', words: fields.words ?? '' }
    return goOrShow(
      reply,
      async () =>
        `/advice/${(await askForHelp(request.actor, { organisationId, productId, form, files: await store(sent) })).id}`,
      (problems) => sendAsk(request, reply, organisationId, { fields, problems, form: 'ask' }),
    )
  })
  queuePages(app)
  requestPages(app)
}

function queuePages(app: App): void {
  const Asked = z.object({
    view: z.enum(queueViews).catch('desk'),
    status: z.enum(requestStatuses).optional().catch(undefined),
    subject: z.string().max(40).optional(),
  })
  const organisationsOf = publicView(({ tx }, communeCode: string) => listOrganisationsIn(tx, communeCode))
  app.get('/advice/queue', { schema: { querystring: Asked } }, async (request, reply) => {
    const { view, status, subject } = request.query
    const known = subject && isSubject(subject) ? subject : undefined
    const requests = await readQueue(request.actor, { view, status, subject: known })
    const at = request.actor.jurisdiction
    const mayAsk = at?.level === 'commune' && findPermissionProblems(request.actor, 'help-request.ask').length === 0
    const organisations = mayAsk ? await organisationsOf(at.communeCode) : []
    return sendPage(request, reply, AdviceQueuePage, {
      view,
      ...(status && { status }),
      ...(known && { subject: known }),
      requests: requests.map(toLine),
      organisations: organisations.map(({ id: value, name: label }) => ({ value, label })),
    })
  })
}

function requestPages(app: App): void {
  app.get('/advice/:id', { schema: { params: Id } }, (request, reply) => sendRequest(request, reply, request.params.id))
  app.get(
    '/advice/:id/files/:sha256',
    { schema: { params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const { files } = await readRequest(request.actor, request.params)
      const file = files.find(({ sha256 }) => sha256 === request.params.sha256)
      if (!file) throw new Refused([{ code: 'not-found.photo' }])
      return sendStored(reply, file, 'private, no-store')
    },
  )
  const post = (
    name: string,
    permission: Permission,
    work: (request: FastifyRequest, id: string, sent: SentForm) => Promise<unknown>,
  ) =>
    app.post(`/advice/:id/${name}`, { ...takesFiles, schema: { params: Id } }, async (request, reply) => {
      refuseIf(findPermissionProblems(request.actor, permission))
      const { id } = request.params
      const sent = await readForm(request)
      return goOrShow(
        reply,
        async () => {
          await work(request, id, sent)
          return `/advice/${id}`
        },
        (problems) => sendRequest(request, reply, id, { fields: sent.fields, problems, form: name }),
      )
    })
  const words = ({ fields }: SentForm) => fields.words ?? ''
  post('take', 'help-request.take', ({ actor }, id) => takeRequest(actor, { id }))
  post('assign', 'help-request.assign', ({ actor }, id, { fields }) =>
    assignRequest(actor, { id, to: fields.to ?? '' }),
  )
  post('pass-on', 'help-request.pass-on', ({ actor }, id, sent) =>
    passRequestOn(actor, { id, desk: sent.fields.desk ?? '', words: words(sent) }),
  )
  post('answer', 'help-request.answer', async ({ actor }, id, sent) =>
    answerRequest(actor, { id, words: words(sent), files: await store(sent) }),
  )
  post('add', 'help-request.add', async ({ actor }, id, sent) =>
    addToRequest(actor, { id, words: words(sent), files: await store(sent) }),
  )
  post('reopen', 'help-request.reopen', async ({ actor }, id, sent) =>
    reopenRequest(actor, { id, words: words(sent), files: await store(sent) }),
  )
  post('close', 'help-request.close', ({ actor }, id, sent) => {
    const { helped } = sent.fields
    const wasHelped = helped === 'yes' ? true : helped === 'no' ? false : undefined
    return closeRequest(actor, { id, wasHelped, words: words(sent) })
  })
}

async function store({ files }: SentForm): Promise<StoredFile[]> {
  refuseIf(
    files.length > mostFiles ? [{ code: 'help-request.too-many-files', at: 'files', values: { most: mostFiles } }] : [],
  )
  const stored: StoredFile[] = []
  for (const { upload } of files) stored.push(await storeUpload(upload))
  return stored
}

async function sendAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  again = blank,
) {
  const { seat, products } = await readOwnRequests(request.actor, organisationId)
  const { fields, problems } = again
  const query = new URL(request.url, request.publicUrl).searchParams
  const text = (name: string) => fields[name] ?? query.get(name) ?? ''
  return sendPage(
    request,
    reply,
    AskAdvicePage,
    {
      ...(request.actor.role !== 'producer' && { helped: { id: seat.id, name: seat.name } }),
      products: products.map(({ id: value, name: label }) => ({ value, label })),
      values: { subject: text('subject'), title: text('title'), words: text('words'), product: text('product') },
      problems,
    },
    statusFor(problems),
  )
}

async function sendRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { fields, problems, form }: Again = blank,
) {
  const {
    request: asked,
    steps,
    files,
    product,
    colleagues,
    mayAsk,
    mayAnswer,
  } = await readRequest(request.actor, { id })
  const may = (name: Permission) => findPermissionProblems(request.actor, name).length === 0
  const props = {
    request: toLine(asked),
    ...(product && { product }),
    steps: steps.map(({ stepNo, kind, byName, side, words, told, at }) => ({
      ...{ no: stepNo, kind, by: byName, side, told, at: at.toISOString() },
      ...(words && { words }),
      files: files
        .filter((file) => file.stepNo === stepNo)
        .map(({ sha256, fileName, mediaType }) => ({ sha256, fileName, isPicture: mediaType.startsWith('image/') })),
    })),
    colleagues: colleagues.map(({ id: value, name: label }) => ({ value, label })),
    desks: listDesksFrom(asked.desk),
    isProducer: request.actor.role === 'producer',
    mayAsk: mayAsk && may('help-request.add'),
    mayAnswer: mayAnswer && may('help-request.answer'),
    values: {
      words: fields.words ?? '',
      to: fields.to ?? '',
      desk: fields.desk ?? '',
      helped: fields.helped ?? '',
      form,
    },
    problems,
  }
  return sendPage(request, reply, RequestPage, props, statusFor(problems))
}

function toLine(request: NamedRequest): RequestLine {
  const { id, title, subject, organisation, status, desk, assignee, dueOn, changedAt, wasHelped, isDemo } = request
  const today = legalDateOf(currentTime())
  const daysLeft = dueOn && (dueOn >= today ? workingDaysBetween(today, dueOn) : -workingDaysBetween(dueOn, today))
  return {
    ...{ id, title, subject, organisation, status, desk, isDemo, changedAt: changedAt.toISOString() },
    ...(assignee && { assignee }),
    ...(dueOn && { dueOn, daysLeft: daysLeft as number }),
    ...(wasHelped !== null && { wasHelped }),
  }
}
