import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { addMoves, listMoves } from './changes.sql.ts'
import { moveRows, moveRowsBack } from './follow.sql.ts'
import { getUnitChange } from './get-change.ts'

/** Rows of a room that lie in a commune: what they are called in the history of a change, and their table, with `id` and `commune_code`. */
export type Follower = { kind: string; table: string }

type Following = Follower & { changeId: string }

const follow = act('unit.follow', async ({ tx, now, on }, { kind, table, changeId }: Following) => {
  const { fromCodes, mainHeir, endedAt } = await getUnitChange(tx, changeId)
  on('unit-change', changeId, { kind })
  if (endedAt) return moveRowsBack(tx, table, await listMoves(tx, changeId, kind))
  const moved = await moveRows(tx, table, { fromCodes, into: mainHeir })
  await addMoves(tx, { id: changeId, kind, into: mainHeir, at: now }, moved)
})

/** Has the rows of a room follow a change of units, or go back after its undoing. Told twice, it moves nothing more. */
export async function followUnitChange(changeId: string, followers: readonly Follower[]): Promise<void> {
  for (const follower of followers) await follow(system, { ...follower, changeId })
}
