import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

/** Recognitions of an area or an organisation, a page by id. */
export async function listCertificatePage(
  tx: Tx,
  page: Area & { organisationId: string | null; samplesOnly: boolean; after: string | undefined; count: number },
): Promise<{ id: string; productId: string }[]> {
  return tx<{ id: string; productId: string }[]>`
    select c.id, c.product_id as "productId" from registry.certificate c join registry.product p on p.id = c.product_id
    where (${page.provinceCode}::text is null or p.province_code = ${page.provinceCode})
      and (${page.communeCode}::text is null or p.commune_code = ${page.communeCode})
      and (${page.organisationId}::uuid is null or p.organisation_id = ${page.organisationId})
      and (not ${page.samplesOnly} or p.is_demo)
      and (${page.after ?? null}::uuid is null or c.id > ${page.after ?? null})
    order by c.id limit ${page.count}`
}
