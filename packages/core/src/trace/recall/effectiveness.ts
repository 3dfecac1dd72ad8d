import { amountNames, type GoodAnswer, hoursToTell } from './recall.ts'

/** A holder as effectiveness sees it: when it was first told, what it answered last. */
export type HolderState = { toldAt: Date | null; answer: Omit<GoodAnswer, 'note'> | undefined }

/** How well a recall works. Amounts in its unit; `hours` from the finding of the danger until the last holder was told, or until now while one is not. */
export type Effectiveness = {
  holders: number
  told: number
  answered: number
  hours: number
  isInTime: boolean
  found: number
  returned: number
  destroyed: number
  sold: number
  /** Of what was made: secured (held, sent back, destroyed), and what nobody accounted for. Undefined where nobody told how much was made. */
  securedShare: number | undefined
  unaccounted: number | undefined
}

/** Measures a recall. `made`: how much there was, null where nobody told. */
export function measureRecall(
  { detectedAt, made, holders }: { detectedAt: Date; made: number | null; holders: readonly HolderState[] },
  now: Date,
): Effectiveness {
  const told = holders.flatMap(({ toldAt }) => toldAt ?? [])
  const isAllTold = told.length === holders.length && told.length > 0
  const last = isAllTold ? Math.max(...told.map((at) => at.getTime())) : now.getTime()
  const hours = Math.max(0, last - detectedAt.getTime()) / 3_600_000
  const answers = holders.flatMap(({ answer }) => answer ?? [])
  const [found, returned, destroyed, sold] = amountNames.map((name) =>
    round(answers.reduce((sum, answer) => sum + answer[name], 0)),
  ) as [number, number, number, number]
  const secured = round(found + returned + destroyed)
  return {
    ...{ holders: holders.length, told: told.length, answered: answers.length, hours, isInTime: hours <= hoursToTell },
    ...{ found, returned, destroyed, sold },
    securedShare: made ? Math.min(1, secured / made) : undefined,
    unaccounted: made === null ? undefined : Math.max(0, round(made - secured - sold)),
  }
}

// Amounts are told to a thousandth at most; sums of them must not show more.
const round = (amount: number) => Math.round(amount * 1000) / 1000
