import type { Marks } from '@saolang/core/councils/card.ts'
import { wholeMarks } from '@saolang/core/councils/whole-card.ts'
import { type CriteriaSet, listLeaves, type PartCode, type PlacedLeaf } from '@saolang/law/criteria-set.ts'
import type { Text } from '../../kit/words.ts'
import type { MessageKey } from '../../messages/messages.ts'

/** A photo or a PDF that the applicant attached to a criterion. */
export type CardEvidence = {
  id: string
  criterion: string
  caption: string
  mediaType: string
  href: string
  byteSize: number
  /** The size as it is written; the page fills it in. */
  sizeText?: string
  pages?: number
  page?: number
}

/** What the advisory group ticked at a criterion, and what it rests on. */
export type CardTick = { mark: string; basis: string; files: readonly { caption: string; href: string }[] }

/** Everything that the card shows; plain JSON, because the island is hydrated from it. */
export type CardData = {
  set: CriteriaSet
  part: PartCode
  /** Criterion whose evidence lies beside the sheet. */
  current: string
  marks: Marks
  notes: Readonly<Record<string, string>>
  opinion: string
  selfMarks: Readonly<Record<string, string>>
  /** What the applicant wrote beside a criterion. */
  selfWords: Readonly<Record<string, string>>
  evidence: readonly CardEvidence[]
  /** By the number of the criterion. */
  ticks: Readonly<Record<string, CardTick>>
  objections: Readonly<Record<string, string>>
  /** Criteria that are marked on the coded samples, not on this sheet, and where. */
  byCode: readonly string[]
  samplesHref: string
  isSigned: boolean
  action: string
  csrfToken?: string
  words: CardWords
}

/** One criterion was marked, looked at, or its tick objected to. */
export type CardActions = {
  mark(criterion: string, option: string): void
  show(criterion: string): void
  object(criterion: string, reason: string): void
}

/** What the card says. An island carries no message file, so the page hands these over; `{name}` is filled in by `fillWord`. */
const cardKeys = [
  'max',
  'selfChosen',
  'selfNone',
  'evidenceOf',
  'evidenceNone',
  'evidenceShow',
  'evidencePages',
  'floorChip',
  'note',
  'noteHint',
  'noneFits',
  'opinion',
  'opinionHint',
  'marked',
  'pointsNow',
  'starsNow',
  'floorsMissing',
  'floorsFine',
  'knockedOut',
  'previousPart',
  'nextPart',
  'saveAndGo',
  'review',
  'keys',
  'saving',
  'savedAt',
  'notSaved',
  'signedCard',
  'currentMark',
  'ticked',
  'tickRests',
  'object',
  'objectionReason',
  'byCode',
  'byCodeWhat',
  'withoutSamples',
  'partPoints',
  'criteria',
  'evidencePage',
] as const

export type CardWords = Record<(typeof cardKeys)[number], string>

const braces = ['n', 'max', 'of', 'star', 'criterion', 'criteria', 'part', 'time', 'basis']

/** The card's words in the page's language, braces unfilled. */
export function cardWords(t: Text): CardWords {
  const unfilled = Object.fromEntries(braces.map((name) => [name, `{${name}}`]))
  return Object.fromEntries(
    cardKeys.map((key) => [key, t(`councils.card-${key}` as MessageKey, unfilled)]),
  ) as CardWords
}

/** Fills the braces of a word. */
export function fillWord(word: string, values: Record<string, string | number>): string {
  return word.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The marks of this sheet as they would be signed: the advisory group's where the member does not object. */
export function marksOf({ marks, objections, ticks }: CardData): Marks {
  const given = Object.entries(ticks).map(([criterion, { mark }]) => ({ criterion, mark }))
  return wholeMarks({ marks, objections }, given)
}

/** The criteria on this sheet, of one part or all: those of the coded samples are not among them. */
export function sheetLeaves({ set, byCode }: Pick<CardData, 'set' | 'byCode'>, part?: PartCode): PlacedLeaf[] {
  return listLeaves(set).filter((placed) => (!part || placed.part === part) && !byCode.includes(placed.leaf.code))
}
