import type { Tx } from '../../platform/sql.ts'

/** A product, or a lot of it, that its maker made public. `subject`: its identifier in normal form. */
export type PublicationRow = {
  id: string
  productId: string
  lotId: string | null
  subject: string
  openedAt: Date
  endedAt: Date | null
}

const columns = (tx: Tx) => tx`
  id, product_id as "productId", lot_id as "lotId", subject, opened_at as "openedAt", ended_at as "endedAt"`

type NewPublication = Omit<PublicationRow, 'openedAt' | 'endedAt'> & { things: readonly string[]; by: string; at: Date }

/** Opens a publication; false when its subject is public already. */
export async function addPublication(tx: Tx, row: NewPublication): Promise<boolean> {
  const rows = await tx`
    insert into trace.publication (id, product_id, lot_id, subject, things, opened_by, opened_at, followed_at)
    values (${row.id}, ${row.productId}, ${row.lotId}, ${row.subject}, ${[...row.things]}, ${row.by}, ${row.at}, ${row.at})
    on conflict (subject) where ended_at is null do nothing returning id`
  return rows.length > 0
}

/** The last publication of a subject, ended or not. */
export async function findPublication(tx: Tx, subject: string): Promise<PublicationRow | undefined> {
  const [row] = await tx<PublicationRow[]>`
    select ${columns(tx)} from trace.publication where subject = ${subject} order by opened_at desc, id desc limit 1`
  return row
}

/** Ends the open publication of a subject; false when there is none. */
export async function endPublicationRow(
  tx: Tx,
  { subject, by, at }: { subject: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update trace.publication set ended_by = ${by}, ended_at = ${at}
    where subject = ${subject} and ended_at is null returning id`
  return rows.length > 0
}

/** The publications of a product that are open, the newest lot first. */
export async function listOpenPublications(tx: Tx, productId: string): Promise<PublicationRow[]> {
  return tx<PublicationRow[]>`
    select ${columns(tx)} from trace.publication where product_id = ${productId} and ended_at is null
    order by opened_at desc, id desc`
}

/** Open publications of lots whose chain these texts belong to, told of since they were followed; each text with its recording. */
export async function listBehind(
  tx: Tx,
  told: readonly { text: string; recordedAt: Date }[],
): Promise<PublicationRow[]> {
  return tx<PublicationRow[]>`
    select distinct ${columns(tx)}, followed_at from unnest(
      ${told.map(({ text }) => text)}::text[],
      ${told.map(({ recordedAt }) => recordedAt.toISOString())}::timestamptz[]) as told (text, recorded_at)
    join trace.publication p on p.things @> array[told.text] and p.ended_at is null and p.lot_id is not null
    -- A minute back: what was being taken in while the last look was under way.
    where told.recorded_at > p.followed_at - interval '1 minute'
    order by followed_at`
}

/** Notes up to when the chain of a publication was followed, and which lots it holds by then. */
export async function noteFollowed(
  tx: Tx,
  { id, things, at }: { id: string; things: readonly string[]; at: Date },
): Promise<void> {
  await tx`update trace.publication set things = ${[...things]}, followed_at = ${at} where id = ${id}`
}
