import type { FloorStar } from '@saolang/law/criteria-set.ts'
import { belowMinistryThreshold, ministryThreshold } from '@saolang/law/decisions/2026-26-qd-ttg/ranking.ts'
import type { CouncilLevel } from './council.ts'

/**
 * What may follow a verdict. `recognise-province` and `recognise-ministry`: a decision of that authority with a certificate;
 * `escalate`: the file goes to the Ministry; `evaluate-again`: the province's council assesses once more; `decline`: no certificate.
 */
export const ways = ['recognise-province', 'recognise-ministry', 'escalate', 'evaluate-again', 'decline'] as const
export type Way = (typeof ways)[number]

export type Standing = { level: CouncilLevel; points: number; recognisable: FloorStar | undefined }

/**
 * The ways that are open after a verdict, the usual one first. From 90 points the file goes to the Ministry (Điều 7 khoản 3 điểm e);
 * when a floor holds such a product at 3 or 4 stars the province may also recognise that. The Ministry recognises 5 stars; below,
 * the province may recognise 3 or 4 stars on the central result or assess again (Điều 7 khoản 4 điểm g).
 */
export function waysAfter({ level, points, recognisable }: Standing): Way[] {
  if (level === 'province') return waysInProvince(points, recognisable)
  if (recognisable === 5) return ['recognise-ministry']
  return recognisable ? ['recognise-province', 'evaluate-again'] : ['decline', 'evaluate-again']
}

function waysInProvince(points: number, recognisable: FloorStar | undefined): Way[] {
  if (!recognisable) return ['decline']
  if (points < ministryThreshold.points) return ['recognise-province']
  return recognisable === 5 ? ['escalate'] : ['escalate', 'recognise-province']
}

/** The article behind each way. */
export const waySources: Record<Way, string> = {
  'recognise-province': 'Điều 7 khoản 3 điểm e',
  'recognise-ministry': 'Điều 7 khoản 4 điểm e',
  escalate: ministryThreshold.source,
  'evaluate-again': belowMinistryThreshold.source,
  decline: 'Điều 4 khoản 1 điểm a',
}

/** Stars that an authority may recognise: the province 3 and 4, the Ministry 5 (Điều 4 khoản 1, Điều 7). */
export const starsOf: Record<CouncilLevel, readonly FloorStar[]> = { province: [3, 4], central: [5] }
