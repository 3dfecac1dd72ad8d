import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { system } from '@saolang/core/people/actor.ts'
import { placeKey, spellingKey } from '@saolang/core/people/place-name.ts'
import { findUnitChangeProblems, type UnitChange } from '@saolang/core/people/units/unit-change.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import {
  addChange,
  countMoves,
  endChange,
  findChange,
  listChanges,
  listNamesBefore,
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
import { countLying } from './lying.ts'

/** Enters a resolution that merges or splits communes. It takes effect by the clock on its day: today's at once. */
export const enterUnitChange = act('unit.change', async (context, change: UnitChange) => {
  const { tx, who, now } = context
  const id = context.newId()
  context.on('unit-change', id, { kind: change.kind, from: change.fromCodes.join(' ') })
  refuseIf(await findProblems(tx, change))
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

/** The changes of units, the newest first, with their units by name. */
export const readUnitChanges = view('unit.read', async ({ tx }, _: undefined) => {
  const changes = await listChanges(tx)
  return Promise.all(changes.map(async (change) => ({ ...change, names: await listNames(tx, change) })))
})

/** A change with its units by name, how much lies in them today, and how much followed it. */
export const readUnitChange = view('unit.read', async ({ tx }, id: string) => {
  const change = await findChange(tx, id)
  if (!change) throw new Refused([{ code: 'not-found.unit-change' }])
  const names = await listNames(tx, change)
  return { change, names, lies: await countLying(tx, change.fromCodes), moved: await countMoves(tx, id) }
})

/** What a change would do, before it is entered: every reason against it, the units by name, and what lies in each. */
export const previewUnitChange = view('unit.change', async ({ tx }, change: UnitChange) => ({
  problems: await findProblems(tx, change),
  names: await listNames(tx, change),
  lies: await countLying(tx, change.fromCodes),
}))

async function findProblems(tx: ActContext['tx'], change: UnitChange): Promise<Problem[]> {
  const origins = await listTodaysAmong(tx, change.fromCodes)
  const heirCodes = change.heirs.map(({ code }) => code)
  const taken = await listTodaysAmong(tx, heirCodes)
  return findUnitChangeProblems(change, { origins, takenCodes: taken.map(({ code }) => code) })
}

async function listNames(
  tx: ActContext['tx'],
  { fromCodes, effectiveOn }: Pick<UnitChange, 'fromCodes' | 'effectiveOn'>,
): Promise<Record<string, string>> {
  const day = isLegalDate(effectiveOn) ? effectiveOn : '9999-12-31'
  const named = await listNamesBefore(tx, fromCodes, day)
  return Object.fromEntries(named.map(({ code, name }) => [code, name]))
}
