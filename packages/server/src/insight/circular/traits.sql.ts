import type { VerdictInputs } from '@saolang/core/councils/verdict.ts'
import type { LeadGroup, TraitGroup } from '@saolang/core/insight/circular/count.ts'
import type { FoundTraits } from '@saolang/core/insight/circular/trait.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

export type JudgedCertificate = { certificateId: string; productId: string; inputs: VerdictInputs }

/** The newest certificate of each product whose traits are not kept, or were kept under an older reading, `most` at once. */
export async function listUnread(
  tx: Tx,
  { definitions, most }: { definitions: number; most: number },
): Promise<JudgedCertificate[]> {
  return tx<JudgedCertificate[]>`
    select j.certificate_id as "certificateId", j.product_id as "productId", j.inputs
    from insight.judged_certificate j
    left join insight.product_trait t on t.product_id = j.product_id
    where (t.product_id is null or t.certificate_id <> j.certificate_id or t.definitions < ${definitions})
      and not exists (
        select from insight.judged_certificate later
        where later.product_id = j.product_id and (later.issued_on, later.recorded_at) > (j.issued_on, j.recorded_at))
    limit ${most}`
}

/** Keeps what was read of certificates, in place of what was kept of their products before. */
export async function saveTraits(
  tx: Tx,
  rows: readonly (FoundTraits & Omit<JudgedCertificate, 'inputs'>)[],
  { definitions, at }: { definitions: number; at: Date },
): Promise<void> {
  await tx`
    insert into insight.product_trait (product_id, certificate_id, definitions, asked, held, kept_at)
    select r."productId", r."certificateId", ${definitions}, r.asked, r.held, ${at}
    from jsonb_to_recordset(${tx.json(rows as never)}) as r ("productId" uuid, "certificateId" uuid, asked text[], held text[])
    on conflict (product_id) do update set certificate_id = excluded.certificate_id, definitions = excluded.definitions,
      asked = excluded.asked, held = excluded.held, kept_at = excluded.kept_at`
}

type Asked = { today: LegalDate; isSample: boolean }

/** The products whose certificate holds, grouped by place, industry and traits. */
export async function listTraitGroups(tx: Tx, { today, isSample }: Asked): Promise<TraitGroup[]> {
  return tx<TraitGroup[]>`
    select province_code as "provinceCode", industry_code as "industryCode", asked, held, count(*)::int as many
    from insight.trait_fact
    where is_demo = ${isSample} and standing = 'clocked' and last_day >= ${today}
    group by 1, 2, 3, 4`
}

/** The producers of such products, grouped by place and who speaks for them. */
export async function listLeadGroups(tx: Tx, { today, isSample }: Asked): Promise<LeadGroup[]> {
  return tx<LeadGroup[]>`
    select province_code as "provinceCode", gender, is_of_minority as "isOfMinority", count(*)::int as many
    from insight.representative where is_demo = ${isSample} and last_day >= ${today}
    group by 1, 2, 3`
}

/** Which of these communes have a product whose certificate holds; samples left out. */
export async function listCommunesWithProducts(tx: Tx, codes: readonly string[], today: LegalDate): Promise<string[]> {
  const rows = await tx<{ code: string }[]>`
    select distinct commune_code as code from insight.product_place
    where not is_demo and commune_code = any(${codes as string[]}::text[]) and standing = 'clocked' and last_day >= ${today}`
  return rows.map(({ code }) => code)
}
