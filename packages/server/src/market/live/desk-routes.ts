import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { LiveListPage, NewLivePage } from '@saolang/web/market/live/desk-pages'
import { LiveDeskPage } from '@saolang/web/market/live/live-desk-page'
import { PapersPage } from '@saolang/web/market/live/papers-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../platform/files.ts'
import { goOrShow, readDay, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { announceLive, cancelLive, hostLive, renewKey } from './announce-live.ts'
import { ruleChat } from './chat/moderate.ts'
import { beginLive, endLive } from './go-live.ts'
import { addPaper, readPaper, refusePaper, verifyHost } from './keep-papers.ts'
import { endPush, pushOn } from './media/push-on.ts'
import { readDeskLive, readDeskLives, readPapers } from './read-desk.ts'
import { pinProduct, putInBag, setFlash, takeOutOfBag } from './selling/fill-bag.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const Body = z.record(z.string().max(60), z.string().max(5000))
type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

/** `/market/live`: where a producer, or the officer who acts for one, prepares and runs live sales. */
export function liveDeskPages(app: App): void {
  app.get('/market/live', { schema: { querystring: Whose } }, async (request, reply) =>
    sendPage(request, reply, LiveListPage, await readDeskLives(request.actor, request.query.organisation)),
  )
  app.get('/market/live/new', { schema: { querystring: Whose } }, (request, reply) =>
    sendNew(request, reply, request.query.organisation, fresh),
  )
  app.post('/market/live/new', { schema: { querystring: Whose, body: Body } }, (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => {
        const { title = '', about = '' } = request.body
        const { id } = await announceLive(request.actor, {
          organisationId,
          title,
          about,
          startsAt: readStart(request.body),
        })
        return `/market/live/${id}`
      },
      (problems) => sendNew(request, reply, organisationId, { values: request.body, problems }),
    )
  })
  app.get('/market/live/:id', { schema: { params: Id } }, (request, reply) =>
    sendLiveDesk(request, reply, request.params.id, fresh),
  )
  deskActs(app)
  paperPages(app)
}

// Viet Nam keeps one time all year.
function readStart(body: Readonly<Record<string, string>>): Date {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:h.]?(\d{2})?$/.exec((body.time ?? '').trim()) ?? []
  const at = new Date(`${readDay(body, 'startsAt')}T${hours.padStart(2, '0')}:${minutes || '00'}:00+07:00`)
  refuseIf(Number.isNaN(at.getTime()) ? [{ code: 'live.starts-at', at: 'startsAt' }] : [])
  return at
}

async function sendNew(request: FastifyRequest, reply: FastifyReply, organisation: string | undefined, again: Again) {
  const { seller } = await readDeskLives(request.actor, organisation)
  return sendPage(request, reply, NewLivePage, { seller, ...again }, statusFor(again.problems))
}

/** Sends a live sale on its desk, with what was refused. */
export async function sendLiveDesk(request: FastifyRequest, reply: FastifyReply, id: string, again: Again) {
  const page = await readDeskLive(request.actor, id)
  return sendPage(request, reply, LiveDeskPage, { ...page, ...again }, statusFor(again.problems))
}

type Body = z.infer<typeof Body>
type DeskAct = (who: Actor, at: { id: string; of: string }, body: Body) => Promise<unknown>

/** Everything that is done on the desk: an address an act. `of` is the product or platform that the address names. */
const acts: Record<string, DeskAct> = {
  host: (who, { id }) => hostLive(who, id),
  'verify-host': (who, { id }) => verifyHost(who, id),
  begin: (who, { id }) => beginLive(who, id),
  end: (who, { id }) => endLive(who, id),
  cancel: (who, { id }) => cancelLive(who, id),
  'renew-key': (who, { id }) => renewKey(who, id),
  bag: (who, { id }, { offerId = '' }) => putInBag(who, { sessionId: id, offerId: asId(offerId) }),
  'bag/:of/remove': (who, { id, of }) => takeOutOfBag(who, { sessionId: id, offerId: of }),
  'bag/:of/pin': (who, { id, of }) => pinProduct(who, { sessionId: id, offerId: of }),
  'bag/:of/flash': (who, { id, of }, body) =>
    setFlash(who, {
      ...{ sessionId: id, offerId: of, dong: Number(body.flashDong) },
      ...{ minutes: Number(body.minutes), quantity: Number(body.quantity) },
    }),
  pushes: (who, { id }, { pushName = '', pushAddress = '', pushKey = '' }) =>
    pushOn(who, { sessionId: id, name: pushName, address: pushAddress, key: pushKey }),
  'pushes/:of/end': (who, { id, of }) => endPush(who, { sessionId: id, id: of }),
  'chat-rules': (who, { id }, { slowSeconds, blockedWords = '' }) =>
    ruleChat(who, { sessionId: id, slowSeconds: Number(slowSeconds), blockedWords }),
}

// What is no identifier was chosen on no form of ours: it is found nowhere.
const asId = (text: string) => (z.uuid().safeParse(text).success ? text : '00000000-0000-0000-0000-000000000000')

function deskActs(app: App): void {
  const At = Id.extend({ of: z.uuid().optional() })
  for (const [name, act] of Object.entries(acts))
    app.post(`/market/live/:id/${name}`, { schema: { params: At, body: Body } }, (request, reply) => {
      const { id, of = '' } = request.params
      const values = { ...request.body, ...(name.endsWith('flash') && { flashOf: of }) }
      return goOrShow(
        reply,
        async () => {
          await act(request.actor, { id, of }, request.body)
          return `/market/live/${id}`
        },
        (problems) => sendLiveDesk(request, reply, id, { values, problems }),
      )
    })
}

function paperPages(app: App): void {
  app.get('/market/live/papers', { schema: { querystring: Whose } }, (request, reply) =>
    sendPapers(request, reply, request.query.organisation, fresh),
  )
  app.post(
    '/market/live/papers',
    { schema: { querystring: Whose }, config: { takesFiles: true } },
    async (request, reply) => {
      const { fields: values, files } = await readForm(request)
      const { organisation: organisationId } = request.query
      const { kind = '', productId = '', number = '' } = values
      const days = { issuedOn: readDay(values, 'issuedOn'), untilOn: readDay(values, 'untilOn') }
      return goOrShow(
        reply,
        async () => {
          await addPaper(request.actor, { organisationId, kind, productId, number, ...days }, files[0]?.upload)
          return organisationId ? `/market/live/papers?organisation=${organisationId}` : '/market/live/papers'
        },
        (problems) => sendPapers(request, reply, organisationId, { values, problems }),
      )
    },
  )
  app.get('/market/live/papers/:id', { schema: { params: Id } }, async (request, reply) =>
    sendStored(reply, await readPaper(request.actor, request.params.id), 'private, no-store'),
  )
  app.post('/market/live/papers/:id/refuse', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { organisationId } = await readPaper(request.actor, request.params.id)
    return goOrShow(
      reply,
      async () => {
        await refusePaper(request.actor, { id: request.params.id, why: request.body.why ?? '' })
        return `/market/live/papers?organisation=${organisationId}`
      },
      (problems) => sendPapers(request, reply, organisationId, { values: request.body, problems }),
    )
  })
}

async function sendPapers(
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: string | undefined,
  again: Again,
) {
  const page = await readPapers(request.actor, organisation)
  return sendPage(request, reply, PapersPage, { ...page, ...again }, statusFor(again.problems))
}
