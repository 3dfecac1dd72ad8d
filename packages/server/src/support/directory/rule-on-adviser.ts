import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { covers } from '@saolang/core/people/jurisdiction.ts'
import { findRulingProblems } from '@saolang/core/support/directory/adviser.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addComplaintRuling, findComplaint } from './complaints.sql.ts'
import { type AdviserRow, addRuling, findAdviser } from './directory.sql.ts'

/** The home province lists an adviser, refuses, or takes one off the list, and says why. */
export const ruleOnAdviser = act(
  'adviser.rule',
  async (context, input: { adviserId: string; ruling: string; reason: string }) => {
    const { tx, who, now } = context
    const adviser = await getAdviser(context, input.adviserId)
    refuseIf(findHomeProblems(who, adviser.provinceCode))
    refuseIf(findRulingProblems(adviser.standing, input.ruling, input.reason))
    refuseIf(adviser.personId === who.personId ? [{ code: 'forbidden.own-listing' }] : [])
    const ruling = { ruling: input.ruling, reason: tidy(input.reason), by: who.personId as string, at: now }
    await addRuling(tx, { ...ruling, id: context.newId(), adviserId: adviser.id })
    context.on('adviser', adviser.id, { ruling: input.ruling })
  },
)

/** The home province rules on a complaint, once; what it upholds counts in the public record. */
export const ruleOnComplaint = act(
  'adviser-complaint.rule',
  async (context, input: { complaintId: string; ruling: string; reason: string }) => {
    const { tx, who, now } = context
    const complaint = await findComplaint(tx, input.complaintId)
    refuseIf(complaint ? [] : [{ code: 'not-found.complaint' }])
    const { id, provinceCode } = complaint as NonNullable<typeof complaint>
    refuseIf(findHomeProblems(who, provinceCode))
    const reason = tidy(input.reason)
    const isRuling = input.ruling === 'upheld' || input.ruling === 'dismissed'
    refuseIf(isRuling && reason ? [] : [{ code: 'adviser.reason-missing', at: 'reason' }])
    const ruled = { complaintId: id, ruling: input.ruling, reason, by: who.personId as string, at: now }
    refuseIf((await addComplaintRuling(tx, ruled)) ? [] : [{ code: 'conflict.complaint-ruled' }])
    context.on('adviser-complaint', id, { ruling: input.ruling })
  },
)

async function getAdviser({ tx }: ActContext, id: string): Promise<AdviserRow> {
  const adviser = await findAdviser(tx, id, true)
  refuseIf(adviser ? [] : [{ code: 'not-found.adviser' }])
  return adviser as AdviserRow
}

function findHomeProblems({ jurisdiction }: Actor, provinceCode: string) {
  const isHome = jurisdiction !== undefined && covers(jurisdiction, { provinceCode, communeCode: '' })
  return isHome ? [] : [{ code: 'forbidden.jurisdiction' }]
}
