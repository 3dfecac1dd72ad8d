import type { Tx } from '../../platform/sql.ts'

export type SessionRow = {
  id: string
  courseId: string
  startsAt: Date
  endsAt: Date
  communeCode: string
  provinceCode: string
  address: string
  trainer: string
  capacity: number
  cancelledAt: Date | null
  cancelReason: string | null
  seated: number
  waiting: number
  attended: number
}

const columns = (tx: Tx) => tx`
  s.id, s.course_id as "courseId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.commune_code as "communeCode",
  s.province_code as "provinceCode", s.address, s.trainer, s.capacity, s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason",
  (select count(*)::int from support.enrolment e where e.session_id = s.id and e.seat is not null) as seated,
  (select count(*)::int from support.enrolment e where e.session_id = s.id and e.seat is null and e.left_at is null
    and not exists (select from support.attendance a where a.enrolment_id = e.id)) as waiting,
  (select count(*)::int from support.enrolment e join support.attendance a on a.enrolment_id = e.id
    where e.session_id = s.id) as attended
  from support.course_session s`

export type SessionFacts = Pick<
  SessionRow,
  'id' | 'courseId' | 'startsAt' | 'endsAt' | 'communeCode' | 'provinceCode' | 'address' | 'trainer' | 'capacity'
>

/** Adds a session of a course, or writes the one of this id anew. */
export async function putSession(tx: Tx, session: SessionFacts & { by: string }, at: Date): Promise<void> {
  await tx`
    insert into support.course_session (id, course_id, starts_at, ends_at, commune_code, province_code, address, trainer, capacity, made_by,
      changed_at)
    values (${session.id}, ${session.courseId}, ${session.startsAt}, ${session.endsAt}, ${session.communeCode}, ${session.provinceCode},
      ${session.address}, ${session.trainer}, ${session.capacity}, ${session.by}, ${at})
    on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, commune_code = excluded.commune_code,
      province_code = excluded.province_code, address = excluded.address, trainer = excluded.trainer, capacity = excluded.capacity,
      changed_at = excluded.changed_at`
}

/** Cancels a session; false when it was. */
export async function markCancelled(tx: Tx, id: string, reason: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update support.course_session set cancelled_at = ${at}, cancel_reason = ${reason}, changed_at = ${at}
    where id = ${id} and cancelled_at is null returning id`
  return rows.length > 0
}

/** The session of an id. */
export async function findSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  const [row] = await tx<SessionRow[]>`select ${columns(tx)} where s.id = ${id}`
  return row
}

/** Holds a session for this transaction: two who want the last seat come one after the other. */
export async function lockSession(tx: Tx, id: string): Promise<void> {
  await tx`select from support.course_session where id = ${id} for update`
}

/** The sessions of a course, the first first. */
export async function listSessions(tx: Tx, courseId: string): Promise<SessionRow[]> {
  return tx<SessionRow[]>`select ${columns(tx)} where s.course_id = ${courseId} order by s.starts_at, s.id`
}
