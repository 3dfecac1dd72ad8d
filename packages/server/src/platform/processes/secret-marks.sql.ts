import type { Tx } from '../sql.ts'

/** Keeps the mark of a secret unless there is one. Gives the one that is kept. */
export async function keepMark(tx: Tx, name: string, mark: Buffer): Promise<Buffer> {
  await tx`insert into platform.secret_mark (name, mark, marked_at) values (${name}, ${mark}, now()) on conflict do nothing`
  const [row] = await tx`select mark from platform.secret_mark where name = ${name}`
  return row?.mark
}
