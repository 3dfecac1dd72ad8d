import { editDistance } from '../../kernel/edit-distance.ts'
import { fold } from '../../kernel/text.ts'

/** What two records are compared by; what is not known is null. */
export type Comparable = {
  name: string
  producer: string | null
  organisationId: string | null
  provinceCode: string
  communeCode: string | null
  industryCode: string | null
  codes: readonly string[]
}

/** Why two records look like one; each adds its weight to the score of at most 100. */
const weights = {
  'same-code': 60,
  'same-name': 45,
  'near-name': 30,
  'same-producer': 35,
  'near-producer': 20,
  'same-commune': 15,
  'same-province': 5,
  'same-industry': 5,
  'same-tax-code': 60,
  'same-number': 60,
  'same-representative': 20,
} as const

export type LikenessReason = keyof typeof weights

/** Pairs from here on are put before an officer. */
export const leastLikeness = 60

// Words that say what kind of thing or body it is, not which.
const commonWords =
  /\b(?:san pham|ocop|dac san|hop tac xa|htx|to hop tac|cong ty|tnhh|mot thanh vien|mtv|co phan|cp|ho kinh doanh|hkd|ho san xuat|co so(?: san xuat)?|doanh nghiep tu nhan|dntn|nong nghiep|dich vu|thuong mai|san xuat|xuat nhap khau)\b/g

/** A name without tone marks and without the words that many names share: "HTX Nông nghiệp Mẫu Xanh" → "mau xanh". */
export function coreName(name: string): string {
  const folded = fold(name)
  const core = folded.replace(commonWords, ' ').replace(/\s+/g, ' ').trim()
  return core || folded
}

/** The keys that likely twins share, so that only those who share one are compared. */
export function matchKeys({ name, producer, organisationId, provinceCode, codes }: Comparable): string[] {
  const words = coreName(name).split(' ')
  const start = words.slice(0, 2).join(' ')
  const maker = producer ? coreName(producer) : ''
  return [
    ...codes.map((code) => `code ${fold(code)}`),
    `name ${provinceCode} ${words.toSorted().join(' ')}`,
    ...(maker ? [`maker ${provinceCode} ${maker} ${words[0]}`] : []),
    ...(organisationId ? [`owner ${organisationId} ${start}`] : []),
  ]
}

/** How much two records look like one, of 100, and why. Records of different provinces are alike only by a code. */
export function likenessOf(a: Comparable, b: Comparable): { score: number; reasons: LikenessReason[] } {
  const nameReason = nearness(coreName(a.name), coreName(b.name))
  const owned = a.organisationId !== null && a.organisationId === b.organisationId
  const makers = a.producer && b.producer ? nearness(coreName(a.producer), coreName(b.producer)) : undefined
  const maker = owned ? 'same' : makers
  const checks: [LikenessReason, boolean][] = [
    ['same-code', a.codes.some((code) => b.codes.some((other) => fold(other) === fold(code)))],
    ['same-name', nameReason === 'same'],
    ['near-name', nameReason === 'near'],
    ['same-producer', maker === 'same'],
    ['near-producer', maker === 'near'],
    ['same-commune', a.communeCode !== null && a.communeCode === b.communeCode],
    ['same-province', a.provinceCode === b.provinceCode],
    ['same-industry', a.industryCode !== null && a.industryCode === b.industryCode],
  ]
  const { reasons, score } = scoreOf(checks)
  const isFar = a.provinceCode !== b.provinceCode && !reasons.includes('same-code')
  return { score: isFar || !nameReason ? Math.min(score, leastLikeness - 1) : score, reasons }
}

/** The reasons that hold, and what they weigh together, of 100. */
export function scoreOf(checks: readonly (readonly [LikenessReason, boolean])[]): {
  score: number
  reasons: LikenessReason[]
} {
  const reasons = checks.flatMap(([reason, holds]) => (holds ? [reason] : []))
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0)
  return { score: Math.min(100, sum), reasons }
}

/** Whether two names without their common words are the same, or nearly. */
export function nearness(a: string, b: string): 'same' | 'near' | undefined {
  if (a === b || sorted(a) === sorted(b)) return 'same'
  const most = Math.max(1, Math.floor(Math.min(a.length, b.length) / 6))
  if (editDistance(a, b, most) <= most) return 'near'
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = new Set(long.split(' '))
  return short.split(' ').length > 1 && short.split(' ').every((word) => words.has(word)) ? 'near' : undefined
}

const sorted = (name: string) => name.split(' ').toSorted().join(' ')
