import { system } from '@saolang/core/people/actor.ts'
import type { Reason } from '@saolang/core/trace/exchange/answer.ts'
import { render } from '@saolang/core/trace/exchange/render.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import { currentTime, view } from '../../platform/act.ts'
import { getMapping } from './get-mapping.ts'
import { noteIncomplete, noteOutcome } from './note-outcome.ts'
import {
  addPayload,
  type Claimed,
  claimDeliveries,
  countPayloads,
  findPayload,
  type PayloadRow,
  releaseDelivery,
} from './outbox.sql.ts'
import { findRecord } from './records.sql.ts'
import { sendPayload } from './send-payload.ts'
import { exchangeSettings } from './settings.ts'
import { listSettings, type SettingRow } from './targets.sql.ts'

const atOnce = 4
// Longer than a try can take: within it nobody else sends the same.
const claimMillis = 60_000
// A worker that stays at this keeps its other work waiting; the next minute goes on.
const mostBatches = 250

/**
 * Sends what is due to every target that is on, in the order of versions. At least once: what was taken and not noted, because
 * this process died, is sent again byte by byte under the same key, by which the target knows it. Gives how many were tried.
 */
export async function sendDue(): Promise<number> {
  const settings = await listOn(system, undefined)
  const tried = await Promise.all(settings.map(sendTo))
  return tried.reduce((sum, count) => sum + count, 0)
}

/** Something was put on its way, or a minute is over. */
export async function onExchangeQueued(): Promise<void> {
  await sendDue()
}

const listOn = view('exchange.send', async ({ tx }) =>
  (await listSettings(tx)).flatMap(({ isOn, address, ...row }): Ready[] =>
    isOn && address ? [{ ...row, isOn, address }] : [],
  ),
)

type Ready = SettingRow & { address: string }

async function sendTo(setting: Ready): Promise<number> {
  let tried = 0
  for (let batch = 0; batch < mostBatches; batch++) {
    const claimed = await claim(setting.target)
    if (claimed.length === 0) break
    await Promise.all(claimed.map((delivery) => send(setting, delivery)))
    tried += claimed.length
  }
  return tried
}

function claim(target: TargetId): Promise<Claimed[]> {
  const now = currentTime()
  const until = new Date(now.getTime() + claimMillis)
  return exchangeSettings().write((tx) => claimDeliveries(tx, { target, now, until, count: atOnce }))
}

async function send(setting: Ready, delivery: Claimed): Promise<void> {
  try {
    const payload = await getPayload(delivery)
    if (Array.isArray(payload)) return await noteIncomplete(system, { delivery, reasons: payload })
    const { mapping } = await readMapping(system, { target: delivery.target, no: payload.mappingNo })
    const sent = await sendPayload({ setting, payload, mapping })
    await noteOutcome(system, { delivery, payloadNo: payload.no, address: setting.address, ...sent })
  } catch (error) {
    await exchangeSettings().write((tx) => releaseDelivery(tx, delivery.id))
    throw error
  }
}

const readMapping = view('exchange.send', ({ tx }, { target, no }: { target: TargetId; no?: number }) =>
  getMapping(tx, target, no),
)

const readRecord = view('exchange.send', ({ tx }, id: string) => findRecord(tx, id))

const readPayload = view('exchange.send', ({ tx }, { id, no }: { id: string; no: number }) => findPayload(tx, id, no))

const readCount = view('exchange.send', ({ tx }, id: string) => countPayloads(tx, id))

/** The payload that was written before, or one by today's mapping; the reasons when the record cannot be told so. */
async function getPayload({ id, target, recordId, payloadNo }: Claimed): Promise<PayloadRow | Reason[]> {
  const known = payloadNo === null ? undefined : await readPayload(system, { id, no: payloadNo })
  if (known) return known
  const { no: mappingNo, mapping } = await readMapping(system, { target })
  const record = await readRecord(system, recordId)
  if (!record) throw new Error(`delivery ${id} is of no record`)
  const { version, madeAt, cause, body: told } = record
  const { body, mediaType, problems } = render(mapping, {
    version,
    issuedAt: madeAt.toISOString(),
    cause,
    record: told,
  })
  if (problems.length > 0) return problems.map(({ code, at }) => ({ ...(at && { field: at }), text: code }))
  const no = (await readCount(system, id)) + 1
  const payload = { ...{ no, mappingNo, body, mediaType }, idempotencyKey: `${id}.${no}`, madeAt: currentTime() }
  await exchangeSettings().write((tx) => addPayload(tx, id, payload))
  return payload
}
