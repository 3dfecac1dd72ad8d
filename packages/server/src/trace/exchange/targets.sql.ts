import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { AuthWay, TargetId } from '@saolang/core/trace/exchange/target.ts'
import type { Tx } from '../../platform/sql.ts'

/** Whether and where a target is told. */
export type SettingRow = { target: TargetId; isOn: boolean; address: string | null; auth: AuthWay }

/** The settings of the targets that were ever set, the newest of each. */
export async function listSettings(tx: Tx): Promise<(SettingRow & { setAt: Date })[]> {
  return tx<(SettingRow & { setAt: Date })[]>`
    select distinct on (target) target, is_on as "isOn", address, auth, set_at as "setAt"
    from trace.exchange_setting order by target, set_at desc, id desc`
}

/** Sets a target anew. */
export async function addSetting(
  tx: Tx,
  { id, by, at, ...row }: SettingRow & { id: string; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into trace.exchange_setting (id, target, is_on, address, auth, set_by, set_at)
    values (${id}, ${row.target}, ${row.isOn}, ${row.address}, ${row.auth}, ${by}, ${at})`
}

/** A mapping that somebody kept. */
export type MappingRow = { target: TargetId; no: number; body: Mapping; savedBy: string; savedAt: Date }

/** The mappings of a target, newest first. */
export async function listMappings(tx: Tx, target: TargetId): Promise<MappingRow[]> {
  return tx<MappingRow[]>`
    select target, no, body, saved_by as "savedBy", saved_at as "savedAt" from trace.exchange_mapping
    where target = ${target} order by no desc`
}

/** The mapping of a target that holds; undefined while none was kept. */
export async function findNewestMapping(tx: Tx, target: TargetId): Promise<MappingRow | undefined> {
  const [row] = await tx<MappingRow[]>`
    select target, no, body, saved_by as "savedBy", saved_at as "savedAt" from trace.exchange_mapping
    where target = ${target} order by no desc limit 1`
  return row
}

/** Keeps a mapping under its number; false when somebody took that number meanwhile. */
export async function addMapping(tx: Tx, { target, no, body, savedBy, savedAt }: MappingRow): Promise<boolean> {
  const rows = await tx`
    insert into trace.exchange_mapping (target, no, body, saved_by, saved_at)
    values (${target}, ${no}, ${JSON.stringify(body)}::text::jsonb, ${savedBy}, ${savedAt})
    on conflict do nothing returning no`
  return rows.length > 0
}

/** Leaves a target alone until then; a longer pause stays. */
export async function pauseTarget(tx: Tx, target: TargetId, until: Date): Promise<void> {
  await tx`
    insert into trace.exchange_pace (target, paused_until) values (${target}, ${until})
    on conflict (target) do update set paused_until = greatest(exchange_pace.paused_until, excluded.paused_until)`
}

/** Ends the pause of a target: somebody set it anew. */
export async function endPause(tx: Tx, target: TargetId, at: Date): Promise<void> {
  await tx`update trace.exchange_pace set paused_until = ${at} where target = ${target} and paused_until > ${at}`
}
