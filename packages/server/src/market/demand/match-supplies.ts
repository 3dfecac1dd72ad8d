import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Demand } from '@saolang/core/market/demand/demand.ts'
import { type Match, matchSupply, type Supply } from '@saolang/core/market/demand/match.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecords, type RegisterRecord } from '../../registry/get-product.ts'
import { listSupplies, listSuppliesOf, type SupplyRow } from './supply.sql.ts'

/** A declared product held against a request. */
export type MatchedSupply = {
  productId: string
  product: string
  organisationId: string
  place: RegisterRecord['place']
  star: number | null
  unit: string
  months: SupplyRow['months']
  match: Match
}

/** Every declared supply of the request's group, with all reasons; those that can answer first. The register says the star of now. */
export async function matchSupplies(tx: Tx, demand: Demand, now: Date): Promise<MatchedSupply[]> {
  const all = await holdAgainst(tx, demand, await listSupplies(tx), now)
  return all.filter(({ match }) => match.reasons.some(({ code, outcome }) => code === 'group' && outcome === 'for'))
}

/** An organisation's own supplies held against a request, of whichever group. */
export async function matchOwnSupplies(
  tx: Tx,
  demand: Demand,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<MatchedSupply[]> {
  return holdAgainst(tx, demand, await listSuppliesOf(tx, organisationId), now)
}

const order = { alone: 0, together: 1, no: 2 } as const

async function holdAgainst(tx: Tx, demand: Demand, rows: readonly SupplyRow[], now: Date): Promise<MatchedSupply[]> {
  const today = legalDateOf(now)
  const records = await getRecords(
    tx,
    rows.map(({ productId }) => productId),
    today,
  )
  const matched = rows.flatMap((row): MatchedSupply[] => {
    const record = records.get(row.productId)
    if (!record || record.mergedInto || record.product.organisationId !== row.organisationId) return []
    const { productId, organisationId, unit, months } = row
    const { product, place, current } = record
    const match = matchSupply(demand, toSupply(row, record), today)
    return [{ productId, product: product.name, organisationId, place, star: current.star, unit, months, match }]
  })
  return matched.toSorted((a, b) => order[a.match.verdict] - order[b.match.verdict])
}

function toSupply(row: SupplyRow, { product, current }: RegisterRecord): Supply {
  const { setNo, provinceCode } = product
  return { ...row, setNo, provinceCode, star: current.star, starHolds: current.standing.holds }
}
