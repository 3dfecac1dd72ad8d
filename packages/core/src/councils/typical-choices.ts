import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import type { Choices } from '../dossiers/scorecard.ts'
import type { Verdict, VerdictInputs } from './verdict.ts'

/** One sheet that stands for the council's: at each criterion the option nearest below the mean, or what it settled on. */
export function typicalChoices(
  set: CriteriaSet,
  { inputs, result }: { inputs: Pick<VerdictInputs, 'resolutions'>; result: Pick<Verdict, 'criteria'> },
): Choices {
  const settled = new Map(inputs.resolutions.map(({ criterion, optionId }) => [criterion, optionId]))
  const means = new Map(result.criteria.map(({ criterion, mean }) => [criterion, mean]))
  return Object.fromEntries(
    listLeaves(set).flatMap(({ leaf: { code, options } }) => {
      const mean = means.get(code) ?? 0
      const below = options.filter(({ points }) => points <= mean).toSorted((a, b) => b.points - a.points)[0]
      const option = settled.get(code) ?? below?.id
      return option ? [[code, option]] : []
    }),
  )
}
