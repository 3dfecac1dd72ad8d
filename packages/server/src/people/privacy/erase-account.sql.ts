import type { Tx } from '../../platform/sql.ts'

/** What stands in the place of a name that was erased; acts keep pointing to the row. */
export const erasedName = '(đã xóa theo yêu cầu)'

/** The living roles of a person, and whether an organisation would be left without anybody. */
export async function listHeldRoles(tx: Tx, personId: string): Promise<{ role: string; isLastOne: boolean }[]> {
  return tx<{ role: string; isLastOne: boolean }[]>`
    select g.role, g.organisation_id is not null and not exists (
      select from people.role_grant other
      where other.organisation_id = g.organisation_id and other.person_id <> g.person_id and other.role = g.role
        and other.valid_to is null) as "isLastOne"
    from people.role_grant g where g.person_id = ${personId} and g.valid_to is null`
}

/** Erases name, addresses and every means to sign in; ends roles and sessions. The row stays: acts and the audit point to it. */
export async function eraseAccount(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx`
    update people.person set full_name = ${erasedName}, email = null, phone = null, disabled_at = coalesce(disabled_at, ${at})
    where id = ${personId}`
  await tx`update people.role_grant set valid_to = ${at} where person_id = ${personId} and valid_to is null`
  await tx`
    update people.session set ended_at = coalesce(ended_at, ${at}), end_reason = coalesce(end_reason, 'erased'), device = ''
    where person_id = ${personId}`
  await tx`delete from people.passkey where person_id = ${personId}`
  await tx`delete from people.password where person_id = ${personId}`
  await tx`delete from people.totp where person_id = ${personId}`
  await tx`delete from people.recovery_code where person_id = ${personId}`
  await tx`delete from people.identity where person_id = ${personId}`
}

/** Forgets the devices of sessions that ended before a moment; gives how many. */
export async function forgetDevices(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx`
    update people.session set device = '' where device <> '' and coalesce(ended_at, seen_at) < ${before}`
  return count
}
