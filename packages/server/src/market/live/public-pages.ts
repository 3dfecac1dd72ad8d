import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { chaptersOf, vttTime } from '@saolang/core/market/live/bag.ts'
import { ComplainPage, ComplaintPage } from '@saolang/web/market/live/complain-page'
import { LivePage } from '@saolang/web/market/live/live-page'
import type { LiveLine, LiveView, RoomMessage } from '@saolang/web/market/live/live-views.ts'
import { LivesPage } from '@saolang/web/market/live/lives-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getOrganisation } from '../../people/get-organisation.ts'
import { getPersonName } from '../../people/get-person.ts'
import { publicView } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import type { Tx } from '../../platform/sql.ts'
import { listMessages, type MessageRow } from './chat/chat.sql.ts'
import { complainOfLive, followComplaint } from './complain.ts'
import { getLive } from './get-live.ts'
import { mediaEngine } from './media/media-engine.ts'
import { readChapters } from './selling/read-chapters.ts'
import { readRoom } from './selling/read-room.ts'
import { type LiveRow, listPublicLives } from './sessions.sql.ts'

const Id = z.object({ id: z.uuid() })
const Body = z.record(z.string().max(50), z.string().max(3000))
const complaining = { rateLimit: { max: 20, timeWindow: '10 minutes' } }
const staleMillis = 3 * 3_600_000
const recentMessages = 50

/** `/live`: live sales for anybody, without an account and without a script. */
export function livePages(app: App): void {
  app.get('/live', async (request, reply) => sendPage(request, reply, LivesPage, { lives: await readLives(undefined) }))
  app.get('/live/:id', { schema: { params: Id } }, (request, reply) =>
    sendLive(request, reply, { id: request.params.id, problems: [] }),
  )
  app.get('/live/:id/chapters.vtt', { schema: { params: Id } }, async (request, reply) => {
    const { chapters } = await readLiveView(request.params.id)
    const cues = chapters.map(
      ({ name, mediaMs, untilMs }) => `${vttTime(mediaMs)} --> ${vttTime(untilMs)}\n${oneLine(name)}\n`,
    )
    return reply.type('text/vtt; charset=utf-8').send(`WEBVTT\n\n${cues.join('\n')}`)
  })
  complaintPages(app)
}

// A cue ends at an empty line, and an arrow would begin another.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('-->', '→')

/** Sends a live sale as it is now, with what was refused of a message that was sent without a script. */
export async function sendLive(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, problems }: { id: string; problems: readonly Problem[] },
): Promise<FastifyReply> {
  const [live, state, messages] = await Promise.all([readLiveView(id), readRoom(id), readMessages(id)])
  return sendPage(request, reply, LivePage, { live, state, messages, problems }, statusFor(problems))
}

const readLives = publicView(async ({ tx, now }, _: undefined): Promise<LiveLine[]> => {
  const lives = await listPublicLives(tx, new Date(now.getTime() - staleMillis))
  return Promise.all(lives.map((live) => toLiveLine(tx, live)))
})

const readMessages = publicView(async ({ tx }, id: string) =>
  (await listMessages(tx, id, { most: recentMessages, withHidden: false })).map(toMessage),
)

/** A live sale in a list. */
export async function toLiveLine(tx: Tx, live: LiveRow): Promise<LiveLine> {
  const { name } = await getOrganisation(tx, live.sellerId)
  const { id, title, status, isDemo, replayMs } = live
  const startsAt = (live.beganAt ?? live.startsAt).toISOString()
  return { id, title, seller: name, startsAt, status, isSample: isDemo, hasReplay: replayMs !== null }
}

/** A message as a page shows it. */
export function toMessage({ at, ...message }: MessageRow): RoomMessage {
  return { ...message, at: at.toISOString() }
}

const readLiveView = publicView(async ({ tx }, id: string): Promise<LiveView> => {
  const live = await getLive(tx, id)
  // Of a sale that was stopped nothing is shown but why.
  const replayMs = live.status === 'ended' ? live.replayMs : null
  return {
    ...(await toLiveLine(tx, live)),
    about: live.about,
    playlist: mediaEngine().playlistAddress(id),
    hasPoster: live.status !== 'stopped' && mediaEngine().findFile(id, 'poster.jpg') !== undefined,
    chapters: replayMs === null ? [] : chaptersOf(await readChapters(id), replayMs),
    ...(live.hostId && live.status === 'live' && { host: await getPersonName(tx, live.hostId) }),
    ...(replayMs !== null && { replayMs }),
  }
})

function complaintPages(app: App): void {
  app.get('/live/:id/complain', { schema: { params: Id } }, (request, reply) =>
    sendComplain(request, reply, { values: {}, problems: [] }),
  )
  app.post('/live/:id/complain', { schema: { params: Id, body: Body }, config: complaining }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        const { kind = '', words = '', offer = '' } = request.body
        const offerId = z.uuid().safeParse(offer).success ? offer : ''
        const { code } = await complainOfLive(request.actor, { sessionId: request.params.id, kind, words, offerId })
        return `/live/complaints/${code}?new=1`
      },
      (problems) => sendComplain(request, reply, { values: request.body, problems }),
    ),
  )
  const Code = z.object({ code: z.string().max(60) })
  app.get('/live/complaints/:code', { schema: { params: Code } }, async (request, reply) => {
    const found = await followComplaint(request.params.code)
    if (!found) throw new Refused([{ code: 'not-found.live-complaint' }])
    const { code, title, sessionId, at, answer } = found
    const complaint = { code, title, sessionId, at: at.toISOString(), ...(answer && { answer }) }
    return sendPage(request, reply, ComplaintPage, { complaint, isNew: request.url.endsWith('?new=1') })
  })
}

type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }

async function sendComplain(request: FastifyRequest, reply: FastifyReply, { values, problems }: Again) {
  const { id } = request.params as { id: string }
  const [live, { items }] = await Promise.all([readLiveView(id), readRoom(id)])
  const products = items.map(({ offerId, name, pack }) => ({ value: offerId, label: `${name}, ${pack}` }))
  return sendPage(request, reply, ComplainPage, { live, products, values, problems }, statusFor(problems))
}
