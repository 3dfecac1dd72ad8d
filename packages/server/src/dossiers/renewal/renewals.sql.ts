import type { Tx } from '../../platform/sql.ts'

/** The certificate that a dossier begins with, and the version of the dossier that it was issued on. */
export type BaseRow = {
  dossierId: string
  certificateId: string
  formerDossierId: string | null
  formerVersion: number | null
}

/** Writes down what the register said of the beginning of a dossier. */
export async function addBase(tx: Tx, base: BaseRow): Promise<void> {
  await tx`
    insert into dossiers.base (dossier_id, certificate_id, former_dossier_id, former_version)
    values (${base.dossierId}, ${base.certificateId}, ${base.formerDossierId}, ${base.formerVersion})`
}

/** What the register said of the beginning of a dossier; nothing for a first one, and where the applicant says it alone. */
export async function findBase(tx: Tx, dossierId: string): Promise<BaseRow | undefined> {
  const [row] = await tx<BaseRow[]>`
    select dossier_id as "dossierId", certificate_id as "certificateId", former_dossier_id as "formerDossierId",
      former_version as "formerVersion"
    from dossiers.base where dossier_id = ${dossierId}`
  return row
}

/** The dossier of a kind that is under way for a certificate: neither returned, given up nor decided. */
export async function findUnderWay(
  tx: Tx,
  { certificateId, kind }: { certificateId: string; kind: string },
): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select d.id from dossiers.base b join dossiers.dossier d on d.id = b.dossier_id
    where b.certificate_id = ${certificateId} and d.kind = ${kind}
      and d.status not in ('returned', 'abandoned', 'decided-recognised', 'decided-not-recognised')
    order by d.started_at limit 1`
  return row?.id
}

/** Lets one dossier a certificate begin at a time: two clicks take turns. */
export async function takeTurnOf(tx: Tx, certificateId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${certificateId}, 310))`
}

/** Pages taken over, to be looked at. */
export async function addCarriedPages(
  tx: Tx,
  pages: readonly { dossierId: string; step: string; answers: Record<string, string>; by: string; at: Date }[],
): Promise<void> {
  for (const { dossierId, step, answers, by, at } of pages)
    await tx`
      insert into dossiers.page (dossier_id, step, answers, version, is_carried, saved_by, saved_at)
      values (${dossierId}, ${step}, ${tx.json(answers)}, 1, true, ${by}, ${at})`
}

/** The pages of a dossier that were taken over and not looked at. */
export async function listCarriedSteps(tx: Tx, dossierId: string): Promise<string[]> {
  const rows = await tx<{ step: string }[]>`
    select step from dossiers.page where dossier_id = ${dossierId} and is_carried order by step`
  return rows.map(({ step }) => step)
}

/** Says of pages that what was taken over is still right. */
export async function keepPages(tx: Tx, dossierId: string, steps: readonly string[]): Promise<void> {
  await tx`update dossiers.page set is_carried = false where dossier_id = ${dossierId} and step = any(${steps as string[]})`
}
