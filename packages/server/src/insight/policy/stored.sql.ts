import type { VerdictInputs } from '@saolang/core/councils/verdict.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Tx } from '../../platform/sql.ts'

export type StoredRow = {
  id: string
  setId: string
  provinceCode: string
  producerKind: string
  inputs: Pick<VerdictInputs, 'cards' | 'regulation' | 'resolutions'> | null
  choices: Choices
}

/** How many dossiers were handed in. */
export async function countStored(tx: Tx): Promise<number> {
  const [row] = await tx<{ many: number }[]>`select count(*)::int as many from insight.policy_dossier`
  return row?.many ?? 0
}

/** Dossiers that were handed in, after one, in the order of their ids. */
export async function listStored(tx: Tx, after: string | null, limit: number): Promise<StoredRow[]> {
  const rows = await tx`
    select id, set_id as "setId", province_code as "provinceCode", producer_kind as "producerKind",
      case when inputs is not null then jsonb_build_object('cards', inputs -> 'cards', 'regulation', inputs -> 'regulation',
        'resolutions', inputs -> 'resolutions') end as inputs, choices
    from insight.policy_dossier where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`
  return [...rows] as unknown as StoredRow[]
}
