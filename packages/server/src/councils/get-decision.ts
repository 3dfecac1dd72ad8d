import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { PartCode } from '@saolang/law/criteria-set.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { type DecisionRow, findDecision, listDecisionItems, listDecisions } from './decisions.sql.ts'

/** A recorded decision of recognition. Points are exact means; `pointsShown` is what papers print. */
export type Decision = {
  id: string
  number: string
  signedOn: string
  signer: { name: string; title: string }
  authority: { level: 'province' | 'nation'; provinceCode?: string; name: string }
  items: {
    dossierId: string
    verdictId: string
    setId: string
    star: 3 | 4 | 5
    points: number
    pointsShown: number
    parts: Record<PartCode, number>
  }[]
}

/** The decision of an id, for the rooms on the right; refuses with `not-found.decision`. */
export async function getDecision(tx: Tx, id: string): Promise<Decision> {
  const row = await findDecision(tx, id)
  refuseIf(row ? [] : [{ code: 'not-found.decision' }])
  const { number, signedOn, signerName, signerTitle, level, provinceCode, authority } = row as DecisionRow
  const items = await listDecisionItems(tx, id)
  return {
    id,
    number,
    signedOn,
    signer: { name: signerName, title: signerTitle },
    authority: {
      level: level === 'central' ? 'nation' : 'province',
      ...(provinceCode !== null && { provinceCode }),
      name: authority,
    },
    items: items.map(({ dossierId, verdictId, setId, star, result: { points, pointsShown, parts } }) => ({
      dossierId,
      verdictId,
      setId,
      star: star as 3 | 4 | 5,
      points,
      pointsShown,
      parts,
    })),
  }
}

/** A decision, for officers and auditors in whose reach it lies and for councils of that authority. */
export const readDecision = view('decision.read', async ({ tx, who }, id: string) => {
  const row = await findDecision(tx, id)
  refuseIf(who.client?.isSandbox ? [{ code: 'forbidden.sandbox' }] : [])
  const reach = who.jurisdiction
  const isOfTheirProvince = reach?.level === 'province' && reach.provinceCode === row?.provinceCode
  if (row) refuseIf(findReadingProblems(who, row, isOfTheirProvince || reach?.level === 'nation'))
  return getDecision(tx, id)
})

/** The newest decisions of the reader's authority; for the nation, of all. */
export const readDecisions = view('decision.read', async ({ tx, who }) => {
  refuseIf(who.client?.isSandbox ? [{ code: 'forbidden.sandbox' }] : [])
  const reach = who.jurisdiction
  // An organisation's program reads what is recorded of its own dossiers, not the lists of an authority.
  refuseIf(reach ? [] : [{ code: 'forbidden.jurisdiction' }])
  return reach?.level === 'province' ? listDecisions(tx, 'province', reach.provinceCode) : listDecisions(tx, null, null)
})
