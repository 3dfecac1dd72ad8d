import { waitMinutes } from '@saolang/core/market/channels/platform.ts'
import { system } from '@saolang/core/people/actor.ts'
import { z } from 'zod'
import { act, currentTime } from '../../../platform/act.ts'
import { claimLink, claimLinks, noteTrouble, noteWell, type SealedLink } from '../links/links.sql.ts'
import { PlatformFailed } from '../platforms/platform-client.ts'
import { openShop } from './open-shop.ts'
import { pullOrders } from './pull-orders.ts'
import { writeDown } from './settings.ts'
import { tellStock } from './tell-stock.ts'

const atOnce = 4
// Longer than a visit may take: within it nobody else works on the same link.
const claimMillis = 10 * 60_000
const minuteMillis = 60_000

/** Visits every link whose time has come: what was sold there is ordered here, what is left here is told there. Runs every minute. */
export async function syncChannels(): Promise<void> {
  for (;;) {
    const now = currentTime()
    const until = new Date(now.getTime() + claimMillis)
    const links = await writeDown((tx) => claimLinks(tx, { now, until, count: atOnce }))
    if (links.length === 0) return
    await Promise.all(links.map(visit))
  }
}

/** A platform called: its link is visited at once. */
export async function onChannelHeard({ linkId }: { linkId: string }): Promise<void> {
  const until = new Date(currentTime().getTime() + claimMillis)
  const link = await writeDown((tx) => claimLink(tx, linkId, until))
  if (link) await visit(link)
}

async function visit(link: SealedLink): Promise<void> {
  try {
    const shop = await openShop(link)
    await pullOrders(link, shop)
    await tellStock(link, shop)
    const at = currentTime()
    await writeDown((tx) => noteWell(tx, link.id, { at, dueAt: new Date(at.getTime() + minuteMillis) }))
  } catch (error) {
    await note(link, error)
  }
}

// A platform that speaks in another shape than it documents is in trouble like one that is down: nothing is lost, and somebody looks.
async function note(link: SealedLink, error: unknown): Promise<void> {
  const isUnreadable = error instanceof z.ZodError
  const failed = error instanceof PlatformFailed ? error : undefined
  const isRefused = failed?.kind === 'not-authorised'
  const words = isUnreadable ? `unreadable: ${error.issues[0]?.path.join('.')}` : (failed?.message ?? 'unexpected')
  const waitSeconds = failed?.waitSeconds ?? waitMinutes(link.tries + 1) * 60
  const dueAt = new Date(currentTime().getTime() + waitSeconds * 1000)
  await noteTroubled(system, { id: link.id, words, dueAt, isRefused })
  if (!failed && !isUnreadable) throw error
}

const noteTroubled = act('channel.sync', async (context, trouble: Parameters<typeof noteTrouble>[1]) => {
  await noteTrouble(context.tx, trouble)
  context.on('channel', trouble.id, { trouble: trouble.words, isRefused: trouble.isRefused })
})
