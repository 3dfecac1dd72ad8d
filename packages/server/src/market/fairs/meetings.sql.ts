import type { MeetingState } from '@saolang/core/market/fairs/meeting.ts'
import type { Tx } from '../../platform/sql.ts'

export type MeetingRow = {
  id: string
  fairId: string
  buyerId: string
  producerId: string
  askedBy: 'buyer' | 'producer'
  startsAt: Date
  endsAt: Date
  state: MeetingState
  words: string
  outcome: string | null
}

const rows = (tx: Tx) => tx`
  select id, fair_id as "fairId", buyer_id as "buyerId", producer_id as "producerId", asked_by as "askedBy",
    lower(during) as "startsAt", upper(during) as "endsAt", state, words, outcome
  from market.fair_meeting`

/** The meetings of a fair: all, or those of one organisation; in the order of the clock. */
export async function listMeetings(tx: Tx, fairId: string, organisationId?: string): Promise<MeetingRow[]> {
  const whose = organisationId ? tx`and ${organisationId}::uuid in (buyer_id, producer_id)` : tx``
  return tx<MeetingRow[]>`${rows(tx)} where fair_id = ${fairId} ${whose} order by lower(during), id`
}

/** A meeting of an id. */
export async function findMeeting(tx: Tx, id: string): Promise<MeetingRow | undefined> {
  const [row] = await tx<MeetingRow[]>`${rows(tx)} where id = ${id}`
  return row
}

type NewMeeting = Omit<MeetingRow, 'state' | 'outcome'>

/**
 * Seats a buyer and a producer. Whoever is seated elsewhere at that time, at whichever fair, is refused by the exclusion
 * `fair_meeting_seat_once`, which ends the transaction.
 */
export async function addMeeting(tx: Tx, row: NewMeeting, at: Date): Promise<void> {
  const sides = [row.buyerId, row.producerId].toSorted()
  // Two exclusions that wait for each other are a deadlock: whoever seats an organisation holds it first, in one order.
  for (const id of sides) await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 6))`
  await tx`
    insert into market.fair_meeting (id, fair_id, buyer_id, producer_id, asked_by, during, state, words, made_at, changed_at)
    values (${row.id}, ${row.fairId}, ${row.buyerId}, ${row.producerId}, ${row.askedBy}, tstzrange(${row.startsAt}, ${row.endsAt}),
      'asked', ${row.words}, ${at}, ${at})`
  await tx`
    insert into market.fair_meeting_seat (meeting_id, organisation_id, during, is_taken)
    select ${row.id}, id, tstzrange(${row.startsAt}, ${row.endsAt}), true from unnest(${sides}::uuid[]) as s (id)`
}

type MeetingMove = {
  id: string
  from: readonly MeetingState[]
  to: MeetingState
  isTaken: boolean
  outcome: string | null
}

/** Moves a meeting and its seats; false when it stands otherwise by now. */
export async function moveMeetingRow(
  tx: Tx,
  { id, from, to, isTaken, outcome }: MeetingMove,
  at: Date,
): Promise<boolean> {
  const moved = await tx`
    with moved as (
      update market.fair_meeting set state = ${to}, outcome = coalesce(${outcome}, outcome), changed_at = ${at}
      where id = ${id} and state = any(${from as string[]}) returning id)
    update market.fair_meeting_seat s set is_taken = ${isTaken} from moved where s.meeting_id = moved.id returning s.meeting_id`
  return moved.length > 0
}
