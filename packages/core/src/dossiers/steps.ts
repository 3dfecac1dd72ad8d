import { communeReview, reEvaluation, rounds } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { addDays, daysBetween, type LegalDate, type Pause } from '../kernel/calendar.ts'
import { communeClock, type SupplementDays } from './clock.ts'
import { type DossierKind, type DossierStatus, type Holder, statuses } from './dossier.ts'
import { endOfNextRound } from './renewal/decision-day.ts'

/** The steps of the road, in order. Everybody who waits for a dossier sees the same list (Điều 7). */
export const roadSteps = [
  'prepare',
  'commune',
  'province',
  'province-council',
  'province-decision',
  'ministry',
  'ministry-council',
  'ministry-decision',
] as const
export type RoadStepName = (typeof roadSteps)[number]

const holders: Record<RoadStepName, Holder> = {
  prepare: 'applicant',
  commune: 'commune',
  province: 'province',
  'province-council': 'council',
  'province-decision': 'province',
  ministry: 'ministry',
  'ministry-council': 'council',
  'ministry-decision': 'ministry',
}

/** In which step a status is; none once the road has ended. */
const stepOf: Record<DossierStatus, RoadStepName | undefined> = {
  draft: 'prepare',
  submitted: 'commune',
  'supplement-requested': 'commune',
  forwarded: 'province',
  'supplement-requested-province': 'province',
  admitted: 'province-council',
  scored: 'province-decision',
  escalated: 'ministry',
  'supplement-requested-central': 'ministry',
  'admitted-central': 'ministry-council',
  'scored-central': 'ministry-decision',
  returned: undefined,
  abandoned: undefined,
  'decided-recognised': undefined,
  'decided-not-recognised': undefined,
}

/** What the list of steps is made from: days are legal days. */
export type RoadFacts = {
  kind: DossierKind
  status: DossierStatus
  /** The certificate that it begins with. */
  base?: { star: number; expiresOn: LegalDate }
  /** Where the dossier came to on which day, from its start. */
  road: readonly { status: DossierStatus; on: LegalDate }[]
  supplements: readonly (SupplementDays & { level: 'commune' | 'province' | 'central' })[]
}

/** How long a step may take. `by`: the law counts working days, calendar days, or names the end of a round or window. */
export type StepTerm = {
  by: 'working-days' | 'days' | 'round' | 'window'
  /** Absent while a request to supplement holds the clock. */
  dueOn?: LegalDate
  /** Days until then, or at the end of the step; negative when late. */
  daysLeft?: number
  isStopped: boolean
  source: string
}
export type RoadStepState = {
  name: RoadStepName
  /** Whose turn it is in this step; the applicant's while something is asked of them. */
  holder: Holder
  state: 'done' | 'now' | 'ahead'
  startedOn?: LegalDate
  endedOn?: LegalDate
  term?: StepTerm
  pauses: readonly Pause[]
}

/** Where a dossier is on its road on a day, how long each step may take and took, and what is still ahead. */
export function listRoadSteps(facts: RoadFacts, today: LegalDate): RoadStepState[] {
  const visits = visitsOf(facts)
  const here = stepOf[facts.status]
  return routeOf(facts, here).flatMap((name): RoadStepState[] => {
    const visit = visits.get(name)
    if (!visit) return here ? [{ name, holder: holders[name], state: 'ahead', pauses: [] }] : []
    const isHere = name === here
    const term = termOf(name, facts, visits, visit.endedOn ?? today)
    return [
      {
        name,
        holder: isHere ? statuses[facts.status].holder : holders[name],
        state: isHere ? 'now' : 'done',
        startedOn: visit.startedOn,
        ...(!isHere && visit.endedOn && { endedOn: visit.endedOn }),
        ...(term && { term }),
        pauses: pausesOf(name, facts),
      },
    ]
  })
}

type Visit = { startedOn: LegalDate; endedOn?: LegalDate }
type Visits = ReadonlyMap<RoadStepName, Visit>

// A dossier that is assessed again comes to its steps a second time: the last time counts.
function visitsOf({ road }: RoadFacts): Visits {
  const visits = new Map<RoadStepName, Visit>()
  let last: RoadStepName | undefined
  for (const { status, on } of road) {
    const name = stepOf[status]
    if (name === last) continue
    const left = last && visits.get(last)
    if (last && left) visits.set(last, { startedOn: left.startedOn, endedOn: on })
    if (name) visits.set(name, { startedOn: on })
    last = name
  }
  return visits
}

/** Five stars again go to the Ministry without a provincial council (Điều 6 khoản 3 điểm b); others get there only with 90 points. */
function routeOf({ kind, base, road }: RoadFacts, here: RoadStepName | undefined): RoadStepName[] {
  const isFiveAgain = kind === 're-evaluation' && base?.star === 5
  const isEscalated = road.some(({ status }) => status === 'escalated')
  const isBeforeProvince = road.some(({ status }) => status === 'admitted') || here === 'province-council'
  return roadSteps.filter((name) => {
    if (name.startsWith('ministry')) return isFiveAgain || isEscalated
    if (name === 'province-council' || name === 'province-decision') return !isFiveAgain || isBeforeProvince
    return true
  })
}

const levelOf = { commune: 'commune', province: 'province', ministry: 'central' } as const

function supplementsOf(name: keyof typeof levelOf, { supplements }: RoadFacts): SupplementDays[] {
  return supplements.filter(({ level }) => level === levelOf[name])
}

function pausesOf(name: RoadStepName, facts: RoadFacts): Pause[] {
  if (!(name in levelOf)) return []
  return supplementsOf(name as keyof typeof levelOf, facts).map(({ askedOn, answeredOn }) => ({
    from: askedOn,
    ...(answeredOn && { to: answeredOn }),
  }))
}

function termOf(name: RoadStepName, facts: RoadFacts, visits: Visits, asOf: LegalDate): StepTerm | undefined {
  if (name === 'prepare') return windowTerm(facts, asOf)
  if (name === 'commune') return communeTerm(facts, visits.get('commune') as Visit, asOf)
  const level = name.startsWith('province') ? 'province' : 'ministry'
  const fullOn = fullFileOn(level, facts, visits)
  const isReEvaluation = facts.kind === 're-evaluation'
  const by = isReEvaluation ? 'days' : 'round'
  const source = isReEvaluation ? reEvaluation.longestSource : rounds[level].source
  if (!fullOn) return { by, isStopped: true, source }
  const dueOn = isReEvaluation ? addDays(fullOn, reEvaluation.longestDays) : endOfNextRound(level, fullOn)
  return { by, dueOn, daysLeft: daysBetween(asOf, dueOn), isStopped: false, source }
}

/** The 45 days run from the day on which the file is full: what was asked for is there (Điều 7 khoản 6 điểm g). */
function fullFileOn(level: 'province' | 'ministry', facts: RoadFacts, visits: Visits): LegalDate | undefined {
  const cameOn = visits.get(level)?.startedOn
  const since = supplementsOf(level, facts).filter(({ askedOn }) => cameOn !== undefined && askedOn >= cameOn)
  const last = since.at(-1)
  return last ? last.answeredOn : cameOn
}

function communeTerm({ supplements }: RoadFacts, { startedOn }: Visit, asOf: LegalDate): StepTerm {
  const own = supplements.filter(({ level }) => level === 'commune')
  const { dueOn, daysLeft, isStopped } = communeClock(startedOn, own, asOf)
  return { by: 'working-days', ...(dueOn && { dueOn }), daysLeft, isStopped, source: communeReview.source }
}

function windowTerm({ kind, base }: RoadFacts, asOf: LegalDate): StepTerm | undefined {
  if (kind !== 're-evaluation' || !base) return undefined
  const dueOn = addDays(base.expiresOn, -reEvaluation.latestDaysBeforeExpiry)
  return {
    by: 'window',
    dueOn,
    daysLeft: daysBetween(asOf, dueOn),
    isStopped: false,
    source: reEvaluation.windowSource,
  }
}
