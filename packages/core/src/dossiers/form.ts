import {
  dossierKinds as dossierKindsOfLaw,
  reEvaluationUpdates,
} from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import type { FieldKind, Form } from '@saolang/law/decisions/2026-26-qd-ttg/form.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { form02 } from '@saolang/law/decisions/2026-26-qd-ttg/form-02.ts'
import type { Problem } from '../kernel/problem.ts'
import { tidy, tidyLines } from '../kernel/text.ts'
import type { DossierKind } from './dossier.ts'

/** What is written on a page: field → text as typed; boxes are 'yes'. */
export type Answers = Record<string, string>

/** The pages on which the words of a dossier are asked for. */
export const formSteps = [
  'applicant',
  'product',
  'papers',
  'intellectual-property',
  'history',
  'results',
  'market',
  'changes',
  'updates',
  'updates-market',
  'plan',
] as const
export type FormStep = (typeof formSteps)[number]

/** One blank: `label` is the form's own words, `source` the form or article that asks. */
export type DossierField = {
  code: string
  kind: FieldKind
  label: string
  source: string
  isOptional: boolean
  under?: string
}

/** Most characters of a line and of a paragraph. */
export const longest = { text: 200, paragraph: 6000 } as const

const pick = ({ sections, no, source }: Form, codes: readonly string[]): DossierField[] =>
  codes.flatMap((code) => {
    const section = sections.find(({ fields }) => fields.some((field) => field.code === code))
    const field = section?.fields.find((candidate) => candidate.code === code)
    if (!section || !field) throw new Error(`form ${no} has no field ${code}`)
    const { kind, label, optional = false, under } = field
    return [{ code, kind, label, source: `${source}, ${section.title}`, isOptional: optional, ...(under && { under }) }]
  })

const update = (code: string): DossierField => {
  const item = reEvaluationUpdates.items.find((candidate) => candidate.code === code)
  if (!item) throw new Error(`nothing to bring up to date is called ${code}`)
  return {
    code: `update.${code}`,
    kind: 'paragraph',
    label: item.text,
    source: reEvaluationUpdates.source,
    isOptional: false,
  }
}

const upgradeChanges: DossierField = {
  code: 'changes',
  kind: 'paragraph',
  label: dossierKindsOfLaw.upgrade.adds,
  source: dossierKindsOfLaw.upgrade.source,
  isOptional: false,
}

/** Which blanks stand on which page: this table drives pages, check-answers, snapshot and PDF. */
export const fieldsOfStep: Record<FormStep, readonly DossierField[]> = {
  applicant: [
    {
      code: 'isApplicantRight',
      kind: 'check',
      label: 'Thông tin về chủ thể là đúng',
      source: 'Phụ lục III, Mẫu số 01, mục 1; Mẫu số 02, Phần I',
      isOptional: false,
    },
  ],
  product: [
    ...pick(form01, ['productName']),
    ...pick(form02, ['productDescription']),
    ...pick(form01, ['sampleCount']),
  ],
  papers: pick(form02, [
    'hasBusinessRegistration',
    'hasQualityDeclaration',
    'hasFoodSafetyCertificate',
    'hasProductionCertificate',
  ]),
  'intellectual-property': pick(form02, [
    'hasTrademark',
    'hasOriginMark',
    'hasPatent',
    'hasIndustrialDesign',
    'hasCopyright',
    'otherIntellectualProperty',
  ]),
  history: pick(form02, ['history', 'structure']),
  results: pick(form02, ['materialAreaAndTechnology', 'qualityChange']),
  market: pick(form02, ['markets', 'businessResult']),
  changes: [upgradeChanges],
  updates: ['material', 'technology', 'packaging', 'qualityDeclaration', 'periodicTests'].map(update),
  'updates-market': ['market', 'output', 'revenue', 'timeLimitedPapers'].map(update),
  plan: pick(form02, ['plan']),
}

const onlyFor: Partial<Record<FormStep, DossierKind>> = {
  changes: 'upgrade',
  updates: 're-evaluation',
  'updates-market': 're-evaluation',
}

/** The pages of a kind of dossier, in order; `setNo` 26 (tourism) hands in no samples (Điều 6 khoản 2 điểm d). */
export function listFormSteps(kind: DossierKind): FormStep[] {
  return formSteps.filter((step) => (onlyFor[step] ?? kind) === kind)
}

/** The blanks of a page for a product of this set. */
export function listFields(step: FormStep, setNo: number): DossierField[] {
  return fieldsOfStep[step].filter(({ code }) => setNo !== 26 || code !== 'sampleCount')
}

/** The page that asks for a field. */
export function stepOfField(code: string): FormStep | undefined {
  return formSteps.find((step) => fieldsOfStep[step].some((field) => field.code === code))
}

/** The answers of a page as they are kept: only its own fields, tidied; paragraphs keep their lines. */
export function tidyAnswers(step: FormStep, typed: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    fieldsOfStep[step].map(({ code, kind }) => {
      const value = typeof typed[code] === 'string' ? (typed[code] as string) : ''
      return [code, kind === 'paragraph' ? tidyLines(value) : tidy(value)]
    }),
  )
}

/** What cannot be kept: a text that is too long, a number that is none. A blank left empty is no problem before the submission. */
export function findAnswerProblems(step: FormStep, answers: Answers): Problem[] {
  return fieldsOfStep[step].flatMap(({ code, kind }): Problem[] => {
    const value = answers[code] ?? ''
    const most = kind === 'paragraph' ? longest.paragraph : longest.text
    if (value.length > most) return [{ code: 'dossier.answer-too-long', at: code, values: { most } }]
    if (kind === 'number' && value && !/^\d{1,6}$/.test(value)) return [{ code: 'dossier.not-a-number', at: code }]
    return []
  })
}
