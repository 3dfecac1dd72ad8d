import { type CriteriaSet, type FloorStar, listLeaves, type PartCode } from '@saolang/law/criteria-set.ts'
import { inspection as law } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import type { Choices } from '../../dossiers/scorecard.ts'
import type { LegalDate } from '../../kernel/calendar.ts'

/** Parts of a checklist, in the order in which an inspector goes through them. */
export const checklistParts = ['mark', 'papers', 'A', 'B', 'C'] as const
export type ChecklistPart = (typeof checklistParts)[number]

/** One thing to look at on the spot: what was claimed, and so must still be true. */
export type ChecklistItem = {
  /** `mark.*`, `paper.<n>`, or the number of a criterion. */
  code: string
  part: ChecklistPart
  /** The question in Vietnamese, as data: what is looked at. */
  title: string
  /** What the dossier claimed, or what the rank needs. */
  claim?: string
  /** The rank that stands or falls with it. */
  floorFor?: FloorStar
  expiresOn?: LegalDate
  source?: string
}

/** A paper of the dossier: what it is and until when it holds, where somebody said. */
export type ClaimedPaper = { title: string; expiresOn?: LegalDate }

export type Claims = {
  star: number | null
  /** Undefined where only the kind of product is known, or not even that. */
  set?: CriteriaSet
  /** What the certified dossier claimed; without it the floors of the rank are asked. */
  choices?: Choices
  papers: readonly ClaimedPaper[]
}

const markUse = law.contents.find(({ code }) => code === 'markUse') as (typeof law.contents)[number]
const criteriaKept = law.contents.find(({ code }) => code === 'criteriaKept') as (typeof law.contents)[number]

/** Điều 9 khoản 3 điểm b, in the things that one can look at. */
const markItems = [
  ['mark.star', 'Số sao in trên nhãn, bao bì đúng hạng được công nhận'],
  ['mark.product', 'Nhãn hiệu OCOP chỉ dùng cho đúng sản phẩm được công nhận'],
  ['mark.term', 'Không in sao trên hàng sản xuất khi giấy chứng nhận đã hết hạn'],
  ['mark.publicity', 'Quảng bá, giới thiệu đúng với hồ sơ, không gây nhầm lẫn'],
] as const

/** What to check of a product (Điều 9 khoản 3): the use of the mark, the papers that end, and every criterion that it got points for. */
export function makeChecklist(claims: Claims): ChecklistItem[] {
  return [
    ...markItems.map(([code, title]) => ({ code, part: 'mark' as const, title, source: markUse.source })),
    ...claims.papers.map(({ title, expiresOn }, i) => ({
      code: `paper.${i + 1}`,
      part: 'papers' as const,
      title,
      ...(expiresOn && { expiresOn }),
      source: criteriaKept.source,
    })),
    ...(claims.set ? criteriaOf(claims.set, claims) : []),
  ]
}

function criteriaOf(set: CriteriaSet, { star, choices }: Claims): ChecklistItem[] {
  return listLeaves(set).flatMap(({ part, leaf }) => {
    const needed = leaf.options.filter(({ floorFor }) => floorFor !== undefined && floorFor <= (star ?? 0)).at(-1)
    const claimed = leaf.options.find(({ id }) => id === choices?.[leaf.code])
    // What got no points cannot be lost; without a dossier, only what the rank stands on is known.
    const asked = choices ? (claimed && claimed.points > 0 ? claimed : undefined) : needed
    if (!asked) return []
    return [
      {
        code: leaf.code,
        part: part satisfies PartCode,
        title: leaf.title,
        claim: asked.text,
        ...(needed?.floorFor && { floorFor: needed.floorFor }),
        source: criteriaKept.source,
      },
    ]
  })
}
