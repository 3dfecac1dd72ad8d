import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** The councils that one sits on, and what one declared there. Scores are the council's record, not the member's data. */
export function listOwnSeats(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select c.name as council, m.office, m.seat, m.name, m.title, (
      select jsonb_agg(jsonb_build_object('kind', d.kind, 'note', d.note, 'at', d.declared_at) order by d.declared_at)
      from councils.conflict_declaration d where d.member_id = m.id) as declarations
    from councils.member m join councils.council c on c.id = m.council_id where m.person_id = ${personId} order by m.id`
}

/** Dossiers in which one is named as a paid adviser, by one's phone. */
export function listOwnAdvice(tx: Tx, { contacts }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select name, tax_code, phone, recorded_at from councils.paid_adviser
    where phone = any(${contacts as string[]}) order by recorded_at`
}
