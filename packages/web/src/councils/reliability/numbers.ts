import { formatNumber, formatShare } from '../../kit/format.ts'
import type { Lang } from '../../messages/message-rows.ts'

/** Points to one decimal: more would say more than is known. */
export const toPoints = (lang: Lang, points: number): string => formatNumber(lang, Math.round(points * 10) / 10)

/** A difference in points with its sign, `+1,2` or `−0,4`. */
export function toDifference(lang: Lang, points: number): string {
  const rounded = Math.round(points * 10) / 10
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${formatNumber(lang, Math.abs(rounded))}`
}

/** A probability in whole percent; what is under one is said in words. */
export const toChance = (lang: Lang, chance: number, under1percent: string): string =>
  chance < 0.01 ? under1percent : formatShare(lang, Math.round(chance * 100) / 100)
