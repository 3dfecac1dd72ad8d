import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findLinkProblems, LinkForm } from '@saolang/core/market/channels/link.ts'
import { peopleSettings, seal } from '../../../people/settings.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { parseForm } from '../../../platform/form.ts'
import { getSeat } from '../../../trace/seat.ts'
import { findTerms } from '../../offers/offers.sql.ts'
import { isStandIn } from '../platforms/hosts.ts'
import { addLink, findLink, type LinkRow, setLinkBuffer, setLinkState } from './links.sql.ts'

type Input = { organisationId?: string | undefined; form: Readonly<Record<string, unknown>> }

/**
 * Links a seller's shop on a platform: nothing is told or asked there before its owner has agreed. The secret is kept sealed and never
 * shown again. A demo takes no key that could be real: it links stand-ins only.
 */
export const linkChannel = act('channel.link', async (context, { organisationId, form }: Input) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, organisationId)
  const link = parseForm(LinkForm, form)
  const isRealOnDemo = peopleSettings().isDemo && !isStandIn(link.platform)
  refuseIf([
    ...findLinkProblems(link),
    ...((await findTerms(tx, seat.id)) ? [] : [{ code: 'offer.terms-missing' }]),
    ...(isRealOnDemo ? [{ code: 'channel.demo-keys', at: 'secret' }] : []),
  ])
  const { platform, appKey, shopId, buffer } = link
  const row = { id: context.newId(), organisationId: seat.id, platform, appKey, shopId, buffer }
  const isNew = await addLink(tx, { ...row, secret: seal(link.secret) }, { by: who.personId ?? null, at: now })
  refuseIf(isNew ? [] : [{ code: 'conflict.channel-linked', at: 'platform' }])
  context.on('channel', row.id, { platform, actedFor: who.role !== 'producer' })
  return { id: row.id }
})

/** Pauses a link, goes on with it, or ends it: what has ended keeps no secret. */
export const setChannelState = act(
  'channel.change',
  async (context, { id, state }: { id: string; state: 'on' | 'paused' | 'ended' }) => {
    const { platform } = await getLinkOf(context, id)
    refuseIf((await setLinkState(context.tx, id, state, context.now)) ? [] : [{ code: 'conflict.channel-state' }])
    context.on('channel', id, { platform, state, actedFor: context.who.role !== 'producer' })
  },
)

/** Sets how many pieces are kept back from a platform for sales that cross each other. */
export const setChannelBuffer = act(
  'channel.change',
  async (context, { id, buffer }: { id: string; buffer: number }) => {
    await getLinkOf(context, id)
    refuseIf(
      Number.isInteger(buffer) && buffer >= 0 && buffer <= 9999 ? [] : [{ code: 'channel.buffer', at: 'buffer' }],
    )
    await setLinkBuffer(context.tx, id, buffer)
    context.on('channel', id, { buffer, actedFor: context.who.role !== 'producer' })
  },
)

/** A link of the seller that somebody acts for; refuses with `not-found.channel` any other. */
export async function getLinkOf({ tx, who }: Pick<ActContext, 'tx' | 'who'>, id: string): Promise<LinkRow> {
  const link = await findLink(tx, id)
  const isOthers = who.role === 'producer' && who.organisationId !== link?.organisationId
  if (!link || isOthers) throw new Refused([{ code: 'not-found.channel' }])
  await getSeat(tx, who, link.organisationId)
  return link
}
