import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { publicView, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { countOversight, findPublishedFinding, listPublishedFindings } from './oversight.sql.ts'
import { findWithdrawal, listWithdrawals, listWithdrawalsOf, type WithdrawalRow } from './withdrawals.sql.ts'

const mostListed = 300

/** The procedures of withdrawal of the reader's area, or about a producer's own products. */
export const readWithdrawals = view('withdrawal.read', async ({ tx, who }, _: undefined): Promise<WithdrawalRow[]> => {
  if (who.role === 'producer' && !who.organisationId) return []
  const organisationId = who.role === 'producer' ? (who.organisationId as string) : null
  return listWithdrawals(tx, { area: areaOf(who), organisationId, many: mostListed })
})

/** What was concluded from visits to a producer's own products; nothing for everybody else. */
export const readOwnFindings = view('withdrawal.read', async ({ tx, who }, _: undefined) =>
  who.role === 'producer' && who.organisationId
    ? listPublishedFindings(tx, { organisationId: who.organisationId })
    : [],
)

/** One procedure, for the officers of the area and the producer it is about. */
export const readWithdrawal = view('withdrawal.read', async ({ tx, who }, id: string) => {
  const withdrawal = await findWithdrawal(tx, id)
  if (!withdrawal) throw new Refused([{ code: 'not-found.withdrawal' }])
  refuseStranger(who, withdrawal)
  return withdrawal
})

/** What was concluded from a visit, for the producer who answers to it. */
export const readFinding = view('withdrawal.read', async ({ tx, who }, inspectionId: string) => {
  const finding = await findPublishedFinding(tx, inspectionId)
  if (!finding) throw new Refused([{ code: 'not-found.inspection' }])
  refuseIf(
    who.role === 'producer' && finding.organisationId !== who.organisationId
      ? [{ code: 'forbidden.organisation' }]
      : [],
  )
  return finding
})

/** What is public of the oversight over a product: procedures of withdrawal, conclusions from visits, and the producer's answers. */
export const readOversight = publicView(async ({ tx }, productId: string) => ({
  withdrawals: await listWithdrawalsOf(tx, productId),
  findings: await listPublishedFindings(tx, { productId }),
}))

/** The decision that ended a certificate; refuses with `not-found.withdrawal` while there is none. */
export const readDecision = publicView(async ({ tx }, id: string) => {
  const withdrawal = await findWithdrawal(tx, id)
  if (withdrawal?.outcome !== 'withdrawn') throw new Refused([{ code: 'not-found.withdrawal' }])
  return withdrawal
})

/** Reports, visits and withdrawals in numbers, as they stand now. */
export const countOutcomes = publicView(async ({ tx, now }, _: undefined) => ({
  at: now,
  rows: await countOversight(tx),
}))

function refuseStranger(who: Actor, { organisationId, provinceCode, communeCode }: WithdrawalRow): void {
  if (who.role === 'producer')
    refuseIf(organisationId === who.organisationId ? [] : [{ code: 'forbidden.organisation' }])
  else refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
}
