import { type DossierStatus, statuses } from '../../dossiers/dossier.ts'

/** Stays of so many whole days in a status: those that stand there now, or those that ended in a period. */
export type StayGroup = { status: DossierStatus; days: number; many: number; samples: number }

/** How many stand in a status now, with their age in whole days. `stuck` have stood there longer than `stuckAfterDays`. */
export type Standing = {
  status: DossierStatus
  many: number
  samples: number
  medianDays: number
  oldestDays: number
  stuck: number
}

/** How long those took that left a status in a period: the middle one, and the day by which nine of ten had left. */
export type Passage = { status: DossierStatus; many: number; quickDays: number; medianDays: number; slowDays: number }

/** Who has stood in one status for longer than this is stuck, wherever the law sets no term: two months of the round's six. */
export const stuckAfterDays = 60

/** True while a dossier that was handed in is on its way: it can be late or stuck. */
export function isOnItsWay(status: DossierStatus): boolean {
  return status !== 'draft' && statuses[status].holder !== 'nobody'
}

/** Where dossiers stand, status by status in the order of the road; drafts and ended ones left out. */
export function standingsOf(groups: readonly StayGroup[]): Standing[] {
  return byStatus(groups.filter(({ status }) => isOnItsWay(status))).map(([status, its]) => ({
    status,
    many: sum(its),
    samples: its.reduce((total, { samples }) => total + samples, 0),
    medianDays: percentileOf(its, 0.5),
    oldestDays: Math.max(...its.map(({ days }) => days)),
    stuck: sum(its.filter(({ days }) => days > stuckAfterDays)),
  }))
}

/** How long each step took, in the order of the road; the time that an applicant writes in peace is no step. */
export function passagesOf(groups: readonly StayGroup[]): Passage[] {
  return byStatus(groups.filter(({ status }) => isOnItsWay(status))).map(([status, its]) => ({
    status,
    many: sum(its),
    quickDays: percentileOf(its, 0.1),
    medianDays: percentileOf(its, 0.5),
    slowDays: percentileOf(its, 0.9),
  }))
}

/** The least number of whole days within which so large a share (0 to 1) had passed: the nearest-rank percentile; 0 of none. */
export function percentileOf(groups: readonly { days: number; many: number }[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sum(groups)))
  let passed = 0
  for (const { days, many } of groups.toSorted((a, b) => a.days - b.days)) {
    passed += many
    if (passed >= rank) return days
  }
  return 0
}

const sum = (groups: readonly { many: number }[]) => groups.reduce((total, { many }) => total + many, 0)

function byStatus(groups: readonly StayGroup[]): [DossierStatus, StayGroup[]][] {
  const order = Object.keys(statuses)
  return [...Map.groupBy(groups, ({ status }) => status)].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}
