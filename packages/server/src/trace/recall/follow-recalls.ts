import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { followTold, listTexts } from '../follow/follow-told.ts'
import type { Told } from '../follow/told-since.sql.ts'
import { listThings } from './reached.sql.ts'
import { listRecallsBehind, lockRecall, noteFollowed } from './recalls.sql.ts'
import { spreadRecall } from './spread-recall.ts'

/** Takes what was told since into the open recalls that it concerns, and tells new holders. Gives how many recalls were looked through. */
export function followRecalls(): Promise<number> {
  return followTold('recalls', async (told) => {
    const behind = await listWhatIsBehind(system, told)
    for (const id of behind) await follow(system, id)
    return behind.length
  })
}

const listWhatIsBehind = view('recall.follow', ({ tx }, told: readonly Told[]) =>
  listRecallsBehind(
    tx,
    listTexts(told).map(({ text, told: { ownerId, eventId, isError, time } }) => ({
      ...{ text, ownerId, eventId, isError, recordedAt: time },
    })),
  ),
)

const follow = act('recall.follow', async (context, id: string) => {
  const { tx, now } = context
  const recall = await lockRecall(tx, id)
  if (!recall) throw new Error(`there is no recall ${id}`)
  context.on('recall', id)
  if (recall.closedAt) return
  const roots = (await listThings(tx, id)).filter(({ isRoot }) => isRoot).map(({ text }) => text)
  const spread = await spreadRecall(context, recall, { roots })
  await noteFollowed(tx, id, now)
  if (spread.things > 0) await context.emit('RecallChanged', { recallId: id })
  context.on('recall', id, spread)
})
