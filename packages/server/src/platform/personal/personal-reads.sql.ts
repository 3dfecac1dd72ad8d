import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { Tx } from '../sql.ts'

/** Whose data was read. */
export type ReadSubject = { kind: 'person' | 'organisation'; id: string }

/** Notes that somebody of the staff read data of others: one line a reader, kind of reading and day. */
export async function noteReads(
  tx: Tx,
  subjects: readonly ReadSubject[],
  { who, what, day, at }: { who: Actor; what: string; day: LegalDate; at: Date },
): Promise<void> {
  const rows = [...new Map(subjects.map((one) => [`${one.kind} ${one.id}`, one])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  await tx`
    insert into platform.personal_read (subject_kind, subject_id, reader_id, reader_role, what, day, times, last_at)
    select kind, id, ${who.personId as string}, ${who.role}, ${what}, ${day}, 1, ${at}
    from jsonb_to_recordset(${tx.json(rows)}::jsonb) as s(kind text, id uuid)
    on conflict on constraint personal_read_pk
    do update set times = personal_read.times + 1, last_at = excluded.last_at`
}

/** Who read data of these subjects, newest first. */
export async function listReads(
  tx: Tx,
  ids: readonly string[],
  many: number,
): Promise<{ readerId: string; role: string; what: string; day: LegalDate; times: number; lastAt: Date }[]> {
  return tx<{ readerId: string; role: string; what: string; day: LegalDate; times: number; lastAt: Date }[]>`
    select reader_id as "readerId", reader_role as role, what, day, sum(times)::int as times, max(last_at) as "lastAt"
    from platform.personal_read where subject_id = any(${ids as string[]})
    group by 1, 2, 3, 4 order by day desc, "lastAt" desc limit ${many}`
}

/** Forgets readings before a day; gives how many lines. */
export async function forgetReads(tx: Tx, before: LegalDate): Promise<number> {
  const { count } = await tx`delete from platform.personal_read where day < ${before}`
  return count
}
