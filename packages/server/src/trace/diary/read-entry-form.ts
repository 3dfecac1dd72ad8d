import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { readAmount } from '@saolang/core/trace/diary/units.ts'
import { storeUpload } from '../../platform/files.ts'
import { readDay } from '../../platform/form.ts'
import type { SentForm } from '../../platform/upload/read-form.ts'
import type { EntryClock } from './record-entry.ts'

/** An entry as a form of the diary sends it, by a page or by the outbox of a phone; photos are stored on the way. */
export async function readEntryForm(sent: SentForm, step: string): Promise<{ form: EntryForm; clock: EntryClock }> {
  const { fields, files } = sent
  const text = (name: string) => tidy(fields[name] ?? '').slice(0, 500) || undefined
  const day = (name: string) => readDay(fields, name) || undefined
  const amount = (name: string) => readAmount(fields[name] ?? '') || undefined
  const told = {
    id: fields.entry,
    step,
    happenedOn: day('happenedOn'),
    areaId: text('areaId'),
    placeId: text('placeId'),
    what: text('newWhat') ? undefined : text('what'),
    newWhat: text('newWhat'),
    quantity: amount('quantity'),
    unit: text('unit'),
    inputs: readInputs(sent),
    code: text('code'),
    from: text('from'),
    to: text('to'),
    toPlaceId: text('toPlaceId'),
    expiresOn: day('expiresOn'),
    result: text('result'),
    guests: amount('guests'),
    parcels: amount('parcels'),
    work: tidyLines(fields.work ?? '').slice(0, 2000) || undefined,
    note: tidyLines(fields.note ?? '').slice(0, 2000) || undefined,
    photos: [],
  }
  const form = EntryForm.safeParse(told)
  refuseIf(form.error?.issues.map(({ path }) => ({ code: 'diary.unreadable', at: fieldOf(String(path[0])) })) ?? [])
  const photos = await Promise.all(
    files
      .filter(({ field }) => field === 'photo')
      .slice(0, 6)
      .map(({ upload }) => storeUpload(upload)),
  )
  return { form: { ...(form.data as EntryForm), photos: photos.map(({ sha256 }) => sha256) }, clock: readClock(fields) }
}

const fieldOf = (name: string) => (name === 'inputs' ? 'lots' : name)

function readInputs({ fields, all }: SentForm): { lot: string; quantity: number | undefined }[] {
  const ticked = all('lot').map((lot) => ({ lot, typed: fields[`amount.${lot}`] ?? '' }))
  const other = tidy(fields.otherLot ?? '')
  const lots = other ? [...ticked, { lot: other, typed: fields.otherAmount ?? '' }] : ticked
  return lots.map(({ lot, typed }) => {
    const quantity = readAmount(typed)
    // An amount that cannot be read is not "all of it".
    if (typed.trim() && !quantity) throw new Refused([{ code: 'diary.amount-missing', at: 'lots' }])
    return { lot, quantity }
  })
}

function readClock({ keptAt, sentAt, inTouchAt }: SentForm['fields']): EntryClock {
  return { savedAt: readInstant(keptAt), sentAt: readInstant(sentAt), inTouchAt: readInstant(inTouchAt) }
}

function readInstant(text: string | undefined): Date | undefined {
  const instant = new Date(text ?? '')
  const year = instant.getUTCFullYear()
  return year > 1970 && year < 2200 ? instant : undefined
}
