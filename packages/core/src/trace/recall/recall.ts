import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'

/** Why something is called back. */
export const hazards = [
  'microbe',
  'chemical',
  'foreign-body',
  'allergen',
  'labelling',
  'counterfeit',
  'quality',
  'other',
] as const
export type Hazard = (typeof hazards)[number]

/** What is done with what came back (Luật An toàn thực phẩm 2010, Điều 55); `none`: there was no danger after all. */
export const disposals = ['fix', 'repurpose', 're-export', 'destroy', 'none'] as const
export type Disposal = (typeof disposals)[number]

/** How a holder without an account here was told. */
export const handWays = ['phone', 'letter', 'visit'] as const
export type HandWay = (typeof handWays)[number]

/** The law gives this long from when a danger is found until everybody who holds the goods is told. */
export const hoursToTell = 24
/** Where it says so. */
export const recallSource = 'Thông tư 17/2021/TT-BNNPTNT; Luật An toàn thực phẩm 2010, Điều 55'

/** What anybody may know of a recall. `isCompulsory`: an authority opened it, not the maker (Điều 55). */
export type RecallStatus = {
  code: string
  productName: string
  hazard: Hazard
  reason: string
  advice: string
  isCompulsory: boolean
  openedAt: Date
  closedAt: Date | null
}

/** A recall as it is asked for: codes of lots, serials or logistic units; `detectedAt` when the danger was found, undefined where that cannot be read. */
export type RecallForm = {
  codes: readonly string[]
  hazard: string
  reason: string
  advice: string
  detectedAt: Date | undefined
}

/** A form without problems. */
export type GoodRecallForm = RecallForm & { hazard: Hazard; detectedAt: Date }

const mostCodes = 50
const mostText = 2000

/** A form with its texts tidied, no code twice. */
export function tidyRecall(form: RecallForm): RecallForm {
  return {
    ...form,
    codes: [...new Set(form.codes.map(tidy).filter(Boolean))],
    reason: tidyLines(form.reason),
    advice: tidyLines(form.advice),
  }
}

/** Every reason against opening a recall as it is written. */
export function findRecallProblems({ codes, hazard, reason, advice, detectedAt }: RecallForm, now: Date): Problem[] {
  return listProblems([
    codes.length === 0 && { code: 'recall.codes-missing', at: 'codes' },
    codes.length > mostCodes && { code: 'recall.codes-many', at: 'codes', values: { most: mostCodes } },
    !hazards.some((known) => known === hazard) && { code: 'recall.hazard-missing', at: 'hazard' },
    ...[
      ['reason', reason],
      ['advice', advice],
    ].map(
      ([at = '', text = '']) =>
        (text.length < 10 || text.length > mostText) && { code: `recall.${at}-length`, at, values: { most: mostText } },
    ),
    detectedAt === undefined && { code: 'recall.detected-unreadable', at: 'detected' },
    detectedAt !== undefined && detectedAt > now && { code: 'recall.detected-later', at: 'detected' },
  ])
}

/** What a holder acknowledges, in the unit of the recall: still held and stopped, sent back, destroyed, sold before. Undefined where a text is no amount. */
export type HolderAnswer = {
  found: number | undefined
  returned: number | undefined
  destroyed: number | undefined
  sold: number | undefined
  note: string
}
export type GoodAnswer = { found: number; returned: number; destroyed: number; sold: number; note: string }

export const amountNames = ['found', 'returned', 'destroyed', 'sold'] as const satisfies (keyof GoodAnswer)[]

/** Every amount that cannot be read. */
export function findAnswerProblems(answer: HolderAnswer): Problem[] {
  return listProblems([
    ...amountNames.map((name) => {
      const amount = answer[name]
      return (amount === undefined || !(amount >= 0)) && { code: 'recall.amount-unreadable', at: name }
    }),
    answer.note.length > mostText && { code: 'recall.note-long', at: 'note', values: { most: mostText } },
  ])
}

/** Every reason against closing a recall in these words. */
export function findClosingProblems({ disposal, closing }: { disposal: string; closing: string }): Problem[] {
  return listProblems([
    !disposals.some((known) => known === disposal) && { code: 'recall.disposal-missing', at: 'disposal' },
    (closing.length < 10 || closing.length > mostText) && {
      code: 'recall.closing-length',
      at: 'closing',
      values: { most: mostText },
    },
  ])
}
