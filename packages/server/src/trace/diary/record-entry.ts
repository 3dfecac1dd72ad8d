import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { ClockVerdict } from '@saolang/core/trace/diary/clock.ts'
import { settleTime } from '@saolang/core/trace/diary/clock.ts'
import { type EntryForm, findEntryProblems, readDay } from '@saolang/core/trace/diary/entry.ts'
import { findStep, type Step } from '@saolang/core/trace/diary/sectors.ts'
import { declareWrong, eventIdOf, listMoves, toEvent } from '@saolang/core/trace/diary/to-events.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { getSeat } from '../seat.ts'
import { captureOne } from './capture-entry.ts'
import {
  addEntry,
  addWithdrawal,
  type EntryRow,
  findEntry,
  nextNo,
  type SettledEntry,
  takeTurn,
} from './entries.sql.ts'
import { knowEntry } from './know-entry.ts'
import { addMoves, endLot, findLot, listMovesOf } from './lots.sql.ts'

/** The clocks of the machine that an entry was told on, and ours when its page was last fetched; a form without JavaScript has none. */
export type EntryClock = { savedAt?: Date | undefined; sentAt?: Date | undefined; inTouchAt?: Date | undefined }

export type EntryInput = {
  organisationId?: string | undefined
  form: EntryForm
  clock: EntryClock
  /** The entry that this one puts right. */
  corrects?: string | undefined
}

/** What the teller gets back: only this is a receipt. `isNew` is false when the entry was there already. */
export type Receipt = { id: string; code: string; verdict: ClockVerdict; isNew: boolean; lot?: string | undefined }

/** The number under which an entry was received, as its teller sees it. */
export const receiptCode = (no: number): string => `NK-${String(no).padStart(5, '0')}`

/**
 * Takes in what was told in the field: the entry, its event, its lot and what it moves, in one transaction, once for each id.
 * A wrong clock is set right or flagged, a lot that is overdrawn is told; neither is refused. Refuses what the step asks and
 * was not told, and lots of this phone that have not come yet (`conflict.lot-not-here`).
 */
export const recordEntry = act('diary.record', async (context, input: EntryInput): Promise<Receipt> => {
  const { tx, who } = context
  const seat = await getSeat(tx, who, input.organisationId)
  await takeTurn(tx, seat.id)
  const known = await findEntry(tx, input.form.id)
  if (known) return acknowledge(context, known, seat.id)
  const step = findStep(input.form.step)?.step
  if (!step) throw new Refused([{ code: 'not-found.step' }])
  refuseIf(findEntryProblems(step, input.form))
  const former = input.corrects ? await getCorrectable(context, input.corrects, seat.id) : undefined
  return keepEntry(context, { input, step, organisationId: seat.id, former })
})

/** Says that an entry never happened: its event is declared wrong, its stock moves back, its lot ends; all is kept. */
export const withdrawEntry = act(
  'diary.record',
  async (context, { id, reason }: { id: string; reason: string }): Promise<void> => {
    const { tx, now, who } = context
    const organisationId = (await findEntry(tx, id))?.organisationId
    if (!organisationId) throw new Refused([{ code: 'not-found.entry' }])
    await getSeat(tx, who, organisationId)
    await takeTurn(tx, organisationId)
    const entry = await getCorrectable(context, id, organisationId)
    refuseIf(reason.trim() ? [] : [{ code: 'diary.reason-missing', at: 'reason' }])
    await addWithdrawal(tx, { entryId: id, reason: reason.trim(), at: now, by: who.personId as string })
    await moveBack(context, entry)
    const lot = await findLot(tx, { id: (await firstOf(context, entry)).id })
    if (lot) await endLot(tx, lot.id, now)
    await captureOne(context, declareWrong(entry.event, now, undefined), organisationId)
    context.on('diary-entry', id, { withdrawn: true })
  },
)

function acknowledge({ on }: ActContext, known: SettledEntry, organisationId: string): Receipt {
  refuseIf(known.organisationId === organisationId ? [] : [{ code: 'conflict.entry' }])
  on('diary-entry', known.id, { again: true })
  return { id: known.id, code: receiptCode(known.no), verdict: known.clockVerdict, isNew: false }
}

type Keeping = { input: EntryInput; step: Step; organisationId: string; former: SettledEntry | undefined }

async function keepEntry(context: ActContext, { input, step, organisationId, former }: Keeping): Promise<Receipt> {
  const { tx, now, who } = context
  const { form } = input
  const time = settle(input, now)
  const happenedOn = legalDateOf(time.at)
  const lotId = former ? (await firstOf(context, former)).id : form.id
  if (former) await moveBack(context, former)
  const known = await knowEntry(context, { form, step, organisationId, at: time.at, happenedOn, lotId })
  const event = toEvent(known)
  const entry: EntryRow = {
    id: form.id,
    organisationId,
    no: await nextNo(tx, organisationId),
    step: form.step,
    form,
    happenedAt: time.at,
    toldAt: time.told,
    savedAt: time.savedAt,
    receivedAt: now,
    clockOffsetMs: time.offset,
    clockVerdict: time.verdict,
    toldBy: who.personId as string,
    toldAs: who.role,
    photos: form.photos,
    event,
    corrects: former?.id ?? null,
  }
  await addEntry(tx, entry)
  await addMoves(tx, { organisationId, entryId: form.id, moves: listMoves(known), at: time.at, newId: context.newId })
  if (former) await captureOne(context, declareWrong(former.event, now, eventIdOf(form.id)), organisationId)
  await captureOne(context, event, organisationId)
  context.on('diary-entry', form.id, { step: form.step, clock: time.verdict, corrects: former?.id ?? null })
  return { id: form.id, code: receiptCode(entry.no), verdict: time.verdict, isNew: true, lot: known.output?.number }
}

function settle({ form, clock }: EntryInput, now: Date) {
  const savedAt = clock.savedAt ?? now
  const { day, isChosen } = readDay(form.happenedOn, legalDateOf(savedAt))
  // A chosen day has no hour: noon in Viet Nam, or now for today.
  const told = isChosen ? new Date(`${day}T12:00:00+07:00`) : savedAt
  const { at, offset, verdict } = settleTime({
    told: told.getTime(),
    isChosen,
    savedAt: savedAt.getTime(),
    sentAt: (clock.sentAt ?? now).getTime(),
    receivedAt: now.getTime(),
    inTouchAt: clock.inTouchAt?.getTime(),
  })
  return { at: new Date(at), offset, verdict, told, savedAt }
}

async function getCorrectable({ tx }: ActContext, id: string, organisationId: string): Promise<SettledEntry> {
  const entry = await findEntry(tx, id)
  if (!entry || entry.organisationId !== organisationId) throw new Refused([{ code: 'not-found.entry' }])
  refuseIf(entry.correctedBy || entry.withdrawnAt ? [{ code: 'conflict.entry-settled' }] : [])
  return entry
}

// The lot of a corrected entry is the one that the first telling began.
async function firstOf({ tx }: ActContext, entry: SettledEntry): Promise<SettledEntry> {
  let first = entry
  while (first.corrects) first = (await findEntry(tx, first.corrects)) as SettledEntry
  return first
}

async function moveBack({ tx, now, newId }: ActContext, entry: SettledEntry): Promise<void> {
  const moves = (await listMovesOf(tx, entry.id)).map((move) => ({ ...move, quantity: -move.quantity }))
  await addMoves(tx, { organisationId: entry.organisationId, entryId: entry.id, moves, at: now, newId })
}
