import { certificateTerm } from '@saolang/law/decisions/2026-26-qd-ttg/ranking.ts'
import { addDays, addMonths, type LegalDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import { longestExtensionDays, type Renewal, renewalReach, renewalWindowOf } from './renewal.ts'

/** What happened to a certificate after it was issued; `on` is the legal day from which it counts, null when a source does not say. */
export type CertificateEvent =
  | { kind: 'withdrawn' | 'replaced' | 'upgraded' | 'ended'; on: LegalDate | null }
  | { kind: 'extended'; on: LegalDate | null; until: LegalDate }

/**
 * The facts that a status is computed from. `isProposal`: a source only tells that the file went to the Ministry; `renewals`: the
 * re-evaluations that were filed for it.
 */
export type CertificateFacts = {
  issuedOn: LegalDate | null
  expiresOn: LegalDate | null
  isProposal?: boolean
  events: readonly CertificateEvent[]
  renewals?: readonly Renewal[]
}

/**
 * What a certificate is worth on a day. Computed, never typed. `expiring`: in force, within the window of re-evaluation;
 * `extended`: past its day, valid until the pending re-evaluation ends; `unknown-term`: the source names no day; `retracted`: a
 * transcription that was taken back with the file that brought it.
 */
const certificateStatuses = [
  'in-force',
  'expiring',
  'extended',
  'expired',
  'withdrawn',
  'replaced',
  'upgraded',
  'unknown-term',
  'proposed',
  'retracted',
] as const

export type CertificateStatus = (typeof certificateStatuses)[number]

/** What carries a certificate past its own last day: a decision that names a day, or a re-evaluation filed in time and undecided. */
export type ExtensionCause = 'decision' | 'renewal'

/**
 * The status of a day, whether the stars hold on it, the last day they do (where known) and the day the status began. An extended
 * one says by what.
 */
export type Standing = {
  status: CertificateStatus
  holds: boolean
  until: LegalDate | null
  since: LegalDate | null
  extendedBy?: ExtensionCause
}

const holding = new Set<CertificateStatus>(['in-force', 'expiring', 'extended'])

/** The last day of a certificate: 36 months after its issue, that day included (Điều 4 khoản 3). */
export function lastDayOf(issuedOn: LegalDate): LegalDate {
  return addMonths(issuedOn, certificateTerm.months)
}

/** What a certificate is worth on a legal day. The gravest thing that has happened by then decides. */
export function standingOn(facts: CertificateFacts, today: LegalDate): Standing {
  const past = facts.events.filter(({ on }) => on === null || on <= today)
  for (const kind of ['withdrawn', 'upgraded', 'replaced'] as const) {
    const event = past.find((candidate) => candidate.kind === kind)
    if (event) return standing(kind, null, event.on)
  }
  if (facts.isProposal) return standing('proposed', null, null)
  const ended = past.find(({ kind }) => kind === 'ended')
  if (ended) return standing('expired', null, facts.expiresOn ? addDays(facts.expiresOn, 1) : ended.on)
  if (facts.expiresOn === null) return standing('unknown-term', null, facts.issuedOn)
  return byTheClock(facts, facts.expiresOn, past, today)
}

function byTheClock(
  facts: CertificateFacts,
  expiresOn: LegalDate,
  past: readonly CertificateEvent[],
  today: LegalDate,
): Standing {
  if (today <= expiresOn) {
    const { opensOn } = renewalWindowOf(expiresOn)
    return today < opensOn ? standing('in-force', expiresOn, facts.issuedOn) : standing('expiring', expiresOn, opensOn)
  }
  const reach = furthestReach(facts, expiresOn, past, today)
  return reach && today <= reach.until
    ? { ...standing('extended', reach.until, addDays(expiresOn, 1)), extendedBy: reach.by }
    : standing('expired', null, addDays(reach?.until ?? expiresOn, 1))
}

type Reach = { until: LegalDate; by: ExtensionCause }

/** The furthest day past its own last that a certificate reaches, as known on a day; undefined when nothing extends it. */
function furthestReach(
  { renewals = [] }: CertificateFacts,
  expiresOn: LegalDate,
  past: readonly CertificateEvent[],
  today: LegalDate,
): Reach | undefined {
  let furthest: Reach | undefined
  const consider = (until: LegalDate | undefined, by: ExtensionCause) => {
    if (until !== undefined && until > (furthest?.until ?? expiresOn)) furthest = { until, by }
  }
  for (const event of past) if (event.kind === 'extended') consider(event.until, 'decision')
  for (const renewal of renewals) consider(renewalReach(expiresOn, renewal, today), 'renewal')
  return furthest
}

/** The last day on which the stars hold by what is known on a day, extensions included; null where no last day is known. */
export function lastDayKnownOn(facts: CertificateFacts, today: LegalDate): LegalDate | null {
  if (facts.expiresOn === null) return null
  const past = facts.events.filter(({ on }) => on === null || on <= today)
  return furthestReach(facts, facts.expiresOn, past, today)?.until ?? facts.expiresOn
}

function standing(status: CertificateStatus, until: LegalDate | null, since: LegalDate | null): Standing {
  return { status, holds: holding.has(status), until, since }
}

/** Why a certificate may not be extended to a day: it has no last day, or the day lies before it or beyond 180 days after it (Điều 12 khoản 3). */
export function findExtensionProblems(expiresOn: LegalDate | null, until: LegalDate): Problem[] {
  const source = 'Điều 12 khoản 3'
  if (expiresOn === null) return [{ code: 'certificate.term-unknown', at: 'until', source }]
  const latest = addDays(expiresOn, longestExtensionDays)
  return until > expiresOn && until <= latest
    ? []
    : [{ code: 'certificate.extension-out-of-range', at: 'until', source, values: { latest } }]
}

/**
 * How a new recognition ends the one before: a higher star upgrades it, any other replaces it.
 */
export function successionOf(former: { star: number }, next: { star: number }): 'upgraded' | 'replaced' {
  return next.star > former.star ? 'upgraded' : 'replaced'
}

/** The recognition that speaks for a product today, of those given oldest first: the newest that holds, else the newest, a mere proposal last. */
export function chooseCurrent<C extends { standing: Standing }>(oldestFirst: readonly C[]): C | undefined {
  return (
    oldestFirst.findLast(({ standing }) => standing.holds) ??
    oldestFirst.findLast(({ standing }) => standing.status !== 'proposed') ??
    oldestFirst.at(-1)
  )
}
