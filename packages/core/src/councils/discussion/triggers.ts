import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { type Choices, scoreCompiled } from '../../dossiers/scorecard.ts'
import { compileSet } from '../../dossiers/star-compile.ts'
import { meanOf } from '../mean.ts'
import { listCutOffs } from '../reliability/measurement-error.ts'
import { pointsByCriterion } from '../spread.ts'
import { type Card, listDisputes, type VerdictInputs } from '../verdict.ts'
import { causesOf, type Pull } from './cause.ts'
import { nationalTriggers } from './trigger-settings.ts'

/** What can call for a discussion. */
export const triggerKinds = ['range', 'near-cut-off', 'disputed-floor', 'far-from-self', 'unlike-member'] as const
export type TriggerKind = (typeof triggerKinds)[number]

/** A reason to discuss: how far, against which limit, and the criteria that cause it, the strongest first. */
export type Trigger = {
  kind: TriggerKind
  value: number
  limit: number
  criteria: string[]
  /** The cut-off that is near. */
  cutOff?: number
  /** The member who strays from their own usual severity. */
  memberId?: string
}

/** What a council's past says about its measuring: error of one member's total in points, and how far members usually lie from the mean. */
export type Measuring = {
  /** Null where there is too little to tell. */
  singleError: number | null
  /** Member → usual distance from the council's mean, its standard deviation, in points; only members of whom enough is known. */
  usual: Readonly<Record<string, { severity: number; deviation: number }>>
}

export type TriggerInputs = {
  set: CriteriaSet
  inputs: VerdictInputs
  /** The applicant's own choices; none given means no comparison. */
  selfChoices: Choices
  measuring: Measuring
}

/** Everything in the independent scores of one dossier that calls for a discussion, by the council's own settings. */
export function listTriggers(given: TriggerInputs): Trigger[] {
  const { set, inputs } = given
  if (inputs.cards.length === 0) return []
  const view = viewOf(set, inputs.cards)
  return [range(given, view), nearCutOff(given, view), disputedFloor(given), farFromSelf(given, view)]
    .filter((trigger) => trigger !== undefined)
    .concat(unlikeMembers(given, view))
}

/** Triggers that wait for a word of the council: floors are answered by their resolutions, the rest by what the discussion found. */
export function needsFinding(triggers: readonly Pick<Trigger, 'kind'>[]): boolean {
  return triggers.some(({ kind }) => kind !== 'disputed-floor')
}

type View = { codes: string[]; by: Map<string, number[]>; totals: number[]; mean: number }

function viewOf(set: CriteriaSet, cards: readonly Card[]): View {
  const compiled = compileSet(set)
  const totals = cards.map(({ choices }) => scoreCompiled(compiled, choices).points)
  return {
    codes: listLeaves(set).map(({ leaf }) => leaf.code),
    by: pointsByCriterion(set, cards),
    totals,
    mean: meanOf(totals),
  }
}

function range({ inputs }: TriggerInputs, { codes, by, totals }: View): Trigger | undefined {
  const limit = inputs.regulation.spreadLimit
  const [high, low] = [totals.indexOf(Math.max(...totals)), totals.indexOf(Math.min(...totals))]
  const value = (totals[high] as number) - (totals[low] as number)
  if (value <= limit) return undefined
  const pulls = codes.map((criterion) => ({ criterion, points: at(by, criterion, high) - at(by, criterion, low) }))
  return { kind: 'range', value, limit, criteria: causesOf(pulls, value - limit) }
}

function nearCutOff({ set, inputs, measuring }: TriggerInputs, view: View): Trigger | undefined {
  const { nearCutOffErrors } = settingsOf(inputs)
  const { singleError } = measuring
  if (nearCutOffErrors === null || singleError === null) return undefined
  const { mean, codes, by, totals } = view
  const limit = (nearCutOffErrors * singleError) / Math.sqrt(totals.length)
  const [cutOff] = listCutOffs(set.bands).toSorted((a, b) => Math.abs(a - mean) - Math.abs(b - mean))
  if (cutOff === undefined || Math.abs(mean - cutOff) > limit) return undefined
  // What would carry the mean across, were the council to settle on the mark that lies that way.
  const pulls = codes.map((criterion): Pull => {
    const points = by.get(criterion) ?? []
    const middle = meanOf(points)
    return { criterion, points: mean >= cutOff ? middle - Math.min(...points) : Math.max(...points) - middle }
  })
  return {
    kind: 'near-cut-off',
    value: Math.abs(mean - cutOff),
    limit,
    cutOff,
    criteria: causesOf(pulls, Math.abs(mean - cutOff)),
  }
}

function disputedFloor({ set, inputs }: TriggerInputs): Trigger | undefined {
  if (!settingsOf(inputs).disputedFloor) return undefined
  const criteria = listDisputes(set, { ...inputs, resolutions: [] })
  return criteria.length > 0 ? { kind: 'disputed-floor', value: criteria.length, limit: 0, criteria } : undefined
}

function farFromSelf({ set, inputs, selfChoices }: TriggerInputs, { mean, codes, by }: View): Trigger | undefined {
  const { selfScoreLimit } = settingsOf(inputs)
  if (selfScoreLimit === null || Object.keys(selfChoices).length === 0) return undefined
  const self = viewOf(set, [{ memberId: '', choices: selfChoices }])
  const value = Math.abs(mean - self.mean)
  if (value <= selfScoreLimit) return undefined
  const way = Math.sign(mean - self.mean)
  const pulls = codes.map((criterion) => ({
    criterion,
    points: way * (meanOf(by.get(criterion) ?? [0]) - at(self.by, criterion, 0)),
  }))
  return { kind: 'far-from-self', value, limit: selfScoreLimit, criteria: causesOf(pulls, value - selfScoreLimit) }
}

function unlikeMembers({ inputs, measuring }: TriggerInputs, { mean, totals, codes, by }: View): Trigger[] {
  const { severityDeviations } = settingsOf(inputs)
  if (severityDeviations === null) return []
  return inputs.cards.flatMap(({ memberId }, i): Trigger[] => {
    const usual = measuring.usual[memberId]
    if (!usual) return []
    const stray = (totals[i] as number) - mean - usual.severity
    const limit = severityDeviations * Math.max(usual.deviation, leastDeviation)
    if (Math.abs(stray) <= limit) return []
    const pulls = codes.map((criterion) => ({
      criterion,
      points: Math.sign(stray) * (at(by, criterion, i) - meanOf(by.get(criterion) ?? [0])),
    }))
    return [
      {
        kind: 'unlike-member',
        value: Math.abs(stray),
        limit,
        memberId,
        criteria: causesOf(pulls, Math.abs(stray) - limit),
      },
    ]
  })
}

// A member who was never a point off is not to be called astray for one.
const leastDeviation = 1

const settingsOf = ({ regulation }: VerdictInputs) => regulation.triggers ?? nationalTriggers
const at = (by: Map<string, number[]>, criterion: string, i: number) => by.get(criterion)?.[i] ?? 0
