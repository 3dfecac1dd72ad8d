import { type Marks, noneFits } from '@saolang/core/councils/card.ts'
import { listSensory } from '@saolang/core/councils/criterion-kinds.ts'
import { wholeMarks } from '@saolang/core/councils/whole-card.ts'
import { type CriteriaSet, listLeaves, type PartCode } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { CardTick } from '@saolang/web/councils/card/card-data.ts'
import type { ScorecardPageProps } from '@saolang/web/councils/card/scorecard'
import type { SignRow } from '@saolang/web/councils/card/sign'
import type { CardMaterial } from '../card/get-card-material.ts'
import type { getOwnScorecard } from '../card/get-scorecards.ts'
import type { SittingAt } from '../sitting.ts'
import { addressOf } from './session-view.ts'

export type OwnCard = Awaited<ReturnType<typeof getOwnScorecard>>

/** The criteria of a card that are marked on coded samples; none where the session has no codes. */
export function sensoryOf({ isCoded, setId }: Pick<OwnCard, 'isCoded' | 'setId'>): string[] {
  return isCoded ? listSensory(getCriteriaSet(setId)) : []
}

/** Where the samples of a session are marked. */
export const samplesOf = ({ sessionId }: Pick<SittingAt, 'sessionId'>) => `/councils/sessions/${sessionId}/samples`

/** A member's card as the sheet shows it. Marks on samples are not on it, so that nobody can tell from it which sample is whose. */
export function toCardView(
  own: OwnCard,
  { dossier, evidence }: CardMaterial,
  { at, part, criterion }: { at: SittingAt; part: PartCode; criterion: string | undefined },
): ScorecardPageProps['card'] {
  const set = getCriteriaSet(own.setId)
  const byCode = sensoryOf(own)
  const isOnSheet = ([code]: [string, string]) => !byCode.includes(code)
  const marks = Object.fromEntries(Object.entries(own.marks).filter(isOnSheet))
  const files = evidence.map(({ id, criterion, caption, page, file }) => ({
    id,
    criterion,
    caption: caption || file.fileName,
    mediaType: file.mediaType,
    byteSize: file.byteSize,
    href: `${addressOf(at)}/evidence/${id}`,
    ...(file.pages && { pages: file.pages }),
    ...(page && { page }),
  }))
  return {
    set,
    part,
    current: criterion ?? firstOpen(set, part, { ...wholeMarks({ ...own, marks }, own.ticks), ...asMarked(byCode) }),
    marks,
    notes: own.notes,
    opinion: own.opinion,
    selfMarks: dossier.selfChoices,
    selfWords: dossier.selfWords,
    ticks: ticksOf(own, files),
    objections: own.objections,
    byCode,
    samplesHref: samplesOf(at),
    isSigned: own.signedAt !== null,
    action: `${addressOf(at)}/scorecard`,
    evidence: files,
  }
}

/** The whole card, row by row, as it would be signed. */
export function toSignRows(own: OwnCard, at: SittingAt, noneWords: string): SignRow[] {
  const set = getCriteriaSet(own.setId)
  const marks = wholeMarks(own, own.ticks)
  const ticked = new Set(own.ticks.map(({ criterion }) => criterion))
  return listLeaves(set).map(({ leaf: { code, title, max, options } }) => {
    const chosen = options.find(({ id }) => id === marks[code])
    const objection = own.objections[code] ?? ''
    return {
      criterion: code,
      title,
      max,
      chosen: chosen?.text ?? (marks[code] === noneFits ? noneWords : '–'),
      points: chosen?.points ?? 0,
      note: own.notes[code] ?? '',
      tick: !ticked.has(code) ? 'none' : objection ? 'objected' : 'confirmed',
      objection,
      href: hrefOf(own, at, code),
    }
  })
}

/** Where a criterion is marked: on the sheet, or on the samples. */
export function hrefOf(own: Pick<OwnCard, 'setId' | 'isCoded'>, at: SittingAt, code: string): string {
  if (sensoryOf(own).includes(code)) return samplesOf(at)
  const part = listLeaves(getCriteriaSet(own.setId)).find(({ leaf }) => leaf.code === code)?.part ?? 'A'
  return `${addressOf(at)}/scorecard?part=${part}#c-${code}`
}

function ticksOf({ ticks }: OwnCard, files: ScorecardPageProps['card']['evidence']): Record<string, CardTick> {
  const fileOf = (id: string) => files.filter((file) => file.id === id).map(({ caption, href }) => ({ caption, href }))
  return Object.fromEntries(
    ticks.map(({ criterion, mark, basis, evidence }) => [criterion, { mark, basis, files: evidence.flatMap(fileOf) }]),
  )
}

/** Where the eye should go: the part's first criterion without a mark, or its first. */
function firstOpen(set: CriteriaSet, part: PartCode, marks: Marks): string {
  const codes = listLeaves(set)
    .filter((placed) => placed.part === part)
    .map(({ leaf }) => leaf.code)
  return codes.find((code) => !marks[code]) ?? codes[0] ?? ''
}

const asMarked = (codes: readonly string[]) => Object.fromEntries(codes.map((code) => [code, noneFits]))
