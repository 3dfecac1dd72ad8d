import { eventIdOf } from '@saolang/core/trace/diary/to-events.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import type { MessageKey } from '@saolang/web/messages/messages.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { EntryView, LotView } from '@saolang/web/trace/diary/diary-views.ts'
import type { NamedEntry, NamedLot } from './read-diary.ts'
import { receiptCode } from './record-entry.ts'

const hourMillis = 3_600_000

/** An entry in the shape of its pages. */
export function toEntryView(entry: NamedEntry, lang: Lang): EntryView {
  const { form } = entry
  return {
    id: entry.id,
    code: receiptCode(entry.no),
    step: entry.step,
    happenedAt: entry.happenedAt.toISOString(),
    receivedAt: entry.receivedAt.toISOString(),
    toldAt: entry.savedAt.toISOString(),
    clock: { verdict: entry.clockVerdict, hours: Math.round(Math.abs(entry.clockOffsetMs) / hourMillis) },
    by: entry.toldByName,
    what: whatOf(entry),
    ...(entry.areaName && { areaName: entry.areaName }),
    ...(entry.lot && { lot: { number: entry.lot.number, identifier: entry.lot.identifier } }),
    state: entry.withdrawnAt ? 'withdrawn' : entry.correctedBy ? 'corrected' : 'received',
    ...(entry.correctedBy && { correctedBy: entry.correctedBy }),
    ...(entry.corrects && { corrects: entry.corrects }),
    ...(entry.withdrawnBecause && { reason: entry.withdrawnBecause }),
    photos: entry.photos,
    eventId: eventIdOf(entry.id),
    details: listDetails(form, lang),
  }
}

function whatOf({ form, lot }: NamedEntry): string {
  const amount = form.quantity === undefined ? '' : `${form.quantity.toLocaleString('vi-VN')} ${form.unit ?? ''}`.trim()
  const name = lot?.name ?? form.newWhat ?? ''
  return [name, amount, form.work, form.to, form.result].filter(Boolean).join(' · ').slice(0, 160)
}

const asked = [
  ['newWhat', 'trace.colProduct'],
  ['from', 'trace.askFrom'],
  ['to', 'trace.askTo'],
  ['work', 'trace.askWork'],
  ['result', 'trace.askResult'],
  ['guests', 'trace.askGuests'],
  ['expiresOn', 'trace.askExpiry'],
  ['code', 'trace.askCode'],
  ['note', 'trace.askNote'],
] as const satisfies readonly (readonly [keyof NamedEntry['form'], MessageKey])[]

function listDetails(form: NamedEntry['form'], lang: Lang): EntryView['details'] {
  const amounts = [
    ...(form.quantity === undefined
      ? []
      : [
          { label: say(lang, 'trace.askAmount'), value: `${form.quantity.toLocaleString('vi-VN')} ${form.unit ?? ''}` },
        ]),
  ]
  return [
    ...amounts,
    ...asked.flatMap(([name, key]) =>
      form[name] === undefined ? [] : [{ label: say(lang, key), value: String(form[name]) }],
    ),
  ]
}

/** A lot in the shape of its pages. */
export function toLotView({
  id,
  number,
  name,
  identifier,
  areaName,
  madeOn,
  expiresOn,
  made,
  left,
  unit,
}: NamedLot): LotView {
  return {
    ...{ id, number, name, identifier, madeOn, made, left, unit },
    ...(areaName && { area: areaName }),
    ...(expiresOn && { expiresOn }),
  }
}
