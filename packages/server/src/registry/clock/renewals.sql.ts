import type { Renewal } from '@saolang/core/registry/renewal.ts'
import type { Tx } from '../../platform/sql.ts'

export type RenewedCertificate = { id: string; productId: string }

/**
 * The certificate that a re-evaluation is about: of the organisation's own products, by the number printed on it, else the newest
 * of the product.
 */
export async function findRenewedCertificate(
  tx: Tx,
  { organisationId, number, productId }: { organisationId: string; number: string | null; productId: string | null },
): Promise<RenewedCertificate | undefined> {
  const [row] = await tx<RenewedCertificate[]>`
    select c.id, c.product_id as "productId" from registry.certificate c join registry.product p on p.id = c.product_id
    where p.organisation_id = ${organisationId} and c.expires_on is not null
      and (c.number = ${number} or c.product_id = ${productId})
    order by (c.number is not distinct from ${number}) desc, c.expires_on desc limit 1`
  return row
}

/** Notes that a re-evaluation was filed; what was noted of its dossier before stays. */
export async function addRenewal(
  tx: Tx,
  { dossierId, certificateId, filedOn }: { dossierId: string; certificateId: string } & Pick<Renewal, 'filedOn'>,
): Promise<void> {
  await tx`
    insert into registry.renewal (dossier_id, certificate_id, filed_on) values (${dossierId}, ${certificateId}, ${filedOn})
    on conflict (dossier_id) do nothing`
}

/** Notes the day on which a re-evaluation ended; the product of its certificate, or undefined when nothing was open. */
export async function closeRenewal(
  tx: Tx,
  { dossierId, closedOn }: { dossierId: string; closedOn: string },
): Promise<RenewedCertificate | undefined> {
  const [row] = await tx<RenewedCertificate[]>`
    update registry.renewal n set closed_on = greatest(${closedOn}::date, n.filed_on)
    from registry.certificate c
    where n.dossier_id = ${dossierId} and n.closed_on is null and c.id = n.certificate_id
    returning c.id, c.product_id as "productId"`
  return row
}
