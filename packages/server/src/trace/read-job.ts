import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import { view } from '../platform/act.ts'
import { type CaptureRow, findCapture, listCaptures } from './capture.sql.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A capture job of one's own; refuses with `not-found.capture` for anybody else's. */
export const readJob = view('event.read', async ({ tx, who }, id: string): Promise<CaptureRow> => {
  const ownerId = findOwner(who)
  const job = ownerId && uuid.test(id) ? await findCapture(tx, id, ownerId) : undefined
  if (!job) refuseIf([{ code: 'not-found.capture' }])
  return job as CaptureRow
})

/** One's own capture jobs, newest first. */
export const listJobs = view(
  'event.read',
  async ({ tx, who }, { count, before }: { count: number; before: { time: Date; id: string } | undefined }) => {
    const ownerId = findOwner(who)
    return ownerId ? listCaptures(tx, { ownerId, count, before }) : []
  },
)
