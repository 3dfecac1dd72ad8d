import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { system } from '@saolang/core/people/actor.ts'
import { placeKey, spellingKey } from '@saolang/core/people/place-name.ts'
import { findUnitChangeProblems, type UnitChange } from '@saolang/core/people/units/unit-change.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import {
  addChange,
  countIn,
  endChange,
  findChange,
  listChanges,
  listMoves,
  listTodaysAmong,
  lockDueChanges,
  moveFollowers,
  moveFollowersBack,
  releaseUnits,
  saveApplied,
  turnUnits,
  turnUnitsBack,
  type UnitChangeRow,
} from './changes.sql.ts'

/** Enters a resolution that merges or splits communes. It takes effect by the clock on its day: today's at once. */
export const enterUnitChange = act('unit.change', async (context, change: UnitChange) => {
  const { tx, who, now } = context
  const id = context.newId()
  context.on('unit-change', id, { kind: change.kind, from: change.fromCodes.join(' ') })
  const origins = await listTodaysAmong(tx, change.fromCodes)
  const taken = await listTodaysAmong(
    tx,
    change.heirs.map(({ code }) => code),
  )
  refuseIf(findUnitChangeProblems(change, { origins, takenCodes: taken.map(({ code }) => code) }))
  const isFree = await addChange(tx, { ...change, id, by: who.personId as string, at: now })
  refuseIf(isFree ? [] : [{ code: 'conflict.unit-changing' }])
  if (change.effectiveOn <= legalDateOf(now)) await applyDue(context)
  return { id }
})

/** Withdraws a change before its day, or undoes one that was entered by mistake: all that followed it goes back. */
export const undoUnitChange = act('unit.change', async (context, { id, reason }: { id: string; reason: string }) => {
  const { tx, who, now } = context
  const change = await findChange(tx, id)
  if (!change) throw new Refused([{ code: 'not-found.unit-change' }])
  context.on('unit-change', id, { undone: change.appliedAt !== null })
  refuseIf(tidy(reason).length < 5 ? [{ code: 'merge.reason-missing', at: 'reason' }] : [])
  const isOurs = await endChange(tx, { id, by: who.personId as string, at: now, reason: tidy(reason) })
  refuseIf(isOurs ? [] : [{ code: 'conflict.unit-change-ended' }])
  await releaseUnits(tx, id, now)
  if (!change.appliedAt) return
  const heirCodes = change.heirs.map(({ code }) => code)
  await refuseIfChangedSince(tx, change)
  await turnUnitsBack(tx, { id, effectiveOn: change.effectiveOn, fromCodes: change.fromCodes, heirCodes, at: now })
  await moveFollowersBack(tx, id, now)
  await context.emit('UnitsChanged', { changeId: id })
})

async function refuseIfChangedSince(tx: ActContext['tx'], { heirs }: UnitChangeRow): Promise<void> {
  const alive = await listTodaysAmong(
    tx,
    heirs.map(({ code }) => code),
  )
  refuseIf(alive.length === heirs.length ? [] : [{ code: 'conflict.unit-changed-further' }])
}

const applyDueChanges = act('unit.follow', async (context, _: undefined) => {
  const applied = await applyDue(context)
  context.on('register', 'units', { applied })
  return applied
})

/** Puts the changes into effect whose day has come; gives how many. */
export function followUnitChanges(): Promise<number> {
  return applyDueChanges(system, undefined)
}

async function applyDue(context: ActContext): Promise<number> {
  const { tx, now } = context
  const due = await lockDueChanges(tx, legalDateOf(now))
  for (const { id, kind, effectiveOn, fromCodes, heirs, mainHeir } of due) {
    const [origin] = await listTodaysAmong(tx, fromCodes)
    const units = heirs.map((heir) => ({
      ...{ code: heir.code, type: heir.type, name: tidy(heir.name), provinceCode: origin?.provinceCode as string },
      ...{ searchKey: placeKey(heir.name), spellingKey: spellingKey(heir.name) },
    }))
    await turnUnits(tx, { id, effectiveOn, fromCodes, share: kind === 'merge' ? 'full' : 'partial' }, units)
    await moveFollowers(tx, { id, fromCodes, into: mainHeir, at: now })
    await saveApplied(tx, id, now)
    await releaseUnits(tx, id, now)
    await context.emit('UnitsChanged', { changeId: id })
  }
  return due.length
}

/** The changes of units, the newest first. */
export const readUnitChanges = view('unit.read', ({ tx }, _: undefined) => listChanges(tx))

/** A change with how much lies in its units today, and how much followed it. */
export const readUnitChange = view('unit.read', async ({ tx }, id: string) => {
  const change = await findChange(tx, id)
  if (!change) throw new Refused([{ code: 'not-found.unit-change' }])
  const kinds = ['organisation', 'role_grant', 'product', 'dossier', 'area'] as const
  const moved = await Promise.all(kinds.map(async (kind) => [kind, (await listMoves(tx, id, kind)).length] as const))
  return { change, lies: await countIn(tx, change.fromCodes), moved: Object.fromEntries(moved) }
})
