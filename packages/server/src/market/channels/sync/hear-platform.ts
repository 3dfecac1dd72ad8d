import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Platform } from '@saolang/core/market/channels/platform.ts'
import { system } from '@saolang/core/people/actor.ts'
import { unseal } from '../../../people/settings.ts'
import { act } from '../../../platform/act.ts'
import { findSealedLink } from '../links/links.sql.ts'
import { isSameSignature, signHook } from '../platforms/sign.ts'

type Heard = { linkId: string; platform: Platform; address: string; body: string; signature: string }

/**
 * Hears a platform's call. Nothing in it is believed but that there is something to ask for: the link is visited. Refuses whoever does
 * not sign as the platform does, and what is no call of a link.
 */
export function hearPlatform(heard: Heard): Promise<void> {
  return hear(system, heard)
}

const hear = act('channel.hear', async (context, { linkId, platform, address, body, signature }: Heard) => {
  const link = await findSealedLink(context.tx, linkId)
  if (!link || link.platform !== platform) throw new Refused([{ code: 'not-found.channel' }])
  const expected = signHook(platform, { secret: unseal(link.secret), appKey: link.appKey, address, body })
  if (!isSameSignature(signature, expected)) throw new Refused([{ code: 'forbidden.channel-signature' }])
  await context.emit('ChannelHeard', { linkId })
  context.on('channel', linkId, { heard: true })
})
