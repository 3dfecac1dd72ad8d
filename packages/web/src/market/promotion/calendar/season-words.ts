import { lastOf, stretchesOf } from '@saolang/core/market/promotion/season.ts'
import type { Lang } from '../../../messages/message-rows.ts'
import { say } from '../../../messages/messages.ts'

/** Months in words: "tháng 2 đến tháng 4; tháng 11". */
export function monthsInWords(lang: Lang, months: readonly number[]): string {
  if (months.length === 12) return say(lang, 'market.season.allYear')
  const words = stretchesOf(months)
    .map((stretch) =>
      stretch.count === 1
        ? say(lang, 'market.season.month', { n: stretch.from }).toLowerCase()
        : say(lang, 'market.season.stretch', { from: stretch.from, to: lastOf(stretch) }),
    )
    .join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
