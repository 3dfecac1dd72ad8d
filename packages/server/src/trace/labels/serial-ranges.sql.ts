import type { Tx } from '../../platform/sql.ts'

/** A range of serial numbers of a product, given to a lot. `secret` makes the marks behind its numbers. */
export type SerialRange = { key: string; firstNo: number; lastNo: number; lotId: string; secret: Uint8Array }

/**
 * Gives the next numbers of a product to a lot. Undefined when another request took them at the same moment: ask again. That no
 * number is given twice is decided by the key of the table, as each range begins where the one before it ends.
 */
export async function addNextRange(
  tx: Tx,
  {
    key,
    amount,
    lotId,
    secret,
    by,
    at,
  }: Omit<SerialRange, 'firstNo' | 'lastNo'> & { amount: number; by: string; at: Date },
): Promise<{ firstNo: number; lastNo: number } | undefined> {
  const [row] = await tx<{ firstNo: number; lastNo: number }[]>`
    insert into trace.serial_range (key, first_no, last_no, lot_id, secret, allotted_by, allotted_at)
    select ${key}, coalesce(max(last_no), 0) + 1, coalesce(max(last_no), 0) + ${amount}::bigint, ${lotId}, ${Buffer.from(secret)}, ${by}, ${at}
    from trace.serial_range where key = ${key}
    on conflict (key, first_no) do nothing
    returning first_no as "firstNo", last_no as "lastNo"`
  return row
}

/** The range of a product that holds a number. */
export async function findRange(tx: Tx, key: string, no: number): Promise<SerialRange | undefined> {
  const [row] = await tx<SerialRange[]>`
    select key, first_no as "firstNo", last_no as "lastNo", lot_id as "lotId", secret from trace.serial_range
    where key = ${key} and first_no <= ${no} order by first_no desc limit 1`
  return row && row.lastNo >= no ? row : undefined
}

/** Everything that was ever allotted of a product, in order. */
export async function listRanges(tx: Tx, key: string): Promise<SerialRange[]> {
  return tx<SerialRange[]>`
    select key, first_no as "firstNo", last_no as "lastNo", lot_id as "lotId", secret from trace.serial_range
    where key = ${key} order by first_no`
}
