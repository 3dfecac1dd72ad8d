import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import type { DossierKind } from './dossier.ts'
import { type Answers, type FormStep, listFields } from './form.ts'
import { type Given, listAssessmentPages } from './self-assessment.ts'

/** What is to be done before a dossier can be handed in, in the order in which it is best done. */
export const tasks = [
  'renewal',
  'applicant',
  'product',
  'papers',
  'history',
  'results',
  'changes',
  'assess-A',
  'assess-B',
  'assess-C',
  'evidence',
  'plan',
  'consent',
] as const
export type TaskName = (typeof tasks)[number]
export type TaskState = 'completed' | 'incomplete' | 'not-started'
export type DossierTask = { name: TaskName; step: string; state: TaskState }

/** The pages of each task that asks for words. */
const pagesOf: Partial<
  Record<TaskName, Partial<Record<DossierKind, readonly FormStep[]>> & { any?: readonly FormStep[] }>
> = {
  applicant: { any: ['applicant'] },
  product: { any: ['product'] },
  papers: { any: ['papers', 'intellectual-property'] },
  history: { any: ['history'] },
  results: { any: ['results', 'market'] },
  changes: { upgrade: ['changes'], 're-evaluation': ['updates', 'updates-market'] },
  plan: { any: ['plan'] },
}

export type TaskData = {
  kind: DossierKind
  set: CriteriaSet
  answers: Answers
  /** Pages taken over from the last certified version that nobody has looked at yet; only where there is one. */
  carried?: ReadonlySet<string>
  /** Pages that were saved at least once. */
  written: ReadonlySet<string>
  given: Given
  unprovenCount: number
  fileCount: number
  assisted?: { hasConsent: boolean }
}

/** The tasks of a dossier and how far each has come; `step` is the page where it goes on. */
export function listTasks(data: TaskData): DossierTask[] {
  return tasks.flatMap((name): DossierTask[] => {
    if (name === 'renewal') return data.carried ? [renewalTask(data.carried)] : []
    if (name.startsWith('assess-')) return [assessmentTask(name, data)]
    if (name === 'evidence') return [evidenceTask(data)]
    if (name === 'consent')
      return data.assisted
        ? [{ name, step: 'consent', state: data.assisted.hasConsent ? 'completed' : 'not-started' }]
        : []
    const pages = pagesOf[name]?.any ?? pagesOf[name]?.[data.kind] ?? []
    return pages.length > 0 ? [wordsTask(name, pages, data)] : []
  })
}

function renewalTask(carried: ReadonlySet<string>): DossierTask {
  return { name: 'renewal', step: 'renewal', state: carried.size > 0 ? 'not-started' : 'completed' }
}

function wordsTask(
  name: TaskName,
  pages: readonly FormStep[],
  { set, answers, written, carried }: TaskData,
): DossierTask {
  const isDone = (step: FormStep) =>
    written.has(step) &&
    !carried?.has(step) &&
    listFields(step, set.no).every(({ code, isOptional }) => isOptional || answers[code])
  const next = pages.find((step) => !isDone(step))
  const isStarted = pages.some((step) => written.has(step))
  return {
    name,
    step: next ?? (pages[0] as FormStep),
    state: next ? (isStarted ? 'incomplete' : 'not-started') : 'completed',
  }
}

function assessmentTask(name: TaskName, { set, given, carried }: TaskData): DossierTask {
  const pages = listAssessmentPages(set).filter(({ part }) => name === `assess-${part}`)
  const next = pages.find(({ step, leaves }) => carried?.has(step) || leaves.some(({ code }) => !given[code]))
  const isStarted = pages.some(({ leaves }) => leaves.some(({ code }) => given[code]))
  const state = next ? (isStarted ? 'incomplete' : 'not-started') : 'completed'
  return { name, step: (next ?? pages[0])?.step ?? 'star', state }
}

function evidenceTask({ unprovenCount, fileCount }: TaskData): DossierTask {
  const state = fileCount === 0 ? 'not-started' : unprovenCount > 0 ? 'incomplete' : 'completed'
  return { name: 'evidence', step: 'evidence', state }
}

/** The pages of a task, in order. */
function listTaskPages(name: TaskName, { kind, set }: Pick<TaskData, 'kind' | 'set'>): string[] {
  if (name.startsWith('assess-'))
    return listAssessmentPages(set)
      .filter(({ part }) => name === `assess-${part}`)
      .map(({ step }) => step)
  return [...(pagesOf[name]?.any ?? pagesOf[name]?.[kind] ?? [])]
}

/** The page after this one in its task; undefined at the end of the task, where the list of tasks comes next. */
export function stepAfter(step: string, data: Pick<TaskData, 'kind' | 'set'>): string | undefined {
  const pages = tasks.map((name) => listTaskPages(name, data)).find((steps) => steps.includes(step)) ?? []
  return pages[pages.indexOf(step) + 1]
}
