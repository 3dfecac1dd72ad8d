import type { Actor } from '@saolang/core/people/actor.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { currentTime, newId } from '../platform/act.ts'
import { saveArea } from '../trace/areas/save-area.ts'
import { keepScans, noteScan } from '../trace/clones/note-scan.ts'
import { readLots } from '../trace/diary/read-diary.ts'
import { recordEntry } from '../trace/diary/record-entry.ts'
import { codeOf, readCoding } from '../trace/labels/list-codes.ts'
import { readLabels } from '../trace/labels/order-labels.ts'
import { answerRecall } from '../trace/recall/answer-recall.ts'
import { openRecall } from '../trace/recall/open-recall.ts'
import { readRecall } from '../trace/recall/read-recalls.ts'
import type { DemoAccounts } from './accounts.ts'

/** A fictitious household recalls its raw honey, which the cooperative had bought: told at once, answered the next morning, still open. */
export async function seedDemoRecall(
  { household, producer }: DemoAccounts,
  ago: (days: number) => void,
): Promise<void> {
  ago(12)
  const form = { name: 'Trại ong sau nhà (mẫu)', kind: 'bee-yard', communeCode: '32047' } as const
  const { id: areaId } = await saveArea(household, { form, location: { point: [104.975, 9.412], way: 'typed' } })
  const harvest = { areaId, newWhat: 'Mật ong thô vườn nhà (mẫu)', quantity: 46, unit: 'kg' }
  const lotId = await tell(household, 'honey.harvest', harvest)
  const code = (await readLots(household, {})).lots.find(({ id }) => id === lotId)?.identifier as string
  ago(10)
  const sold = { inputs: [{ lot: code, quantity: 30 }], to: 'HTX Ong Mật Rừng Tràm (mẫu)' }
  await tell(household, 'honey.ship', sold)
  await tell(producer, 'honey.receive', { code, from: 'Hộ Lê Văn Rạch (mẫu)', quantity: 30, unit: 'kg' })
  ago(3)
  const { id } = await openRecall(household, {
    codes: [code],
    hazard: 'quality',
    reason: 'Mật lên men, độ ẩm đo lại 24% (dữ liệu mẫu).',
    advice: 'Ngừng dùng, để riêng và trả lại trại ong sau nhà (dữ liệu mẫu).',
    detectedAt: new Date(currentTime().getTime() - 5 * 3_600_000),
  })
  ago(2)
  const own = (await readRecall(producer, id)).holders.find(({ isOwn }) => isOwn)
  const answer = { found: 22, returned: 8, destroyed: 0, sold: 0, note: 'Đã để riêng ở góc kho (mẫu).' }
  await answerRecall(producer, { holderId: own?.id as string, answer })
}

/** The last jar of the demo's honey, scanned in Cà Mau and in Hà Nội within the hour: the alarm that copies raise. */
export async function seedDemoClone({ producer }: DemoAccounts, ago: (days: number) => void): Promise<void> {
  ago(1)
  const lot = (await readLots(producer, {})).lots.find(({ productId }) => productId !== null)
  const { runs } = await readLabels(producer, { lotId: lot?.id as string })
  const run = runs.find(({ firstNo }) => firstNo !== null)
  if (!run) throw new Error('the demo has no jar with a serial')
  const { serial } = codeOf(await readCoding(producer, run.id), run.amount - 1)
  const jar = { key: run.key, serial: serial as string }
  noteScan({ ...jar, reader: 'a reader in the forest', provinceCode: '96' })
  noteScan({ ...jar, reader: 'a reader in the capital', provinceCode: '01' })
  await keepScans()
}

async function tell(producer: Actor, step: string, told: object): Promise<string> {
  const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
  await recordEntry(producer, { form, clock: {} })
  return form.id
}
