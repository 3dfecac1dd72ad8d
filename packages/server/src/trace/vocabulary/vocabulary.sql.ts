import type { MasterData } from '@saolang/core/trace/master-data.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import type postgres from 'postgres'
import type { Tx } from '../../platform/sql.ts'
import type { Origin } from '../capture.sql.ts'

/** Keeps what is said about places, products and parties; what was told last counts. */
export async function putMasterData(tx: Tx, list: readonly MasterData[], origin: Origin): Promise<void> {
  await tx`
    insert into trace.master_data (owner_id, type, id, attributes, children, province_code, commune_code, told_at)
    select ${origin.ownerId}, type, id, attributes, children, ${origin.provinceCode}, ${origin.communeCode}, ${origin.at}
    from jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb) as g (type text, id text, attributes jsonb, children text[])
    on conflict (owner_id, type, id) do update
      set attributes = excluded.attributes, children = excluded.children, told_at = excluded.told_at,
        province_code = excluded.province_code, commune_code = excluded.commune_code`
}

/** What has one of these attributes, with one of these values where they are given; `most` + 1 at most. */
export async function listWithAttribute(
  tx: Tx,
  asked: { reach: Reach; names: readonly string[]; values: readonly string[] | undefined; most: number },
): Promise<string[]> {
  const { names, values } = asked
  const holds = values
    ? tx`m.attributes ?| ${names} and exists (
        select from unnest(${names}::text[]) as name where m.attributes -> name ?| ${values})`
    : tx`m.attributes ?| ${names}`
  const rows = await tx`
    select distinct m.id from trace.master_data m where ${holds} and ${toldTo(tx, asked.reach)} limit ${asked.most + 1}`
  return rows.map(({ id }) => id as string)
}

/** These places and everything that master data say is part of them, however deep. */
export async function listWithin(tx: Tx, places: readonly string[], reach: Reach): Promise<string[]> {
  const rows = await tx`
    with recursive part (id) as (
      select unnest(${places}::text[])
      union
      select unnest(m.children) from part join trace.master_data m on m.id = part.id and ${toldTo(tx, reach)}
    )
    select id from part`
  return rows.map(({ id }) => id as string)
}

/** By whom master data were told that somebody may read, as a demand on a row `m`. */
export function toldTo(tx: Tx, reach: Reach): postgres.PendingQuery<postgres.Row[]> {
  switch (reach.level) {
    case 'owner':
      return tx`m.owner_id = ${reach.ownerId}`
    case 'commune':
      return tx`m.commune_code = ${reach.communeCode}`
    case 'province':
      return tx`m.province_code = ${reach.provinceCode}`
    case 'nation':
      return tx`true`
    case 'public':
      return tx`false`
  }
}

/** Keeps classes; gives those that were there before this transaction. */
export async function addClasses(tx: Tx, texts: readonly string[]): Promise<string[]> {
  const rows = await tx`
    insert into trace.item_class (text) select unnest(${[...texts].sort()}::text[]) on conflict do nothing returning text`
  const added = new Set(rows.map(({ text }) => text as string))
  return texts.filter((text) => !added.has(text))
}

/** Classes that look like one of these patterns (SQL like); `most` + 1 at most. */
export async function listClassesLike(tx: Tx, patterns: readonly string[], most: number): Promise<string[]> {
  const rows = await tx`
    select text from trace.item_class where text like any(${patterns}::text[]) order by text limit ${most + 1}`
  return rows.map(({ text }) => text as string)
}

/** Keeps company prefixes of an owner; gives those that were there before this transaction. */
export async function addCompanyPrefixes(tx: Tx, ownerId: string, prefixes: readonly string[]): Promise<string[]> {
  const rows = await tx`
    insert into trace.company_prefix (owner_id, prefix)
    select ${ownerId}, unnest(${[...prefixes].sort()}::text[]) on conflict do nothing returning prefix`
  const added = new Set(rows.map(({ prefix }) => prefix as string))
  return prefixes.filter((prefix) => !added.has(prefix))
}

/** The company prefixes that owners are known by. */
export async function listCompanyPrefixes(tx: Tx, ownerIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx`
    select owner_id as "ownerId", array_agg(prefix order by prefix) as prefixes
    from trace.company_prefix where owner_id = any(${ownerIds}::uuid[]) group by owner_id`
  return new Map(rows.map(({ ownerId, prefixes }) => [ownerId as string, prefixes as string[]]))
}
