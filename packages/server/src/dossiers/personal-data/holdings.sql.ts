import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** The dossiers of one's organisations and those that one started, with who agreed that an officer files. */
export function listOwnDossiers(tx: Tx, { personId, organisationIds }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select d.code, d.kind, d.status, d.product_name, d.started_at, d.submitted_at, c.given_by as consent_by, c.given_on::text, c.how
    from dossiers.dossier d left join dossiers.consent c on c.dossier_id = d.id
    where d.organisation_id = any(${organisationIds as string[]}) or d.started_by = ${personId} order by d.started_at`
}
