import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findMappingProblems } from '@saolang/core/trace/exchange/find-mapping-problems.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { RecordVersion } from '@saolang/core/trace/exchange/published-record.ts'
import { type Rendering, render } from '@saolang/core/trace/exchange/render.ts'
import { sampleRecord } from '@saolang/core/trace/exchange/sample-record.ts'
import { type AuthWay, type TargetId, targetIds } from '@saolang/core/trace/exchange/target.ts'
import { getPersonName } from '../../people/get-person.ts'
import { type ViewContext, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../seat.ts'
import { findCredentials, type KnownCredentials } from './credentials.ts'
import {
  countByTarget,
  countDeliveries,
  type DeliveryFilter,
  findDelivery,
  isOvertaken,
  listDeliveries,
  listLastTries,
  listOwn,
  type TargetCount,
} from './deliveries.sql.ts'
import { getMapping } from './get-mapping.ts'
import { findPayload, listAttempts } from './outbox.sql.ts'
import { findLastRecord, findRecord } from './records.sql.ts'
import { listMappings, listSettings } from './targets.sql.ts'

// What is told to the portals is the nation's: an auditor of a province has no part in it.
const look = <I, O>(work: (context: ViewContext, input: I) => Promise<O>) =>
  view('exchange.read', (context, input: I) => {
    refuseIf(context.who.jurisdiction?.level === 'nation' ? [] : [{ code: 'forbidden.jurisdiction' }])
    return work(context, input)
  })

/** A target: whether it is on, how it is doing, and what its mapping rests on. */
export type TargetState = {
  target: TargetId
  isOn: boolean
  address: string | null
  auth: AuthWay
  credentials: KnownCredentials
  mappingNo: number
  mapping: Mapping
  counts: Omit<TargetCount, 'target'>
  lastTry: { outcome: string; detail: string | null; triedAt: Date } | undefined
  /** Until when it asked to be left alone; undefined when it may be told now. */
  pausedUntil: Date | undefined
}

const none = { waiting: 0, rejected: 0, incomplete: 0, dead: 0, accepted: 0, oldestAt: null, acceptedAt: null }

/** Every target and how it is doing. */
export const readTargets = look(({ tx, now }, _: undefined) => listTargets(tx, now))

async function listTargets(tx: Tx, now: Date): Promise<TargetState[]> {
  const [settings, counts, tries] = await Promise.all([listSettings(tx), countByTarget(tx), listLastTries(tx)])
  return Promise.all(
    targetIds.map(async (target) => {
      const setting = settings.find((row) => row.target === target)
      const count = counts.find((row) => row.target === target)
      const tried = tries.find((row) => row.target === target)
      const { no, mapping } = await getMapping(tx, target)
      const isPaused = tried?.pausedUntil && tried.pausedUntil > now
      return {
        ...{ target, isOn: setting?.isOn ?? false, address: setting?.address ?? null, auth: setting?.auth ?? 'none' },
        ...{ credentials: findCredentials(target), mappingNo: no, mapping, counts: count ?? none },
        lastTry: tried && { outcome: tried.outcome, detail: tried.detail, triedAt: tried.triedAt },
        pausedUntil: isPaused ? (tried.pausedUntil as Date) : undefined,
      }
    }),
  )
}

/** A version of a target's mapping, and who kept it. */
export type KeptMapping = { no: number; mapping: Mapping; savedBy?: string; savedAt?: Date }

/** One target with all versions of its mapping, newest first; the last is the assumed one that came with the system. */
export const readTarget = look(async ({ tx, now }, { target }: { target: TargetId }) => {
  const state = (await listTargets(tx, now)).find((one) => one.target === target) as TargetState
  const kept = await listMappings(tx, target)
  const named = await Promise.all(
    kept.map(async ({ no, body, savedBy, savedAt }) => ({
      ...{ no, mapping: body, savedAt },
      savedBy: await getPersonName(tx, savedBy),
    })),
  )
  const versions: KeptMapping[] = [...named, await getMapping(tx, target, 0)]
  return { state, versions }
})

/** A mapping shown on a record, and all that is wrong with it. `isSample`: on the made-up one, as nothing was published yet. */
export type Preview = Rendering & { isSample: boolean; name: string; findings: ReturnType<typeof findMappingProblems> }

/** Shows a mapping, kept or not, on the made-up record or on the last that was published. */
export const previewMapping = look(
  async ({ tx }, { mapping, on }: { mapping: Mapping; on: 'sample' | 'newest' }): Promise<Preview> => {
    const row = on === 'newest' ? await findLastRecord(tx) : undefined
    const told: RecordVersion = row
      ? { version: row.version, issuedAt: row.madeAt.toISOString(), cause: row.cause, record: row.body }
      : sampleRecord
    return {
      ...render(mapping, told),
      ...{ isSample: !row, name: told.record.product.name, findings: findMappingProblems(mapping) },
    }
  },
)

/** A mapping of a target by its number, or the one that holds. */
export const readMapping = look(({ tx }, { target, no }: { target: TargetId; no?: number | undefined }) =>
  getMapping(tx, target, no),
)

/** A page of deliveries, how many match, and which they are. */
export const readDeliveries = look(
  async ({ tx }, { page, size, ...filter }: DeliveryFilter & { page: number; size: number }) => {
    const [deliveries, total] = await Promise.all([
      listDeliveries(tx, filter, { size, offset: (page - 1) * size }),
      countDeliveries(tx, filter),
    ])
    return { deliveries, total }
  },
)

/** One delivery: its record, the payload that is sent, every try. */
export const readDelivery = look(async ({ tx }, { id }: { id: string }) => {
  const delivery = await findDelivery(tx, id)
  if (!delivery) throw new Refused([{ code: 'not-found.delivery' }])
  const [record, attempts, payload] = await Promise.all([
    findRecord(tx, delivery.recordId),
    listAttempts(tx, id),
    delivery.payloadNo === null ? undefined : findPayload(tx, id, delivery.payloadNo),
  ])
  const named = await Promise.all(
    attempts.map(async ({ triedBy, ...attempt }) => ({
      ...attempt,
      ...(triedBy && { triedBy: await getPersonName(tx, triedBy) }),
    })),
  )
  const mayRetry = delivery.state !== 'waiting' && delivery.state !== 'accepted' && !(await isOvertaken(tx, delivery))
  return { delivery, record, attempts: named, payload, mayRetry }
})

/** What was told of a producer's own products and lots, and which targets are on. */
export const readOwnExchange = view(
  'exchange.read-own',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }) => {
    const organisation = await getSeat(tx, who, organisationId)
    const [rows, settings] = await Promise.all([listOwn(tx, organisation.id), listSettings(tx)])
    return { organisation, rows, targetsOn: settings.flatMap(({ target, isOn }) => (isOn ? target : [])) }
  },
)
