/** What a buyer wants: so many of an offer. */
export type CartLine = { offerId: string; quantity: number }

/** Lines a cart may hold, and so many of one offer: what a parcel can carry, and a cookie. */
export const mostLines = 20
export const mostOfOne = 999

const line = /^([0-9a-f]{32})(\d{1,3})$/

/** A cart as a cookie holds it: offers and quantities, nothing of the buyer. */
export function writeCart(lines: readonly CartLine[]): string {
  return lines.map(({ offerId, quantity }) => offerId.replaceAll('-', '') + quantity).join('.')
}

/** The cart of a cookie; what it cannot hold is left out, and an offer stands once. */
export function readCart(text: string | undefined): CartLine[] {
  const found = new Map<string, number>()
  for (const part of (text ?? '').split('.')) {
    const [, hex, digits] = line.exec(part) ?? []
    const quantity = Number(digits)
    if (hex && quantity > 0 && found.size < mostLines) found.set(toUuid(hex), quantity)
  }
  return [...found].map(([offerId, quantity]) => ({ offerId, quantity }))
}

/** The cart with so many of an offer; none takes it out. */
export function setInCart(lines: readonly CartLine[], { offerId, quantity }: CartLine): CartLine[] {
  const wanted = Math.min(Math.max(Math.trunc(quantity) || 0, 0), mostOfOne)
  const others = lines.filter((known) => known.offerId !== offerId)
  if (wanted === 0) return others
  const known = lines.findIndex((candidate) => candidate.offerId === offerId)
  return known < 0
    ? [...lines, { offerId, quantity: wanted }].slice(0, mostLines)
    : lines.with(known, { offerId, quantity: wanted })
}

const toUuid = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
