import type { Tx } from '../platform/sql.ts'

/** The area that a list is of: null reaches everywhere. */
export type Area = { provinceCode: string | null; communeCode: string | null }

export type IssuedRow = { id: string; productId: string }

/** The certificates issued in an area that nothing has ended, those that end soonest first, then the ended ones. */
export async function listIssued(tx: Tx, { provinceCode, communeCode }: Area, many: number): Promise<IssuedRow[]> {
  return tx<IssuedRow[]>`
    select c.id, c.product_id as "productId" from registry.certificate c join registry.product p on p.id = c.product_id
    where c.kind = 'issued' and (${provinceCode}::text is null or p.province_code = ${provinceCode})
      and (${communeCode}::text is null or p.commune_code = ${communeCode})
    order by exists (select from registry.certificate_event e where e.certificate_id = c.id and e.kind <> 'extended'),
      c.expires_on, c.id
    limit ${many}`
}
