import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { ChannelPage } from '@saolang/web/market/channels/channel-page'
import { ChannelsPage } from '@saolang/web/market/channels/channels-page'
import { FaultsPage } from '@saolang/web/market/channels/faults-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { feedPages } from './feeds/pages.ts'
import { readFeedFaults } from './feeds/read-feed.ts'
import { beginConsent, finishConsent } from './links/authorise.ts'
import { linkChannel, setChannelBuffer, setChannelState } from './links/link-channel.ts'
import { settleChannel, tieListing, untieListing } from './links/tie-listing.ts'
import { marginPages } from './margin/pages.ts'
import { readChannel, readChannels } from './read-channels.ts'
import { channelHooks } from './sync/hooks.ts'
import { templatePages } from './template/pages.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Id = z.object({ id: z.uuid() })
const Body = z.record(z.string().max(50), z.string().max(2000))
type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

/** `/market/channels`: a seller's shops on platforms; feeds, the sheets of platforms, what is kept of a price, and where platforms call. */
export function channelPages(app: App): void {
  app.get('/market/channels', { schema: { querystring: Whose } }, (request, reply) =>
    sendChannels(request, reply, request.query.organisation, fresh),
  )
  app.post('/market/channels', { schema: { querystring: Whose, body: Body } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => {
        const { id } = await linkChannel(request.actor, { organisationId, form: request.body })
        return `/market/channels/${id}`
      },
      // A secret is never written back into a page.
      (problems) => sendChannels(request, reply, organisationId, { values: { ...request.body, secret: '' }, problems }),
    )
  })
  app.get('/market/channels/faults', { schema: { querystring: Whose } }, async (request, reply) => {
    const asked = { organisationId: request.query.organisation, publicUrl: request.publicUrl }
    return sendPage(request, reply, FaultsPage, await readFeedFaults(request.actor, asked))
  })
  templatePages(app)
  onePage(app)
  consentPages(app)
  feedPages(app)
  marginPages(app)
  channelHooks(app)
}

async function sendChannels(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  again: Again,
): Promise<FastifyReply> {
  const page = { ...(await readChannels(request.actor, organisationId)), ...again, publicUrl: request.publicUrl }
  return sendPage(request, reply, ChannelsPage, page, statusFor(again.problems))
}

function onePage(app: App): void {
  app.get('/market/channels/:id', { schema: { params: Id } }, (request, reply) =>
    sendChannel(request, reply, request.params.id, fresh),
  )
  const acts: Record<string, (request: FastifyRequest, id: string, body: Record<string, string>) => Promise<unknown>> =
    {
      state: ({ actor }, id, { state }) =>
        setChannelState(actor, { id, state: state === 'on' || state === 'ended' ? state : 'paused' }),
      buffer: ({ actor }, id, { buffer = '' }) =>
        setChannelBuffer(actor, { id, buffer: buffer === '' ? -1 : Number(buffer) }),
      listings: ({ actor }, linkId, form) => tieListing(actor, { linkId, form }),
      untie: ({ actor }, linkId, { listing = '' }) => untieListing(actor, { linkId, id: listing }),
      settle: ({ actor }, linkId, { words = '', externalId, comparison = '', no }) =>
        settleChannel(
          actor,
          externalId ? { linkId, words, externalId } : { linkId, words, comparisonId: comparison, no: Number(no) },
        ),
    }
  for (const [name, act] of Object.entries(acts))
    app.post(`/market/channels/:id/${name}`, { schema: { params: Id, body: Body } }, async (request, reply) => {
      const { id } = request.params
      return goOrShow(
        reply,
        async () => {
          await act(request, id, request.body)
          return name === 'state' && request.body.state === 'ended' ? '/market/channels' : `/market/channels/${id}`
        },
        (problems) => sendChannel(request, reply, id, { values: request.body, problems }),
      )
    })
}

async function sendChannel(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  again: Again,
): Promise<FastifyReply> {
  const shown = await readChannel(request.actor, id)
  const hook = `${request.publicUrl}/hooks/channels/${shown.channel.platform}/${id}`
  return sendPage(request, reply, ChannelPage, { ...shown, ...again, hook }, statusFor(again.problems))
}

function consentPages(app: App): void {
  const backOf = (request: FastifyRequest, id: string) => `${request.publicUrl}/market/channels/${id}/back`
  app.post('/market/channels/:id/authorise', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id } = request.params
    const address = await beginConsent(request.actor, { id, address: backOf(request, id) })
    return reply.redirect(address, 303)
  })
  const Back = z.object({
    code: z.string().min(1).max(500),
    state: z.string().min(1).max(200),
    shop_id: z.string().max(50).default(''),
  })
  app.get('/market/channels/:id/back', { schema: { params: Id, querystring: Back } }, async (request, reply) => {
    const { id } = request.params
    const { code, state, shop_id: shopId } = request.query
    try {
      await finishConsent(request.actor, { id, code, state, shopId })
      return reply.redirect(`/market/channels/${id}`, 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return sendChannel(request, reply, id, { values: {}, problems: error.problems })
    }
  })
}
