import { timingSafeEqual } from 'node:crypto'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { keyedHash, seal, unseal } from '../../../people/settings.ts'
import { act, currentTime } from '../../../platform/act.ts'
import { clients } from '../platforms/clients.ts'
import { type Grant, PlatformFailed } from '../platforms/platform-client.ts'
import { getLinkOf } from './link-channel.ts'
import { findSealedLink, keepTokens, type SealedLink } from './links.sql.ts'

/** Where a shop's owner agrees that we talk to it; they come back to `address`. */
export async function beginConsent(who: Actor, { id, address }: { id: string; address: string }): Promise<string> {
  const link = await openLink(who, id)
  const back = { address, state: stateOf(id, who) }
  return clients[link.platform].consentAddress(toApp(link), back, currentTime())
}

type Back = { id: string; code: string; state: string; shopId: string }

/** Takes the code that an owner came back with, changes it for tokens and switches the link on. Refuses a state that is not this person's. */
export async function finishConsent(who: Actor, { id, code, state, shopId }: Back): Promise<void> {
  const link = await openLink(who, id)
  const expected = Buffer.from(stateOf(id, who))
  const given = Buffer.from(state)
  const isOwn = given.length === expected.length && timingSafeEqual(given, expected)
  refuseIf(isOwn ? [] : [{ code: 'forbidden.channel-state' }])
  try {
    const grant = await clients[link.platform].exchange(toApp(link), { code, shopId }, currentTime())
    await keepGrant(who, { id, grant })
  } catch (error) {
    if (error instanceof PlatformFailed)
      throw new Refused([{ code: 'channel.not-granted', values: { words: error.message } }])
    throw error
  }
}

const openLink = act('channel.authorise', async (context, id: string): Promise<SealedLink> => {
  await getLinkOf(context, id)
  context.on('channel', id)
  return (await findSealedLink(context.tx, id)) as SealedLink
})

const keepGrant = act('channel.authorise', async (context, { id, grant }: { id: string; grant: Grant }) => {
  const { platform } = await getLinkOf(context, id)
  const { shopId, shopCipher, access, refresh, ...until } = grant
  const named = { shopId, shopCipher: shopCipher && seal(shopCipher), at: context.now }
  await keepTokens(context.tx, { id, access: seal(access), refresh: seal(refresh), ...until }, named)
  context.on('channel', id, { platform, granted: true })
})

/** What of a link talks to its platform before there is a token. */
export function toApp(link: SealedLink) {
  const { platform, appKey, shopId, shopCipher } = link
  return { platform, appKey, shopId, secret: unseal(link.secret), shopCipher: shopCipher && unseal(shopCipher) }
}

const stateOf = (id: string, { personId }: Actor) =>
  keyedHash('channel-consent', `${id}|${personId ?? ''}`).toString('base64url')
