import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { liveActs } from '@saolang/core/market/live/session.ts'
import { act } from '../../platform/act.ts'
import { telling, wake } from './chat/fan-out.ts'
import { getLiveInArea, refuseUnless } from './get-live.ts'
import { cutPictures } from './media/cut-pictures.ts'
import { endPushesOf } from './media/pushes.sql.ts'
import { emptyBag, takeOffScreen } from './selling/fill-bag.ts'
import { setWarning, stopLiveRow } from './sessions.sql.ts'

const stopRow = act('live.stop', async (context, { id, reason }: { id: string; reason: string }) => {
  const { tx, who, now } = context
  const { live } = await getLiveInArea(tx, who, id)
  refuseUnless(live, 'stop', 'officer')
  const words = tidyLines(reason)
  refuseIf(listProblems([words.length < 10 && { code: 'live.stop-reason', at: 'reason' }]))
  await stopLiveRow(tx, { id, from: liveActs.stop.from, reason: words, by: who.personId as string }, now)
  await emptyBag(context, id)
  await endPushesOf(tx, id, now)
  // The recording is made all the same: it is evidence, and shown to officers alone.
  if (live.status === 'live') await context.emit('LiveEnded', { sessionId: id })
  context.on('live', id, { from: live.status })
})

const tellingStop = telling(stopRow, ({ id }) => wake(id))

/** An officer of the area stops a live sale for good, in this second, with the reason that everybody reads (Luật 122/2025/QH15). */
export async function stopLive(...asked: Parameters<typeof stopRow>): Promise<void> {
  await tellingStop(...asked)
  await cutPictures(asked[1].id)
}

/** An officer puts words on the screen of a live sale, or takes them off. */
export const warnLive = telling(
  act('live.warn', async (context, { id, warning }: { id: string; warning: string }) => {
    await getLiveInArea(context.tx, context.who, id)
    const words = tidyLines(warning)
    refuseIf(words.length > 300 ? [{ code: 'live.warning', at: 'warning' }] : [])
    await setWarning(context.tx, id, words || null)
    context.on('live', id, { shown: words !== '' })
  }),
  ({ id }) => wake(id),
)

/** An officer takes one product off the screen of a live sale; its seller cannot put it back. */
export const banProduct = telling(
  act('live.ban', async (context, { id, offerId }: { id: string; offerId: string }) => {
    await getLiveInArea(context.tx, context.who, id)
    const wasThere = await takeOffScreen(context, { sessionId: id, offerId, why: 'officer' })
    refuseIf(wasThere ? [] : [{ code: 'not-found.live-item' }])
    context.on('live', id, { offerId })
  }),
  ({ id }) => wake(id),
)
