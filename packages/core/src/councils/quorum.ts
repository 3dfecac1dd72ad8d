import { listProblems, type Problem } from '../kernel/problem.ts'
import type { Office } from './council.ts'
import type { Regulation } from './regulation.ts'

/** Where a member stands on one dossier. `present` once they have declared, without conflict, and have not been noted as absent. */
export type Attendance = {
  memberId: string
  office: Office
  declared: 'no' | 'free' | 'conflicted'
  hasSigned: boolean
  absence?: string
  /** The system proposed a conflict on which nobody has ruled yet. */
  awaitsRuling?: boolean
}

export type Quorum = { eligible: number; needed: number; signed: number; isReached: boolean }

/** The quorum of one dossier: a share of the members without a conflict on it, never fewer than the regulation's least. */
export function quorumOf(members: readonly Attendance[], { quorumShare, fewestCards }: Regulation): Quorum {
  const eligible = members.filter(({ declared }) => declared !== 'conflicted').length
  // A share of 0.75 of 8 is 6, not 7: the tiny excess of binary fractions must not ask for one more.
  const needed = Math.max(fewestCards, Math.ceil(eligible * quorumShare - 1e-9))
  const signed = countCards(members)
  return { eligible, needed, signed, isReached: signed >= needed }
}

/** The reason why a dossier cannot be scored before this council: too few members are left without a conflict to reach the quorum at all. */
export function findQuorumProblems(members: readonly Attendance[], regulation: Regulation): Problem[] {
  const { eligible, needed } = quorumOf(members, regulation)
  return eligible < needed ? [{ code: 'session.quorum-lost', values: { eligible, needed } }] : []
}

/** Who presides over a dossier: the chair, or the deputy when the chair has a conflict of interest on it. */
export function presidingOf(members: readonly Attendance[]): Attendance | undefined {
  const chair = members.find(({ office }) => office === 'chair')
  return chair?.declared === 'conflicted' ? members.find(({ office }) => office === 'deputy') : chair
}

/** Reasons why scoring of a dossier cannot be closed: no quorum, who presides has not scored, someone present has not signed. */
export function findClosingProblems(members: readonly Attendance[], regulation: Regulation): Problem[] {
  const { needed, signed, isReached } = quorumOf(members, regulation)
  const presiding = presidingOf(members)
  const unsigned = members.filter(({ declared, hasSigned, absence }) => declared === 'free' && !hasSigned && !absence)
  return listProblems([
    !isReached && { code: 'closing.no-quorum', values: { needed, signed } },
    !(presiding && counts(presiding)) && { code: 'closing.chair-has-not-signed' },
    ...members
      .filter(({ awaitsRuling, declared }) => awaitsRuling && declared !== 'conflicted')
      .map(({ memberId }) => ({ code: 'closing.proposal-unruled', values: { member: memberId } })),
    ...unsigned.map(({ memberId }) => ({
      code: 'closing.member-has-not-signed',
      at: memberId,
      values: { member: memberId },
    })),
  ])
}

/** Whether this member's card goes into the mean: signed, and no conflict declared since. */
export function counts({ declared, hasSigned }: Attendance): boolean {
  return declared === 'free' && hasSigned
}

const countCards = (members: readonly Attendance[]) => members.filter(counts).length
