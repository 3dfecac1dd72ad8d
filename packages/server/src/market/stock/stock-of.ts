import type { OfferRow } from '../offers/offers.sql.ts'

/** Whose stock so many of an offer take: of the pack itself, or of everything that a gift box holds. Always by id, the order that everybody locks in. */
export function stockOf(
  { variantId, parts }: Pick<OfferRow, 'variantId' | 'parts'>,
  quantity: number,
): { variantId: string; quantity: number }[] {
  if (parts.length === 0) return [{ variantId, quantity }]
  return parts
    .map((part) => ({ variantId: part.variantId, quantity: part.quantity * quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
}
