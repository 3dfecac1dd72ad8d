import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findOccasionProblems, type OccasionForm, type OccasionKind } from '@saolang/core/market/promotion/occasion.ts'
import { findReasonProblems } from '@saolang/core/market/promotion/story.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../../platform/act.ts'
import { addOccasion, cancelOccasionRow, findOccasion, listOccasions } from './occasions.sql.ts'

/** Announces a festival or a market, with where its days are known from; officers of a province or commune within their province. */
export const announceOccasion = act(
  'occasion.announce',
  async (
    context,
    { form, isDemo = false }: { form: Readonly<Record<string, string | undefined>>; isDemo?: boolean },
  ) => {
    const { tx, who, now } = context
    const asked = readOccasion(form)
    refuseIf([...findOccasionProblems(asked, legalDateOf(now)), ...findPlaceProblems(who, asked.provinceCode)])
    const id = context.newId()
    const row = { ...asked, id, kind: asked.kind as OccasionKind, isDemo }
    await addOccasion(tx, row, { at: now, by: who.personId ?? null })
    context.on('occasion', id, { from: asked.startsOn, until: asked.endsOn })
    return id
  },
)

/** Says that an occasion will not be held, and why: it stays on the calendar, so that nobody sets out. */
export const cancelOccasion = act('occasion.cancel', async (context, { id, why }: { id: string; why: string }) => {
  const { tx, who, now } = context
  const occasion = await findOccasion(tx, id)
  if (!occasion) throw new Refused([{ code: 'not-found.occasion' }])
  const reason = tidy(why)
  refuseIf([...findPlaceProblems(who, occasion.provinceCode), ...findReasonProblems(reason)])
  const isCancelled = await cancelOccasionRow(tx, { id, why: reason, at: now })
  refuseIf(isCancelled ? [] : [{ code: 'conflict.occasion-cancelled' }])
  context.on('occasion', id, { cancelled: true })
})

/** What an officer announced for their area, from a month ago on. */
export const readOccasionDesk = view('occasion.announce', async ({ tx, who, now }, _: undefined) => {
  const today = legalDateOf(now)
  const span = { from: addDays(today, -31), until: addDays(today, 730) }
  return listOccasions(tx, { ...span, provinceCode: provinceOf(who) ?? null })
})

/** The province that an officer speaks for; undefined for the nation's. */
export function provinceOf({ jurisdiction }: Actor): string | undefined {
  return jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : undefined
}

function findPlaceProblems(who: Actor, provinceCode: string) {
  const own = provinceOf(who)
  return own === undefined || own === provinceCode ? [] : [{ code: 'forbidden.jurisdiction', at: 'provinceCode' }]
}

function readOccasion(form: Readonly<Record<string, string | undefined>>): OccasionForm {
  const names = [
    'kind',
    'titleVi',
    'titleEn',
    'aboutVi',
    'aboutEn',
    'place',
    'provinceCode',
    'startsOn',
    'source',
    'sourceUrl',
  ] as const
  const read = Object.fromEntries(names.map((name) => [name, tidy(form[name] ?? '')])) as Omit<OccasionForm, 'endsOn'>
  return { ...read, endsOn: tidy(form.endsOn ?? '') || read.startsOn }
}
