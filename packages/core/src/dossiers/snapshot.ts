import type { CriteriaSet, FloorStar, PartCode, Star } from '@saolang/law/criteria-set.ts'
import { type Criterion, isGroup } from '@saolang/law/criteria-set.ts'
import { findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { dossierKinds } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import type { FieldKind } from '@saolang/law/decisions/2026-26-qd-ttg/form.ts'
import type { BaseProduct } from './base-product.ts'
import { type DossierKind, kindOfLaw } from './dossier.ts'
import { type Answers, type FormStep, type fieldsOfStep, listFields, listFormSteps } from './form.ts'
import { type Choices, type Shortfall, score } from './scorecard.ts'
import { type Given, toChoices } from './self-assessment.ts'

/** A question and its answer, both in words; boxes are true or false, days 'YYYY-MM-DD'. */
export type SnapshotRow = {
  code: string
  kind: FieldKind
  label: string
  value: string | number | boolean | null
  isUnder?: true
}

export type SnapshotSection = { code: FormStep; rows: readonly SnapshotRow[] }

/** A line of the sheet: a part, a criterion that gathers others, or one that scores, with the level chosen and all levels offered. */
export type SheetRow = {
  kind: 'part' | 'group' | 'criterion'
  code: string
  title: string
  max: number
  points: number
  chosen?: { id: string; text: string; points: number } | null
  options?: readonly { id: string; text: string; points: number; floorFor?: FloorStar }[]
  words?: string
  evidence?: readonly { no: number; page?: number }[]
}

export type SnapshotEvidence = {
  no: number
  id: string
  caption: string
  fileName: string
  mediaType: string
  byteSize: number
  sha256: string
  pages?: number
  criteria: readonly string[]
  /** Which row of the evidence table it is, and its last day or that it has none; absent where nobody said. */
  kind?: string
  expiresOn?: string
  isUnlimited?: boolean
}

export type SnapshotApplicant = {
  id: string
  name: string
  kind: string
  registrationNo?: string
  taxCode?: string
  address: string
  phone?: string
  email?: string
  representative: { name: string; title: string; gender?: string; ethnicity?: string; residence?: string }
  establishedOn?: string
}

/** Filed by an officer for the applicant, with the consent that they gave. */
export type SnapshotAssistance = { byName: string; givenBy: string; givenOn: string; how: string; wording: string }

/**
 * A dossier as it was handed in: readable in thirty years without this program, because questions, answers, levels and points are
 * all in words. `law.sha256` is the hash of the published set, each file has its own.
 */
export type Snapshot = {
  format: 'saolang-dossier/1'
  version: number
  dossier: {
    id: string
    code: string
    kind: DossierKind
    kindText: string
    productName: string
    submittedAt: string
    receivedOn: string
    submittedBy: string
    isDemo: boolean
    baseProduct?: BaseProduct
  }
  law: { decision: string; setId: string; setNo: number; setTitle: string; sha256: string; classification: string }
  place: { communeCode: string; communeName: string; provinceCode: string; provinceName: string }
  applicant: SnapshotApplicant
  answers: readonly SnapshotSection[]
  sheet: {
    points: number
    parts: Record<PartCode, number>
    bandStar: Star
    star: Star
    shortfalls: readonly Shortfall[]
    choices: Choices
    rows: readonly SheetRow[]
  }
  evidence: readonly SnapshotEvidence[]
  pledge: { text: string; by: string; on: string }
  assistance?: SnapshotAssistance
}

export type SnapshotInput = Omit<Snapshot, 'format' | 'dossier' | 'law' | 'answers' | 'sheet'> & {
  dossier: Omit<Snapshot['dossier'], 'kindText'>
  set: CriteriaSet
  setSha256: string
  answers: Answers
  given: Given
  words: Readonly<Record<string, string>>
  /** On which page of a file a criterion is proved: `<evidence id> <criterion>` → page. */
  pages: Readonly<Record<string, number>>
}

/** Freezes a dossier in words. */
export function takeSnapshot(input: SnapshotInput): Snapshot {
  const { set, setSha256, answers, given, words, pages, dossier, ...rest } = input
  const result = score(set, toChoices(given))
  const { points, parts, bandStar, star, shortfalls } = result
  return {
    format: 'saolang-dossier/1',
    ...rest,
    dossier: { ...dossier, kindText: dossierKinds[kindOfLaw[dossier.kind]].title },
    law: {
      decision: set.decision,
      setId: set.id,
      setNo: set.no,
      setTitle: set.title,
      sha256: setSha256,
      classification: classificationOf(set.no),
    },
    answers: listFormSteps(dossier.kind)
      .filter((step) => step !== 'applicant')
      .map((step) => ({ code: step, rows: listFields(step, set.no).map((field) => rowOf(field, answers)) })),
    sheet: {
      points,
      parts,
      bandStar,
      star,
      shortfalls,
      choices: toChoices(given),
      rows: set.parts.flatMap((part) => [
        { kind: 'part' as const, code: part.code, title: part.title, max: part.max, points: parts[part.code] },
        ...part.criteria.flatMap((criterion) =>
          sheetRowsOf(criterion, { given, words, pages, evidence: input.evidence }),
        ),
      ]),
    },
  }
}

/** "Thực phẩm > Gia vị > Tương, nước mắm, gia vị dạng lỏng khác": Ngành, Nhóm, Phân nhóm of a set (Phụ lục I). */
function classificationOf(setNo: number): string {
  const found = findClassification(setNo)
  return found ? [found.industry.title, found.line.group, found.line.subgroup].filter(Boolean).join(' > ') : ''
}

function rowOf({ code, kind, label, under }: (typeof fieldsOfStep)[FormStep][number], answers: Answers): SnapshotRow {
  const text = answers[code] ?? ''
  const value = kind === 'check' ? text === 'yes' : kind === 'number' && text ? Number(text) : text || null
  return { code, kind, label, value, ...(under && { isUnder: true as const }) }
}

type SheetData = Pick<SnapshotInput, 'given' | 'words' | 'pages' | 'evidence'>

function sheetRowsOf(criterion: Criterion, data: SheetData): SheetRow[] {
  const { code, title, max } = criterion
  if (isGroup(criterion)) {
    const rows = criterion.criteria.flatMap((inner) => sheetRowsOf(inner, data))
    const points = rows.filter(({ kind }) => kind === 'criterion').reduce((sum, row) => sum + row.points, 0)
    return [{ kind: 'group', code, title, max, points }, ...rows]
  }
  const options = criterion.options.map(({ id, text, points, floorFor }) => ({
    id,
    text,
    points,
    ...(floorFor && { floorFor }),
  }))
  const option = options.find(({ id }) => id === data.given[code])
  const words = data.words[code]
  const evidence = data.evidence
    .filter(({ criteria }) => criteria.includes(code))
    .map(({ no, id }) => ({ no, ...(data.pages[`${id} ${code}`] && { page: data.pages[`${id} ${code}`] as number }) }))
  const chosen = option ? { id: option.id, text: option.text, points: option.points } : null
  return [
    {
      kind: 'criterion',
      code,
      title,
      max,
      points: option?.points ?? 0,
      chosen,
      options,
      ...(words && { words }),
      evidence,
    },
  ]
}
