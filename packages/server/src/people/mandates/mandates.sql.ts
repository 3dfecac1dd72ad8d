import type { Tx } from '../../platform/sql.ts'

/** A mandate with the names of both sides. */
export type MandateRow = {
  id: string
  clientId: string
  clientName: string
  organisationId: string
  organisationName: string
  givenBy: string
  givenOn: string
  document: string | null
  recordedAt: Date
}

/** Keeps a mandate; false when the client holds one of this organisation. */
export async function addMandate(
  tx: Tx,
  m: Omit<MandateRow, 'clientName' | 'organisationName' | 'recordedAt'> & { by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into people.mandate (id, client_id, organisation_id, given_by, given_on, document, recorded_by, recorded_at)
    values (${m.id}, ${m.clientId}, ${m.organisationId}, ${m.givenBy}, ${m.givenOn}, ${m.document}, ${m.by}, ${m.at})
    on conflict do nothing returning id`
  return rows.length === 1
}

/** The mandate that a client holds of an organisation. */
export async function findMandate(
  tx: Tx,
  { clientId, organisationId }: { clientId: string; organisationId: string },
): Promise<{ id: string } | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from people.mandate
    where client_id = ${clientId} and organisation_id = ${organisationId} and ended_at is null`
  return row
}

/** The mandates that hold: of a client, or of an organisation; a page by id. */
export async function listMandates(
  tx: Tx,
  of: { clientId?: string; organisationId?: string; after?: string | undefined; count: number },
): Promise<MandateRow[]> {
  const rows = await tx`
    select m.id, m.client_id as "clientId", c.name as "clientName", m.organisation_id as "organisationId",
      o.name as "organisationName", m.given_by as "givenBy", m.given_on as "givenOn", m.document,
      m.recorded_at as "recordedAt"
    from people.mandate m join people.client c on c.id = m.client_id and c.revoked_at is null
    join people.organisation o on o.id = m.organisation_id
    where m.ended_at is null and (${of.clientId ?? null}::uuid is null or m.client_id = ${of.clientId ?? null})
      and (${of.organisationId ?? null}::uuid is null or m.organisation_id = ${of.organisationId ?? null})
      and (${of.after ?? null}::uuid is null or m.id > ${of.after ?? null})
    order by m.id limit ${of.count}`
  return [...rows] as unknown as MandateRow[]
}

/** Whose mandate this is; undefined when there is none that holds. */
export async function findMandateGiver(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx`select organisation_id as id from people.mandate where id = ${id} and ended_at is null`
  return row?.id
}

/** Ends a mandate. */
export async function endMandateRow(tx: Tx, { id, by, at }: { id: string; by: string; at: Date }): Promise<void> {
  await tx`update people.mandate set ended_by = ${by}, ended_at = ${at} where id = ${id} and ended_at is null`
}
