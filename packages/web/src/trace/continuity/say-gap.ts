import type { Gap } from '@saolang/core/trace/continuity/find-gaps.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Text } from '../../kit/words.ts'

/** A gap of a chain in words. */
export function sayGap(t: Text, lang: 'vi' | 'en', { kind, amounts }: Gap): string {
  const amount = (n: number) =>
    `${formatNumber(lang, Math.round(n * 100) / 100)} ${amounts?.uom === 'KGM' ? 'kg' : (amounts?.uom ?? '')}`.trim()
  return t(`trace.gap-${kind}`, amounts ? { out: amount(amounts.out), in: amount(amounts.in) } : {})
}
