import type { LegalDate } from '../../kernel/calendar.ts'

/** How a published product or lot stands: a later word goes before an earlier one. */
export const standings = ['published', 'certificate-ended', 'recalled', 'withdrawn'] as const
export type PublishedStanding = (typeof standings)[number]

/** Why a version of a record came to be. */
export const causes = ['published', 'changed', 'certificate-ended', 'recalled', 'withdrawn', 'restored'] as const
export type Cause = (typeof causes)[number]

/**
 * All that may be told of a published product or lot: the union of the legal minimum lists (Circular 02/2024/TT-BKHCN, Decree
 * 37/2026/NĐ-CP art. 32, Decision 25/QĐ-BNNMT). Instants are ISO 8601 in UTC. It holds nothing that the page on the jar does not.
 */
export type PublishedRecord = {
  /** Its identifier in normal form. */
  subject: string
  scope: 'product' | 'lot'
  standing: PublishedStanding
  product: {
    name: string
    imageUrl?: string
    brand?: string
    standards?: string
    shelfLife?: string
    warnings?: string
    gtin?: string
    legalCode?: string
    pageUrl: string
  }
  maker: { name: string; address: string; identifier: string; communeCode: string; provinceCode: string }
  certificates: readonly { star: number; number?: string; issuedOn?: LegalDate; expiresOn?: LegalDate }[]
  lot?: {
    traceCode: string
    madeOn: LegalDate
    expiresOn?: LegalDate
    harvestedFrom?: LegalDate
    harvestedTo?: LegalDate
    growingPlace?: string
    origin?: string
    quantity: number
    unit: string
  }
  stages: readonly { traceCode?: string; placeCode?: string; at: string; step: string }[]
  recall?: { code: string; reason: string; advice: string; openedAt: string }
}

/** A version of a record as it is told. Versions of a subject count from 1, and each holds everything. */
export type RecordVersion = { version: number; issuedAt: string; cause: Cause; record: PublishedRecord }

/** Why a record is told anew; undefined when nothing of it changed. */
export function causeOf(former: PublishedRecord | undefined, next: PublishedRecord): Cause | undefined {
  if (!former) return next.standing === 'withdrawn' ? undefined : next.standing
  if (former.standing !== next.standing) return next.standing === 'published' ? 'restored' : next.standing
  return canonicalText(former) === canonicalText(next) ? undefined : 'changed'
}

/** A value as text that is the same whatever the order of its members was: two records are the same when these are. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`
}
