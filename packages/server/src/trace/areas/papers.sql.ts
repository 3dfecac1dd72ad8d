import type { CodeForm, ContractForm, PaperForm, SeasonForm } from '@saolang/core/trace/areas/area.ts'
import type { Tx } from '../../platform/sql.ts'

/** Who told something of which area, and when. */
export type Told = { id: string; areaId: string; by: string | null; at: Date }

export type SeasonRow = SeasonForm & { id: string; areaId: string; setAt: Date }
export type PaperRow = PaperForm & { id: string; areaId: string }
export type CodeRow = Omit<CodeForm, 'market' | 'validTo'> & {
  id: string
  areaId: string
  market: string | null
  validTo: string | null
}
export type ContractRow = Omit<ContractForm, 'endsOn' | 'kilograms'> & {
  id: string
  areaId: string
  endsOn: string | null
  kilograms: number | null
}

/** Sets what a season is expected to yield; of one name the newest holds. */
export async function addSeason(tx: Tx, { id, areaId, by, at }: Told, season: SeasonForm): Promise<void> {
  await tx`
    insert into trace.area_season (id, area_id, name, crop, starts_on, ends_on, expected_kilograms, set_at, set_by)
    values (${id}, ${areaId}, ${season.name}, ${season.crop}, ${season.startsOn}, ${season.endsOn}, ${season.expectedKilograms}, ${at}, ${by})`
}

/** Everything that was ever expected of areas, newest first. */
export async function listSeasons(tx: Tx, areaIds: readonly string[]): Promise<SeasonRow[]> {
  return tx<SeasonRow[]>`
    select id, area_id as "areaId", name, crop, starts_on as "startsOn", ends_on as "endsOn",
      expected_kilograms as "expectedKilograms", set_at as "setAt"
    from trace.area_season where area_id = any(${[...areaIds]}::uuid[]) order by starts_on desc, set_at desc`
}

/** Adds a certificate. */
export async function addPaper(tx: Tx, { id, areaId, by, at }: Told, paper: PaperForm): Promise<void> {
  await tx`
    insert into trace.area_paper (id, area_id, kind, number, issuer, issued_on, expires_on, told_at, told_by)
    values (${id}, ${areaId}, ${paper.kind}, ${paper.number}, ${paper.issuer}, ${paper.issuedOn}, ${paper.expiresOn}, ${at}, ${by})`
}

/** The certificates of areas that nobody took back, the longest-lasting first. */
export async function listPapers(tx: Tx, areaIds: readonly string[]): Promise<PaperRow[]> {
  return tx<PaperRow[]>`
    select id, area_id as "areaId", kind, number, issuer, issued_on as "issuedOn", expires_on as "expiresOn"
    from trace.area_paper where area_id = any(${[...areaIds]}::uuid[]) and ended_at is null order by expires_on desc`
}

/** Adds a code of a growing area or a packing house. */
export async function addCode(tx: Tx, { id, areaId, by, at }: Told, code: CodeForm): Promise<void> {
  await tx`
    insert into trace.area_code (id, area_id, scheme, value, market, valid_from, valid_to, told_at, told_by)
    values (${id}, ${areaId}, ${code.scheme}, ${code.value}, ${code.market ?? null}, ${code.validFrom}, ${code.validTo ?? null}, ${at}, ${by})`
}

/** The codes of areas that nobody took back. */
export async function listCodes(tx: Tx, areaIds: readonly string[]): Promise<CodeRow[]> {
  return tx<CodeRow[]>`
    select id, area_id as "areaId", scheme, value, market, valid_from as "validFrom", valid_to as "validTo"
    from trace.area_code where area_id = any(${[...areaIds]}::uuid[]) and ended_at is null order by valid_from desc`
}

/** Adds a contract with a grower. */
export async function addContract(tx: Tx, { id, areaId, by, at }: Told, contract: ContractForm): Promise<void> {
  await tx`
    insert into trace.area_contract (id, area_id, grower_name, signed_on, ends_on, kilograms, told_at, told_by)
    values (${id}, ${areaId}, ${contract.growerName}, ${contract.signedOn}, ${contract.endsOn ?? null}, ${contract.kilograms ?? null}, ${at}, ${by})`
}

/** The contracts of an area that nobody took back. */
export async function listContracts(tx: Tx, areaId: string): Promise<ContractRow[]> {
  return tx<ContractRow[]>`
    select id, area_id as "areaId", grower_name as "growerName", signed_on as "signedOn", ends_on as "endsOn", kilograms
    from trace.area_contract where area_id = ${areaId} and ended_at is null order by signed_on desc`
}

/** What can be taken back of an area. */
export type TakenBack = 'paper' | 'code' | 'contract'

/** Takes back a certificate, a code or a contract of an area: it was told wrongly, or it ended. */
export async function endTold(tx: Tx, kind: TakenBack, { id, areaId, at }: Omit<Told, 'by'>): Promise<void> {
  const table = { paper: tx`trace.area_paper`, code: tx`trace.area_code`, contract: tx`trace.area_contract` }[kind]
  await tx`update ${table} set ended_at = ${at} where id = ${id} and area_id = ${areaId} and ended_at is null`
}
