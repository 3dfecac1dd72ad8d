import type { Tx } from '../../platform/sql.ts'

export type EnrolmentRow = {
  id: string
  sessionId: string
  courseId: string
  personId: string | null
  name: string
  organisationId: string | null
  seat: number | null
  enrolledAt: Date
  leftAt: Date | null
  attendedAt: Date | null
  way: 'code' | 'list' | null
}

const columns = (tx: Tx) => tx`
  e.id, e.session_id as "sessionId", s.course_id as "courseId", e.person_id as "personId", e.name, e.organisation_id as "organisationId", e.seat,
  e.enrolled_at as "enrolledAt", e.left_at as "leftAt", a.noted_at as "attendedAt", a.way
  from support.enrolment e join support.course_session s on s.id = e.session_id left join support.attendance a on a.enrolment_id = e.id`

export type NewEnrolment = Pick<EnrolmentRow, 'id' | 'sessionId' | 'personId' | 'name' | 'organisationId' | 'seat'> & {
  by: string
}

/** Enrols somebody; who had left comes back, at the end of the list. Undefined when they are enrolled already. */
export async function addEnrolment(tx: Tx, enrolment: NewEnrolment, at: Date): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    insert into support.enrolment (id, session_id, person_id, name, organisation_id, seat, enrolled_by, enrolled_at)
    values (${enrolment.id}, ${enrolment.sessionId}, ${enrolment.personId}, ${enrolment.name}, ${enrolment.organisationId},
      ${enrolment.seat}, ${enrolment.by}, ${at})
    on conflict (session_id, person_id) do update
      set seat = excluded.seat, enrolled_at = excluded.enrolled_at, enrolled_by = excluded.enrolled_by, left_at = null
      where support.enrolment.left_at is not null
    returning id`
  return row?.id
}

/** Takes somebody off a session's list; gives the seat that is free now. Undefined when they were not on it. */
export async function leave(tx: Tx, id: string, at: Date): Promise<{ seat: number | null } | undefined> {
  const [row] = await tx<{ seat: number | null }[]>`
    with before as (select id, seat from support.enrolment where id = ${id} and left_at is null for update)
    update support.enrolment e set left_at = ${at}, seat = null from before b where e.id = b.id returning b.seat`
  return row
}

/** Gives a free seat to somebody on the waiting list. */
export async function giveSeat(tx: Tx, id: string, seat: number): Promise<void> {
  await tx`update support.enrolment set seat = ${seat} where id = ${id} and left_at is null`
}

/** The seats taken in a session. */
export async function listSeats(tx: Tx, sessionId: string): Promise<number[]> {
  const rows = await tx<{ seat: number }[]>`
    select seat from support.enrolment where session_id = ${sessionId} and seat is not null`
  return rows.map(({ seat }) => seat)
}

/** Everybody on a session's list who did not leave: seats first, then the waiting list in its order. */
export async function listEnrolments(tx: Tx, sessionId: string): Promise<EnrolmentRow[]> {
  return tx<EnrolmentRow[]>`
    select ${columns(tx)} where e.session_id = ${sessionId} and e.left_at is null
    order by e.seat is null, case when e.seat is null then e.enrolled_at end, e.seat, e.id`
}

/** The enrolment of an id. */
export async function findEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  const [row] = await tx<EnrolmentRow[]>`select ${columns(tx)} where e.id = ${id}`
  return row
}

/** Where somebody stands in the sessions of a course; who left is not there. */
export async function listOwnEnrolments(tx: Tx, courseId: string, personId: string): Promise<EnrolmentRow[]> {
  return tx<EnrolmentRow[]>`
    select ${columns(tx)} where s.course_id = ${courseId} and e.person_id = ${personId} and e.left_at is null`
}

/** Notes that somebody was there; false when it was noted. */
export async function addAttendance(
  tx: Tx,
  attendance: { enrolmentId: string; way: 'code' | 'list'; by: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into support.attendance (enrolment_id, way, noted_by, noted_at)
    values (${attendance.enrolmentId}, ${attendance.way}, ${attendance.by}, ${at}) on conflict do nothing returning enrolment_id`
  return rows.length > 0
}
