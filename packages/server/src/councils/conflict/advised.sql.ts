import type { Tx } from '../../platform/sql.ts'

/** Dossiers before councils in which somebody is noted as paid adviser, each once. */
export async function listPaidAdvice(
  tx: Tx,
  { name, taxCode, phone }: { name: string; taxCode: string; phone: string },
): Promise<{ dossierId: string }[]> {
  return tx<{ dossierId: string }[]>`
    select distinct a.dossier_id as "dossierId"
    from councils.paid_adviser p join councils.session_dossier a on a.id = p.session_dossier_id
    where (${taxCode} <> '' and p.tax_code = ${taxCode}) or (${phone} <> '' and p.phone = ${phone})
      or (p.tax_code = '' and p.phone = '' and lower(p.name) = lower(${name}))`
}

/** The star of the newest decision on each dossier. */
export async function listStars(tx: Tx, dossierIds: readonly string[]): Promise<{ dossierId: string; star: number }[]> {
  return tx<{ dossierId: string; star: number }[]>`
    select distinct on (i.dossier_id) i.dossier_id as "dossierId", i.star
    from councils.decision_item i join councils.decision d on d.id = i.decision_id
    where i.dossier_id = any(${dossierIds as string[]}::uuid[])
    order by i.dossier_id, d.signed_on desc, d.id desc`
}

/** The councils on which a person sits, the newest first. */
export async function listSeatsOf(tx: Tx, personId: string): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`
    select c.id, c.name from councils.member m join councils.council c on c.id = m.council_id
    where m.person_id = ${personId} order by c.id desc`
}
