import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { getRecords } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { findApplication, moveApplication, saveApplication } from './fairs.sql.ts'
import { getFair } from './hold-fair.ts'

type Applied = { fairId: string; productIds: string[]; words: string; organisationId?: string | undefined }

/** Applies for a stall until the fair's day for it, with own products whose stars hold on that day. The commune's officer may do it for a producer. */
export const applyToFair = act(
  'fair.apply',
  async (context, { fairId, productIds, words, organisationId }: Applied) => {
    const { tx, who, now } = context
    const fair = await getFair(tx, fairId)
    const seat = await getSeat(tx, who, organisationId)
    const today = legalDateOf(now)
    const said = tidyLines(words)
    refuseIf(today <= fair.applyUntil && !fair.closedAt ? [] : [{ code: 'conflict.applying-over' }])
    const ids = [...new Set(productIds)]
    const records = await getRecords(tx, ids, today)
    const isOwn = ids.every((id) => records.get(id)?.product.organisationId === seat.id)
    const holds = ids.every((id) => records.get(id)?.current.standing.holds)
    refuseIf([
      ...(ids.length > 0 && isOwn ? [] : [{ code: 'fair.products', at: 'products' }]),
      ...(isOwn && !holds ? [{ code: 'fair.no-star', at: 'products' }] : []),
      ...(said.length > 1000 ? [{ code: 'demand.too-long', at: 'words' }] : []),
    ])
    const row = { id: context.newId(), fairId, organisationId: seat.id, productIds: ids, words: said }
    const isSaved = await saveApplication(tx, row, { by: who.personId ?? null, at: now })
    refuseIf(isSaved ? [] : [{ code: 'conflict.application-decided' }])
    context.on('fair', fairId, { applied: seat.id, actedFor: who.role !== 'producer' })
  },
)

/** Takes an application back; a booth that was given is free again. */
export const withdrawApplication = act('fair.apply', async (context, { fairId }: { fairId: string }) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, undefined)
  const fair = await getFair(tx, fairId)
  const application = await findApplication(tx, { fairId, organisationId: seat.id })
  if (!application) throw new Refused([{ code: 'not-found.fair' }])
  refuseIf(legalDateOf(now) < fair.fromOn ? [] : [{ code: 'fair.begun' }])
  const move = { id: application.id, from: ['asked', 'accepted'] as const, to: 'withdrawn' as const, why: null }
  refuseIf(
    (await moveApplication(tx, move, { by: who.personId ?? null, at: now }))
      ? []
      : [{ code: 'conflict.application-decided' }],
  )
  context.on('fair', fairId, { withdrawn: seat.id })
})
