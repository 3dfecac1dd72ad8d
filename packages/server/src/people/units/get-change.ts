import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'
import { addMoves, findChange, listMoves, type UnitChangeRow } from './changes.sql.ts'

/** A change of units; refuses with `not-found.unit-change`. */
export async function getUnitChange(tx: Tx, id: string): Promise<UnitChangeRow> {
  const change = await findChange(tx, id)
  if (!change) throw new Refused([{ code: 'not-found.unit-change' }])
  return change
}

/** Notes what of a room followed a change, so that undoing it brings back just that. */
export function noteMoves(
  tx: Tx,
  move: { id: string; kind: string; into: string; at: Date },
  moves: readonly { id: string; fromCode: string }[],
): Promise<void> {
  return addMoves(tx, move, moves)
}

/** What of a kind followed a change, with its former code. */
export function listMoved(tx: Tx, id: string, kind: string): ReturnType<typeof listMoves> {
  return listMoves(tx, id, kind)
}
