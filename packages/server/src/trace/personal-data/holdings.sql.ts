import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** The raw-material areas of one's organisations, with their growers. */
export function listOwnAreas(tx: Tx, { organisationIds }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select a.name, a.kind, a.commune_code, a.grower_name, a.shape, a.made_at, a.ended_at, (
      select jsonb_agg(jsonb_build_object('grower', c.grower_name, 'signedOn', c.signed_on) order by c.signed_on)
      from trace.area_contract c where c.area_id = a.id) as contracts
    from trace.area a where a.organisation_id = any(${organisationIds as string[]}) order by a.made_at`
}
