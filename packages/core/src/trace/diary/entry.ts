import { z } from 'zod'
import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { Step } from './sectors.ts'

const Day = z.string().refine(isLegalDate)
const Text = z.string().max(500)

/**
 * What a farmer tells. `id` is made on the phone and kept once. A lot is `lot:<id of the entry that made it>` or any identifier
 * that was scanned; `what` is `product:<id>`, `material:<id>`, or empty with a new name.
 */
export const EntryForm = z.object({
  id: z.uuid(),
  step: z.string().max(40),
  happenedOn: Day.optional(),
  areaId: z.uuid().optional(),
  placeId: z.uuid().optional(),
  what: z
    .string()
    .regex(/^(?:product|material):[0-9a-f-]{36}$/)
    .optional(),
  newWhat: Text.optional(),
  quantity: z.number().positive().optional(),
  unit: Text.optional(),
  inputs: z.array(z.object({ lot: z.string().min(1).max(500), quantity: z.number().positive().optional() })).max(100),
  code: z.string().max(500).optional(),
  from: Text.optional(),
  to: Text.optional(),
  toPlaceId: z.uuid().optional(),
  expiresOn: Day.optional(),
  result: Text.optional(),
  guests: z.number().int().positive().optional(),
  parcels: z.number().int().positive().max(1000).optional(),
  work: z.string().max(2000).optional(),
  note: z.string().max(2000).optional(),
  photos: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(6),
})
export type EntryForm = z.infer<typeof EntryForm>

/** Reasons why an entry of a step cannot be kept: what the step asks and was not told. A day ahead is no reason: clocks are wrong. */
export function findEntryProblems({ asks, shape }: Step, form: EntryForm): Problem[] {
  const asksFor = (ask: Step['asks'][number]) => asks.includes(ask)
  const isScanned = asksFor('code') && Boolean(form.code)
  return listProblems([
    asksFor('area') && !form.areaId && { code: 'diary.area-missing', at: 'areaId' },
    asksFor('lots') && form.inputs.length === 0 && { code: 'diary.lots-missing', at: 'lots' },
    asksFor('what') && !isScanned && !form.what && !form.newWhat && { code: 'diary.what-missing', at: 'what' },
    asksFor('amount') && form.quantity === undefined && { code: 'diary.amount-missing', at: 'quantity' },
    asksFor('to') && !form.to && !form.toPlaceId && { code: 'diary.to-missing', at: 'to' },
    asksFor('guests') && form.guests === undefined && { code: 'diary.guests-missing', at: 'guests' },
    asksFor('result') && !form.result && { code: 'diary.result-missing', at: 'result' },
    shape === 'care' && !asksFor('guests') && !form.work && { code: 'diary.work-missing', at: 'work' },
  ])
}

/** The day by the phone's calendar, and whether the farmer chose another than its today. */
export function readDay(
  happenedOn: LegalDate | undefined,
  phoneToday: LegalDate,
): { day: LegalDate; isChosen: boolean } {
  return { day: happenedOn ?? phoneToday, isChosen: happenedOn !== undefined && happenedOn !== phoneToday }
}
