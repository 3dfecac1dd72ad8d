import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { readChainEvent } from '@saolang/core/trace/continuity/chain-event.ts'
import {
  type Balance,
  balanceSeasons,
  findUnseasoned,
  type Harvest,
} from '@saolang/core/trace/continuity/mass-balance.ts'
import { toKilograms } from '@saolang/core/trace/continuity/weight.ts'
import { placeCode } from '@saolang/core/trace/diary/to-events.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listAreasIn } from '../areas/areas.sql.ts'
import { type AreaFact, getAreas } from '../areas/read-areas.ts'
import { codeOrigin } from '../product-key.ts'
import { getSeat } from '../seat.ts'
import { listBeginnings } from './harvests.sql.ts'

/** An area with the balance of each of its seasons, and the harvests that no season covers. */
export type AreaBalance = Pick<AreaFact, 'id' | 'name' | 'kind' | 'squareMetres'> & {
  organisation: { id: string; name: string }
  balances: Balance[]
  unseasoned: Harvest[]
}

/** What areas can yield against what was told to have been gathered there: a producer's own, or all of an officer's commune or province. */
export const readBalances = view(
  'area.read',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }): Promise<AreaBalance[]> => {
    if (who.role === 'producer' || organisationId) return balancesOf(tx, (await getSeat(tx, who, organisationId)).id)
    const { jurisdiction } = who
    if (!jurisdiction || jurisdiction.level === 'nation') return []
    const communeCode = jurisdiction.level === 'commune' ? jurisdiction.communeCode : null
    const areas = await listAreasIn(tx, { communeCode, provinceCode: jurisdiction.provinceCode })
    const owners = [...new Set(areas.map(({ organisationId }) => organisationId))]
    const all = await Promise.all(owners.map((owner) => balancesOf(tx, owner)))
    const seen = new Set(areas.map(({ id }) => id))
    return all.flat().filter(({ id }) => seen.has(id))
  },
)

async function balancesOf(tx: Tx, organisationId: string): Promise<AreaBalance[]> {
  const [{ id, name }, areas] = await Promise.all([getOrganisation(tx, organisationId), getAreas(tx, organisationId)])
  const places = areas.map(({ key }) => placeCode(codeOrigin(), key))
  const told = await listBeginnings(tx, { ownerId: organisationId, places })
  return areas.map((area, i) => {
    const harvests = told.filter(({ place }) => place === places[i]).flatMap(({ body }) => harvestsOf(body))
    return {
      ...{ id: area.id, name: area.name, kind: area.kind, squareMetres: area.squareMetres, organisation: { id, name } },
      balances: balanceSeasons(area.seasons, harvests),
      unseasoned: findUnseasoned(area.seasons, harvests),
    }
  })
}

function harvestsOf(event: EpcisEvent): Harvest[] {
  const { id, time, bornAmounts } = readChainEvent(event)
  return bornAmounts.map((amount) => ({
    ...{ on: legalDateOf(new Date(time)), kilograms: toKilograms(amount), lot: amount.id, eventId: id },
  }))
}
