import type { Verdict } from '@saolang/core/councils/verdict.ts'
import { say } from '@saolang/web/messages/messages.ts'

/** Why a verdict is what it is, a sentence each: floors not met, printed notes that end the evaluation. */
export function reasonsInWords({ shortfalls, knockOuts }: Verdict): string[] {
  return [
    ...knockOuts.map(({ criterion, text }) => `Tiêu chí ${criterion}: ${text}`),
    ...shortfalls.map(
      ({ criterion, title, forStar, has, needs }) =>
        `Tiêu chí ${criterion} (${title}) đạt ${inVietnamese(has)} điểm, hạng ${forStar} sao cần ${inVietnamese(needs)} điểm.`,
    ),
  ]
}

/** What the council proposes after a verdict: the usual way. */
export function proposalInWords({ ways, recognisable }: Verdict): string {
  const [way] = ways
  if (way === 'recognise-province' || way === 'recognise-ministry')
    return `Công nhận hạng ${recognisable} sao và cấp Giấy chứng nhận`
  return way ? say('vi', `councils.way-${way}`) : 'Chưa đề nghị'
}

/** A figure as it is written in Vietnamese: 74,63. */
export function inVietnamese(figure: number): string {
  return figure.toLocaleString('vi-VN', { maximumFractionDigits: 2 })
}
