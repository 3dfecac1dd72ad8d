/** What a member had before them and what of it they opened before signing. */
export type EvidenceReading = {
  product: string
  member: string
  signedAt: Date
  evidence: readonly string[]
  opened: readonly { evidence: string; at: Date }[]
}

/** A card signed with part of the evidence unread. */
export type UnopenedEvidence = { product: string; member: string; unopened: number; of: number }

/**
 * Cards signed without opening some of the evidence; what was opened only after signing counts as unopened. Photos shown beside the
 * card are opened when they are shown: the caller says. A hint to ask, never a finding: a member may have read the paper original.
 */
export function flagUnopenedEvidence(readings: readonly EvidenceReading[]): UnopenedEvidence[] {
  return readings.flatMap(({ product, member, signedAt, evidence, opened }) => {
    const read = new Set(opened.filter(({ at }) => at <= signedAt).map((each) => each.evidence))
    const unopened = evidence.filter((id) => !read.has(id)).length
    return unopened > 0 ? [{ product, member, unopened, of: evidence.length }] : []
  })
}
