import type { Tx } from '../../platform/sql.ts'

/** What a certificate of attendance says, as it was when it was issued. Days are 'YYYY-MM-DD'. */
export type TrainingFacts = {
  name: string
  organisation?: string
  course: string
  holder: string
  days: string[]
  hours: number
  right?: number
  of?: number
  issuedOn: string
  isDemo: boolean
}

export type TrainingCertificateRow = {
  id: string
  code: string
  courseId: string
  personId: string | null
  enrolmentId: string | null
  facts: TrainingFacts
  issuedAt: Date
  revokedAt: Date | null
  revokeReason: string | null
}

const columns = (tx: Tx) => tx`
  id, code, course_id as "courseId", person_id as "personId", enrolment_id as "enrolmentId", facts, issued_at as "issuedAt",
  revoked_at as "revokedAt", revoke_reason as "revokeReason" from support.training_certificate`

/** Issues a certificate; false when this holder has one of the course. */
export async function addTrainingCertificate(
  tx: Tx,
  certificate: Pick<TrainingCertificateRow, 'id' | 'code' | 'courseId' | 'personId' | 'enrolmentId' | 'facts'>,
  at: Date,
): Promise<boolean> {
  const { id, code, courseId, personId, enrolmentId, facts } = certificate
  const rows = await tx`
    insert into support.training_certificate (id, code, course_id, person_id, enrolment_id, facts, issued_at)
    values (${id}, ${code}, ${courseId}, ${personId}, ${enrolmentId}, ${JSON.stringify(facts)}::text::jsonb, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Takes a certificate back; false when it was. */
export async function markRevoked(tx: Tx, id: string, reason: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update support.training_certificate set revoked_at = ${at}, revoke_reason = ${reason}
    where id = ${id} and revoked_at is null returning id`
  return rows.length > 0
}

/** The certificate of a code. */
export async function findTrainingByCode(tx: Tx, code: string): Promise<TrainingCertificateRow | undefined> {
  const [row] = await tx<TrainingCertificateRow[]>`select ${columns(tx)} where code = ${code}`
  return row
}

/** The certificate that somebody has of a course. */
export async function findTrainingOf(
  tx: Tx,
  courseId: string,
  holder: { personId: string | null; enrolmentId: string | null },
): Promise<TrainingCertificateRow | undefined> {
  const [row] = await tx<TrainingCertificateRow[]>`
    select ${columns(tx)}
    where course_id = ${courseId} and (person_id = ${holder.personId} or enrolment_id = ${holder.enrolmentId})`
  return row
}

/** The certificates that somebody has, the newest first. */
export async function listTrainingsOf(tx: Tx, personId: string): Promise<TrainingCertificateRow[]> {
  return tx<TrainingCertificateRow[]>`select ${columns(tx)} where person_id = ${personId} order by issued_at desc`
}
