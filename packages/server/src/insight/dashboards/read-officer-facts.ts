import type { StayGroup } from '@saolang/core/insight/dashboards/stays.ts'
import type { TermGroup } from '@saolang/core/insight/dashboards/terms.ts'
import type { Tx } from '../../platform/sql.ts'
import { type CouncilJudgements, listCouncilJudgements } from './judgements.sql.ts'
import { countOversight, type Oversight } from './oversight.sql.ts'
import { type LateDossier, listLateDossiers, type Period } from './read-facts.ts'
import type { Scope } from './scope.ts'
import {
  countFirstTimeRight,
  countLeftStays,
  countOpenStays,
  type FirstTime,
  type Load,
  listLoads,
  type OpenStays,
} from './stays.sql.ts'
import { countLateRenewals, countTermGroups } from './terms.sql.ts'

/** Everything that an officer's dashboard is made of, counted by the database; never the rows themselves. */
export type OfficerFacts = {
  open: OpenStays
  left: StayGroup[]
  firstTime: FirstTime[]
  late: LateDossier[]
  terms: TermGroup[]
  lateRenewals: { unit: string; many: number }[]
  councils: CouncilJudgements[]
  oversight: Oversight
  loads: Load[]
}

/** Whose steps are shown at each level: an authority shares the work of its own officers. */
export const officerOf = ({ provinceCode, communeCode }: Scope) =>
  communeCode ? 'commune-officer' : provinceCode ? 'provincial-officer' : 'ministry-officer'

/** Counts a scope in a period, in one moment of the database. */
export async function getOfficerFacts(tx: Tx, scope: Scope, period: Period): Promise<OfficerFacts> {
  const { now, since, today } = period
  const [open, left, firstTime, late, terms, lateRenewals, councils, oversight, loads] = await Promise.all([
    countOpenStays(tx, scope, now),
    countLeftStays(tx, scope, since),
    countFirstTimeRight(tx, scope, since),
    listLateDossiers(tx, scope, today),
    countTermGroups(tx, scope, period),
    countLateRenewals(tx, scope, today),
    listCouncilJudgements(tx, scope, since),
    countOversight(tx, scope, today),
    listLoads(tx, scope, { role: officerOf(scope), since }),
  ])
  return { open, left, firstTime, late, terms, lateRenewals, councils, oversight, loads }
}
