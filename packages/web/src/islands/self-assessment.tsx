import { type Choices, score } from '@saolang/core/dossiers/scorecard.ts'
import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { useEffect, useState } from 'preact/hooks'
import { RunningTotal, type TotalWords } from '../dossiers/parts/running-total.tsx'

/** `given` are the stored answers of the whole sheet; those of the form on this page are read from it while one chooses. */
export type SelfAssessmentProps = {
  set: CriteriaSet
  given: Readonly<Record<string, string>>
  formId: string
  starHref: string
  words: TotalWords
}

const prefix = 'choice.'

/**
 * The running total come alive: counts with the same functions as the server. Without JavaScript it shows what was saved, and is
 * counted anew after each saving.
 */
export function SelfAssessment({ set, given, formId, starHref, words }: SelfAssessmentProps) {
  const [here, setHere] = useState<Record<string, string>>({})
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return undefined
    const read = () => setHere(readChoices(form))
    // A browser that goes back restores the boxes without telling.
    read()
    form.addEventListener('change', read)
    return () => form.removeEventListener('change', read)
  }, [formId])
  const all = { ...given, ...here }
  const known = new Set(listLeaves(set).flatMap(({ leaf }) => leaf.options.map(({ id }) => id)))
  const choices: Choices = Object.fromEntries(Object.entries(all).filter(([, option]) => known.has(option)))
  const unanswered = listLeaves(set).filter(({ leaf }) => !all[leaf.code]).length
  return <RunningTotal result={score(set, choices)} unanswered={unanswered} starHref={starHref} words={words} />
}

function readChoices(form: HTMLFormElement): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const [name, value] of new FormData(form))
    if (name.startsWith(prefix) && typeof value === 'string') chosen[name.slice(prefix.length)] = value
  return chosen
}
