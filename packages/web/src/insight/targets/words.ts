import { type IndicatorKey, indicators } from '@saolang/core/insight/indicator.ts'
import type { Target, TargetStanding } from '@saolang/core/insight/target.ts'
import type { Tone } from '../../kit/notices.tsx'
import type { Text } from '../../kit/words.ts'

/** The sign after a figure of this indicator. */
export const unitOf = (key: IndicatorKey): string => (indicators[key].unit === 'percent' ? '%' : '')

/** What a target wants, in words: "từ 10.000", "400 đến 500", "từ 40%". */
export function sayWanted(
  t: Text,
  { indicator, atLeast, upTo }: Pick<Target, 'indicator' | 'atLeast' | 'upTo'>,
): string {
  const unit = unitOf(indicator)
  return upTo === undefined
    ? t('insight.atLeast', { n: atLeast, unit })
    : t('insight.fromTo', { n: atLeast, upTo, unit })
}

/** How a standing looks. */
export const standingTones = {
  reached: 'good',
  met: 'good',
  open: 'info',
  missed: 'bad',
  unknown: 'calm',
} as const satisfies Record<TargetStanding, Tone>
