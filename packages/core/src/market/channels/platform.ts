/** Platforms that a seller may link: we tell them what is left, they tell us what was sold. */
export const platforms = ['shopee', 'tiktok', 'lazada'] as const
export type Platform = (typeof platforms)[number]

/** How people call them. */
export const platformNames = { shopee: 'Shopee', tiktok: 'TikTok Shop', lazada: 'Lazada' } as const satisfies Record<
  Platform,
  string
>

/** Where an order stands on a platform, in our words. What is not paid yet is no sale; `unknown` is looked at by a person. */
export type PlatformStep = 'unpaid' | 'to-send' | 'sent' | 'delivered' | 'cancelled' | 'returned' | 'unknown'

const steps: Record<Platform, Readonly<Record<string, PlatformStep>>> = {
  shopee: {
    UNPAID: 'unpaid',
    READY_TO_SHIP: 'to-send',
    PROCESSED: 'to-send',
    RETRY_SHIP: 'to-send',
    IN_CANCEL: 'to-send',
    SHIPPED: 'sent',
    TO_CONFIRM_RECEIVE: 'delivered',
    COMPLETED: 'delivered',
    CANCELLED: 'cancelled',
    TO_RETURN: 'returned',
  },
  tiktok: {
    UNPAID: 'unpaid',
    ON_HOLD: 'unpaid',
    AWAITING_SHIPMENT: 'to-send',
    PARTIALLY_SHIPPING: 'to-send',
    AWAITING_COLLECTION: 'to-send',
    IN_TRANSIT: 'sent',
    DELIVERED: 'delivered',
    COMPLETED: 'delivered',
    CANCELLED: 'cancelled',
  },
  lazada: {
    unpaid: 'unpaid',
    pending: 'to-send',
    packed: 'to-send',
    repacked: 'to-send',
    ready_to_ship: 'to-send',
    ready_to_ship_pending: 'to-send',
    shipped: 'sent',
    delivered: 'delivered',
    confirmed: 'delivered',
    canceled: 'cancelled',
    returned: 'returned',
    shipped_back: 'returned',
    shipped_back_success: 'returned',
    failed_delivery: 'returned',
    failed: 'returned',
  },
}

/** A platform's word for where an order stands, in ours. */
export function stepOf(platform: Platform, word: string): PlatformStep {
  return steps[platform][word] ?? 'unknown'
}

/** One kind of goods of a platform's order; `item` and `sku` are the platform's own. Prices are whole đồng a piece. */
export type PlatformLine = { item: string; sku: string; name: string; quantity: number; priceDong: number }

/** An order as a platform tells it. What it hides of the buyer stays hidden. */
export type PlatformOrder = {
  externalId: string
  step: PlatformStep
  changedAt: Date
  lines: readonly PlatformLine[]
  deliveryDong: number
  buyer: { name: string; phone: string; address: string; province: string; note: string }
}

/** Lines of one kind of goods at one price taken together: some platforms tell every piece apart. */
export function mergeLines(lines: readonly PlatformLine[]): PlatformLine[] {
  const merged = new Map<string, PlatformLine>()
  for (const line of lines) {
    const key = [line.item, line.sku, line.priceDong].join('\n')
    merged.set(key, { ...line, quantity: line.quantity + (merged.get(key)?.quantity ?? 0) })
  }
  return [...merged.values()]
}

/** So many are told to a platform: what is set aside for it, or what is free less a buffer for sales that cross each other. */
export function quantityFor({
  free,
  buffer,
  aside,
  isOnSale,
}: {
  free: number
  buffer: number
  aside: number | undefined
  isOnSale: boolean
}): number {
  if (!isOnSale) return 0
  return Math.min(Math.max(aside ?? free - buffer, 0), mostTold)
}

const mostTold = 999_999

/** How many minutes to wait after so many failed tries in a row; a platform that is down is asked again for as long as it takes. */
export function waitMinutes(tries: number): number {
  return Math.min(2 ** Math.max(tries - 1, 0), 60)
}
