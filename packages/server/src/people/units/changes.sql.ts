import type { Heir, UnitChange } from '@saolang/core/people/units/unit-change.ts'
import type { Tx } from '../../platform/sql.ts'

export type UnitChangeRow = Required<Omit<UnitChange, 'note'>> & {
  id: string
  note: string | null
  enteredAt: Date
  appliedAt: Date | null
  endedAt: Date | null
  endReason: string | null
}

const columns = (tx: Tx) => tx`
  id, kind, resolution_number as "resolutionNumber", resolution_on as "resolutionOn", issuer, effective_on as "effectiveOn",
  from_codes as "fromCodes", heirs, main_heir as "mainHeir", note, entered_at as "enteredAt", applied_at as "appliedAt",
  ended_at as "endedAt", end_reason as "endReason"`

/** Records a change to come; false when one of its units is in another change already. */
export async function addChange(
  tx: Tx,
  { id, by, at, ...change }: UnitChange & { id: string; by: string; at: Date },
): Promise<boolean> {
  await tx`
    insert into people.unit_change (id, kind, resolution_number, resolution_on, issuer, effective_on, from_codes, heirs, main_heir,
      note, entered_by, entered_at)
    values (${id}, ${change.kind}, ${change.resolutionNumber}, ${change.resolutionOn}, ${change.issuer}, ${change.effectiveOn},
      ${change.fromCodes as string[]}, ${tx.json(change.heirs as never)}, ${change.mainHeir}, ${change.note ?? null}, ${by}, ${at})`
  const codes = [...new Set([...change.fromCodes, ...change.heirs.map(({ code }) => code)])]
  const rows = await tx`
    insert into people.unit_change_claim (code, change_id) select code, ${id} from unnest(${codes}::text[]) as code
    on conflict do nothing returning code`
  return rows.length === codes.length
}

/** Lets the units of a change be in another one. */
export async function releaseUnits(tx: Tx, changeId: string, at: Date): Promise<void> {
  await tx`update people.unit_change_claim set released_at = ${at} where change_id = ${changeId} and released_at is null`
}

/** All changes, the newest first. */
export async function listChanges(tx: Tx): Promise<UnitChangeRow[]> {
  return tx<
    UnitChangeRow[]
  >`select ${columns(tx)} from people.unit_change order by effective_on desc, id desc limit 200`
}

/** A change. */
export async function findChange(tx: Tx, id: string): Promise<UnitChangeRow | undefined> {
  const [row] = await tx<UnitChangeRow[]>`select ${columns(tx)} from people.unit_change where id = ${id}`
  return row
}

/** The changes whose day has come, oldest first, locked. */
export async function lockDueChanges(tx: Tx, today: string): Promise<UnitChangeRow[]> {
  return tx<UnitChangeRow[]>`
    select ${columns(tx)} from people.unit_change
    where applied_at is null and ended_at is null and effective_on <= ${today} order by effective_on, id for update`
}

/** Notes that a change took effect. */
export async function saveApplied(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update people.unit_change set applied_at = ${at} where id = ${id}`
}

/** Withdraws a change before its day, or undoes it after; false when that was done. */
export async function endChange(
  tx: Tx,
  { id, by, at, reason }: { id: string; by: string; at: Date; reason: string },
): Promise<boolean> {
  const rows = await tx`
    update people.unit_change set ended_at = ${at}, ended_by = ${by}, end_reason = ${reason}
    where id = ${id} and ended_at is null returning id`
  return rows.length === 1
}

/** Today's communes among codes, with their provinces. */
export async function listTodaysAmong(
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; provinceCode: string; since: string }[]> {
  return tx<{ code: string; provinceCode: string; since: string }[]>`
    select code, parent_code as "provinceCode", valid_from as since from people.unit
    where code = any(${codes as string[]}) and valid_to is null and level = 'commune'`
}

export type NewUnit = Heir & { provinceCode: string; searchKey: string; spellingKey: string }

/** Ends units with the day before, begins their heirs on the day, and says what went into what. */
export async function turnUnits(
  tx: Tx,
  {
    id,
    effectiveOn,
    fromCodes,
    share,
  }: { id: string; effectiveOn: string; fromCodes: readonly string[]; share: 'full' | 'partial' },
  heirs: readonly NewUnit[],
): Promise<void> {
  await tx`
    update people.unit set valid_to = ${effectiveOn}::date - 1
    where code = any(${fromCodes as string[]}) and valid_to is null`
  await tx`
    insert into people.unit (code, parent_code, valid_from, type, name, search_key, spelling_key)
    select h.code, h."provinceCode", ${effectiveOn}, h.type, h.name, h."searchKey", h."spellingKey"
    from jsonb_to_recordset(${tx.json(heirs as never)})
      as h (code text, "provinceCode" text, type text, name text, "searchKey" text, "spellingKey" text)
    on conflict (code, valid_from) do update set valid_to = null, parent_code = excluded.parent_code, type = excluded.type,
      name = excluded.name, search_key = excluded.search_key, spelling_key = excluded.spelling_key`
  // A resolution is as sure as two lists that agree.
  await tx`
    insert into people.unit_succession (old_code, new_code, happened_on, share, sources, change_id)
    select f, h, ${effectiveOn}, ${share}, 2, ${id} from unnest(${fromCodes as string[]}::text[]) as f,
      unnest(${heirs.map(({ code }) => code)}::text[]) as h
    on conflict (old_code, new_code, happened_on) do update set undone_at = null, share = excluded.share, change_id = excluded.change_id`
}

/** Has units be again what they were: the heirs end, their origins go on, the succession counts no more. */
export async function turnUnitsBack(
  tx: Tx,
  {
    id,
    effectiveOn,
    fromCodes,
    heirCodes,
    at,
  }: { id: string; effectiveOn: string; fromCodes: readonly string[]; heirCodes: readonly string[]; at: Date },
): Promise<void> {
  await tx`update people.unit_succession set undone_at = ${at} where change_id = ${id}`
  // An heir that never was lies in no time: it keeps one day, so that its code still tells what it was.
  await tx`
    update people.unit set valid_to = ${effectiveOn} where code = any(${heirCodes as string[]}) and valid_from = ${effectiveOn}`
  await tx`
    update people.unit set valid_to = null
    where code = any(${fromCodes as string[]}) and valid_to = ${effectiveOn}::date - 1`
}

/** What follows units: by kind, with the table that it lies in. */
const followers = ['organisation', 'role_grant'] as const

/** Has organisations and roles follow their units, and notes each with its former code. */
export async function moveFollowers(
  tx: Tx,
  { id, fromCodes, into, at }: { id: string; fromCodes: readonly string[]; into: string; at: Date },
): Promise<void> {
  for (const kind of followers) {
    const alive = kind === 'role_grant' ? tx`and valid_to is null` : tx``
    await tx`
      with moved as (
        select id, commune_code from people.${tx(kind)}
        where commune_code = any(${fromCodes as string[]}) and commune_code <> ${into} ${alive} for update
      ), noted as (
        insert into people.unit_move (change_id, kind, subject_id, from_code, into_code, moved_at)
        select ${id}, ${kind}, id, commune_code, ${into}, ${at} from moved on conflict do nothing
      )
      update people.${tx(kind)} f set commune_code = ${into} from moved where moved.id = f.id`
  }
}

/** Brings back what followed a change and lies still where it went. */
export async function moveFollowersBack(tx: Tx, id: string, at: Date): Promise<void> {
  for (const kind of followers)
    await tx`
      update people.${tx(kind)} f set commune_code = m.from_code from people.unit_move m
      where m.change_id = ${id} and m.kind = ${kind} and m.subject_id = f.id and f.commune_code = m.into_code`
  await tx`update people.unit_move set moved_back_at = ${at} where change_id = ${id} and kind = any(${[...followers]}::text[])`
}

/** Notes what of another room followed a change. */
export async function addMoves(
  tx: Tx,
  { id, kind, into, at }: { id: string; kind: string; into: string; at: Date },
  moves: readonly { id: string; fromCode: string }[],
): Promise<void> {
  await tx`
    insert into people.unit_move (change_id, kind, subject_id, from_code, into_code, moved_at)
    select ${id}, ${kind}, m.id, m."fromCode", ${into}, ${at}
    from jsonb_to_recordset(${tx.json(moves as never)}) as m (id uuid, "fromCode" text) on conflict do nothing`
}

/** What of a kind followed a change, with its former code. */
export async function listMoves(
  tx: Tx,
  id: string,
  kind: string,
): Promise<{ id: string; fromCode: string; intoCode: string }[]> {
  return tx<{ id: string; fromCode: string; intoCode: string }[]>`
    select subject_id as id, from_code as "fromCode", into_code as "intoCode" from people.unit_move
    where change_id = ${id} and kind = ${kind}`
}

/** How many of each kind followed a change. */
export async function countMoves(tx: Tx, id: string): Promise<Record<string, number>> {
  const rows = await tx<{ kind: string; n: number }[]>`
    select kind, count(*)::int as n from people.unit_move where change_id = ${id} group by kind order by kind`
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

/** What communes were called before a day, by code. */
export async function listNamesBefore(
  tx: Tx,
  codes: readonly string[],
  day: string,
): Promise<{ code: string; name: string }[]> {
  return tx<{ code: string; name: string }[]>`
    select distinct on (code) code, full_name as name from people.unit
    where code = any(${codes as string[]}) and level = 'commune' and valid_from < ${day} order by code, valid_from desc`
}
