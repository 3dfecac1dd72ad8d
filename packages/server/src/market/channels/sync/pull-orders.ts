import { system } from '@saolang/core/people/actor.ts'
import { currentTime, view } from '../../../platform/act.ts'
import { movePulledTo, type SealedLink } from '../links/links.sql.ts'
import { findWaitingSince } from '../links/orders.sql.ts'
import { clients } from '../platforms/clients.ts'
import type { Shop } from '../platforms/platform-client.ts'
import { writeDown } from './settings.ts'
import { takeChannelOrder } from './take-order.ts'

// What changed at the edge of a visit may be told a little later.
const overlapMillis = 10 * 60_000

/**
 * Takes every order that changed on a platform since it was last asked, and those that wait to be tried again. The mark moves when all
 * are written down: after a failure, or days without an answer, it begins where it was.
 */
export async function pullOrders(link: SealedLink, shop: Shop): Promise<void> {
  const now = currentTime()
  const waiting = await readWaiting(system, link.id)
  const last = (link.pulledTo ?? link.madeAt).getTime() - overlapMillis
  const from = new Date(Math.min(last, waiting?.getTime() ?? last))
  for (const order of await clients[link.platform].listChanged(shop, { from, to: now }, now))
    await takeChannelOrder(link, order)
  await writeDown((tx) => movePulledTo(tx, link.id, now))
}

const readWaiting = view('channel.sync', ({ tx, now }, linkId: string) => findWaitingSince(tx, linkId, now))
