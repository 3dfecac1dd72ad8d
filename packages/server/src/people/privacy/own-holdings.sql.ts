import type { Tx } from '../../platform/sql.ts'
import type { DataSubject } from './holdings.ts'

/** The account with its roles. */
export function listAccount(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select p.full_name, p.email, p.phone, p.created_at, p.disabled_at,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'commune', g.commune_code, 'province', g.province_code,
        'organisation', o.name, 'from', g.valid_from, 'to', g.valid_to) order by g.valid_from)
      from people.role_grant g left join people.organisation o on o.id = g.organisation_id where g.person_id = p.id) as roles
    from people.person p where p.id = ${personId}`
}

/** Signed-in browsers and passkeys. */
export function listSessions(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select 'session' as what, device as name, opened_at as since, seen_at as last_used, ended_at from people.session
    where person_id = ${personId}
    union all select 'passkey', name, created_at, used_at, null from people.passkey where person_id = ${personId}
    order by since`
}

/** The ledger of consents. */
export function listLedger(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select purpose, is_given, version::text, channel, at from people.consent where person_id = ${personId} order by at, id`
}

/** What was asked of the desk. */
export function listAsked(tx: Tx, { personId, contacts }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select code, kind, name, contact, words, asked_at, acknowledged_at, answered_at, outcome, answer from people.rights_request
    where person_id = ${personId} or contact = any(${contacts as string[]}) order by asked_at`
}

/** Who of the staff looked. */
export function listLooks(tx: Tx, { personId, organisationIds }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select day::text, reader_role, what, times from platform.personal_read
    where subject_id = any(${[personId, ...organisationIds]}) order by day, last_at`
}

/** The organisations one acts for, with their former versions. */
export function listOrganisations(tx: Tx, { organisationIds }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select o.name, o.kind, o.registration_no, o.tax_code, o.address, o.phone, o.email, o.representative_name,
      o.representative_title, o.representative_gender, o.representative_ethnicity, o.representative_residence,
      (select jsonb_agg(jsonb_build_object('version', v.version, 'name', v.name, 'address', v.address,
        'representative', v.representative_name, 'at', v.recorded_at) order by v.version)
      from people.organisation_version v where v.organisation_id = o.id) as versions
    from people.organisation o where o.id = any(${organisationIds as string[]}) order by o.id`
}

/** What one did here, the newest first, as the audit keeps it. */
export function listActs(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select at, action, outcome, role, subject_kind, subject_id from audit.line where person_id = ${personId}
    order by seq desc limit 5000`
}
