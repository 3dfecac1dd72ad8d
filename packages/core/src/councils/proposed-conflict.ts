import { listProblems, type Problem } from '../kernel/problem.ts'
import { fold } from '../kernel/text.ts'
import type { ConflictKind } from './conflict.ts'

/** What somebody who sits on councils states about themself, so that ties can be found; one entry a line, each may be empty. */
export type Interests = {
  employer: string
  taxCodes: readonly string[]
  addresses: readonly string[]
  phones: readonly string[]
  /** Whom they advised for pay in the last three years: names or tax codes. */
  clients: readonly string[]
}

/** A member as far as ties are concerned. */
export type MemberFacts = Interests & { name: string }

/** An applicant, with who was paid to help with the dossier. */
export type ApplicantFacts = {
  name: string
  taxCode: string
  address: string
  commune: string
  phone: string
  representative: string
  paidAdvisers: readonly { name: string; taxCode: string; phone: string }[]
}

/** What ties a member to an applicant, as far as a machine can see. */
export const proposalReasons = ['tax-code', 'address', 'phone', 'employer', 'representative', 'paid-advice'] as const
export type ProposalReason = (typeof proposalReasons)[number]

/** The kind of conflict that a reason becomes when it is confirmed. */
export const kindOfReason = {
  'tax-code': 'ownership',
  address: 'other',
  phone: 'other',
  employer: 'employment',
  representative: 'ownership',
  'paid-advice': 'paid-advice',
} as const satisfies Record<ProposalReason, ConflictKind>

/** A tie found, and the fact in which both agree. */
export type ProposedConflict = { reason: ProposalReason; matched: string }

/** Every tie between a member and an applicant that their records show. It proposes; somebody rules. */
export function proposeConflicts(member: MemberFacts, applicant: ApplicantFacts): ProposedConflict[] {
  const { paidAdvisers } = applicant
  const phones = member.phones.map(phoneKey)
  const taxCodes = member.taxCodes.map(taxKey)
  const home = fold(`${applicant.address} ${applicant.commune}`)
  const advised = [applicant.name, applicant.taxCode].map(fold).filter(Boolean)
  const found: (ProposedConflict | false)[] = [
    holds(taxCodes, taxKey(applicant.taxCode)) && { reason: 'tax-code', matched: applicant.taxCode },
    tells(applicant.address) &&
      member.addresses.some((each) => tells(each) && sameAddress(fold(each), home)) && {
        reason: 'address',
        matched: applicant.address,
      },
    holds(phones, phoneKey(applicant.phone)) && { reason: 'phone', matched: applicant.phone },
    sameText(member.employer, applicant.name) && { reason: 'employer', matched: applicant.name },
    sameText(member.name, applicant.representative) && { reason: 'representative', matched: applicant.representative },
    adviceOf(),
  ]
  return found.filter((each) => each !== false)

  function adviceOf(): ProposedConflict | false {
    const client = member.clients.find((each) => advised.includes(fold(each)))
    if (client) return { reason: 'paid-advice', matched: client }
    const adviser = paidAdvisers.find(
      ({ name, taxCode, phone }) =>
        sameText(name, member.name) ||
        sameText(name, member.employer) ||
        holds(taxCodes, taxKey(taxCode)) ||
        holds(phones, phoneKey(phone)),
    )
    return (
      adviser !== undefined && {
        reason: 'paid-advice',
        matched: [adviser.name, adviser.taxCode, adviser.phone].filter(Boolean).join(' · '),
      }
    )
  }
}

/** What is said when a proposal is ruled on. */
export const rulings = ['confirmed', 'dismissed'] as const
export type Ruling = (typeof rulings)[number]

/** Reasons why a ruling cannot stand: no word on why, ruled before, or by the member whom it is about. */
export function findRulingProblems(ruling: { reason: string; isRuled: boolean; isAboutSelf: boolean }): Problem[] {
  return listProblems([
    ruling.isAboutSelf && { code: 'forbidden.own-conflict' },
    ruling.isRuled && { code: 'conflict.proposal-ruled' },
    !ruling.reason && { code: 'ruling.reason-missing', at: 'reason' },
  ])
}

const sameText = (a: string, b: string) => fold(a) !== '' && fold(a) === fold(b)
const taxKey = (code: string) => code.replace(/\D/g, '')
const holds = (keys: readonly string[], key: string) => key !== '' && keys.includes(key)

// +84 and 0 lead the same number; under eight digits nothing is told.
function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^84/, '0')
  return digits.length >= 8 ? digits : ''
}

// A bare hamlet ("Ấp 1") is shared by hundreds; an address with a number or a street is not.
const tells = (address: string) => fold(address).split(' ').length >= 3

// One may name the commune and province where the other stops at the street.
const sameAddress = (a: string, b: string) => a === b || b.startsWith(`${a} `) || a.startsWith(`${b} `)
