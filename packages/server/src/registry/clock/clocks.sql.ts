import type { CertificateFacts } from '@saolang/core/registry/certificate.ts'
import type { ReminderKind, ReminderRecipient } from '@saolang/core/registry/reminder.ts'
import type { Renewal } from '@saolang/core/registry/renewal.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

/** A certificate with all that its clock needs. Days are 'YYYY-MM-DD'. */
export type ClockRow = {
  id: string
  number: string | null
  star: number | null
  dossierId: string | null
  productId: string
  product: string
  producer: string | null
  organisationId: string | null
  communeCode: string | null
  provinceCode: string
  isDemo: boolean
  issuedOn: string | null
  expiresOn: string
  events: CertificateFacts['events']
  renewals: Renewal[]
  reminded: { kind: ReminderKind; dueOn: string } | null
}

export type ClockQuery = { from: string; to: string; area: Area; organisationId: string | null; many: number }

/** The certificates whose own last day lies between two days, that nothing ended before, those that end soonest first. */
export async function listClocks(tx: Tx, query: ClockQuery): Promise<ClockRow[]> {
  const { from, to, area, organisationId, many } = query
  return tx<ClockRow[]>`
    select c.id, c.number, c.star, c.dossier_id as "dossierId", c.product_id as "productId", p.name as product, p.producer,
      p.organisation_id as "organisationId", p.commune_code as "communeCode", p.province_code as "provinceCode",
      p.is_demo as "isDemo", c.issued_on as "issuedOn", c.expires_on as "expiresOn",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'on', e.effective_on, 'until', e.until) order by e.recorded_at)
        from registry.certificate_event e where e.certificate_id = c.id), '[]'::json) as events,
      coalesce((select json_agg(json_build_object('filedOn', n.filed_on, 'closedOn', n.closed_on) order by n.filed_on)
        from registry.renewal n where n.certificate_id = c.id), '[]'::json) as renewals,
      (select json_build_object('kind', r.kind, 'dueOn', r.due_on) from registry.reminder r
        where r.certificate_id = c.id order by r.due_on desc limit 1) as reminded
    from registry.certificate c join registry.product p on p.id = c.product_id
    where c.expires_on between ${from} and ${to} and p.merged_into is null
      and (${area.provinceCode}::text is null or p.province_code = ${area.provinceCode})
      and (${area.communeCode}::text is null or p.commune_code = ${area.communeCode})
      and (${organisationId}::uuid is null or p.organisation_id = ${organisationId})
      and not exists (select from registry.certificate_event e where e.certificate_id = c.id and e.kind <> 'extended')
    order by c.expires_on, c.id limit ${many}`
}

export type NewReminder = { certificateId: string; kind: ReminderKind; recipient: ReminderRecipient; dueOn: string }

/** Files reminders; gives those that had not been filed before. */
export async function addReminders(tx: Tx, reminders: readonly NewReminder[], at: Date): Promise<NewReminder[]> {
  return tx<NewReminder[]>`
    insert into registry.reminder (certificate_id, kind, recipient, due_on, filed_at)
    select r."certificateId", r.kind, r.recipient, r."dueOn", ${at}
    from jsonb_to_recordset(${tx.json(reminders as never)}) as r ("certificateId" uuid, kind text, recipient text, "dueOn" date)
    order by 1, 2, 3
    on conflict (certificate_id, kind, recipient) do nothing
    returning certificate_id as "certificateId", kind, recipient, due_on as "dueOn"`
}
