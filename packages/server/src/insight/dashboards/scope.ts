import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { z } from 'zod'
import { listCommunes, listProvinces, type NamedUnit } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'

const code = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^\\d{${digits}}$`))
    .optional()
    .catch(undefined)

/** What the address of a dashboard asks for; what is none is not asked. */
export const Wanted = z.object({
  months: z.coerce.number().int().min(1).max(36).catch(12),
  province: code(2),
  commune: code(5),
  star: z.enum(['3', '4', '5']).optional().catch(undefined),
  group: z.enum(['I', 'II', 'III', 'IV', 'V', 'VI']).optional().catch(undefined),
})
export type Wanted = z.infer<typeof Wanted>

/** What is counted: the nation, a province or a commune; one star, one product group (with the criteria sets in it), or all. */
export type Scope = {
  provinceCode: string | null
  communeCode: string | null
  star: number | null
  group: string | null
  sets: readonly number[] | null
}

/** What a reader may look at and asked for. Refused for another's province or commune, and for a code that is none. */
export async function getScope(tx: Tx, who: Actor, wanted: Wanted): Promise<Scope & Places> {
  const { jurisdiction } = who
  const own = jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : null
  const ownCommune = jurisdiction?.level === 'commune' ? jurisdiction.communeCode : null
  const isElsewhere =
    !jurisdiction ||
    (own && wanted.province && wanted.province !== own) ||
    (ownCommune && wanted.commune && wanted.commune !== ownCommune)
  refuseIf(isElsewhere ? [{ code: 'forbidden.jurisdiction' }] : [])
  const provinces = await listProvinces(tx)
  const provinceCode = own ?? wanted.province ?? null
  const communes = provinceCode ? await listCommunes(tx, provinceCode) : []
  const communeCode = ownCommune ?? (provinceCode ? (wanted.commune ?? null) : null)
  refuseIf([
    ...findUnknown(provinces, provinceCode, 'not-found.province'),
    // A commune that is none of the province's: another's, or one of before 01/07/2025.
    ...findUnknown(communes, communeCode, own ? 'forbidden.jurisdiction' : 'not-found.place'),
  ])
  const group = wanted.group ?? null
  const sets = group ? (classification.find((each) => each.code === group)?.sets.map(({ set }) => set) ?? []) : null
  return { provinceCode, communeCode, star: wanted.star ? Number(wanted.star) : null, group, sets, provinces, communes }
}

/** The units to choose from and to name; communes only below a province. */
export type Places = { provinces: readonly NamedUnit[]; communes: readonly NamedUnit[] }

function findUnknown(units: readonly NamedUnit[], wanted: string | null, problem: string): Problem[] {
  return wanted !== null && !units.some((unit) => unit.code === wanted) ? [{ code: problem }] : []
}

/** A place as a condition. Built from what is asked: the reader's plans are generic, and `is null or` would keep them from every index. */
export const inPlace = (tx: Tx, { provinceCode, communeCode }: Scope) => tx`
  ${provinceCode === null ? tx`true` : tx`province_code = ${provinceCode}`}
  ${communeCode === null ? tx`` : tx`and commune_code = ${communeCode}`}`

/** The product group of dossiers and verdicts as a condition. */
export const inSets = (tx: Tx, { sets }: Scope) =>
  sets === null ? tx`true` : tx`set_no = any(${sets as number[]}::int[])`

/** The column that units of a scope are told apart by: provinces of the nation, communes of a province. */
export const unitColumn = (tx: Tx, { provinceCode }: Scope) =>
  provinceCode === null ? tx`province_code` : tx`commune_code`

/** A stay of a dossier that is on its way, as core says; written out, because only so the index of these few is used (0939). */
export const isOpenStay = (tx: Tx) => tx`
  left_at is null and status not in ('draft', 'returned', 'abandoned', 'decided-recognised', 'decided-not-recognised')`
