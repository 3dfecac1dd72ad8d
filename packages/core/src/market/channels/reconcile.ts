import type { PlatformStep } from './platform.ts'

/** What a platform and our ledger say differently of. */
export const differenceKinds = [
  'stock-differs',
  'listing-gone',
  'order-missing',
  'order-open-here',
  'order-closed-here',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** A difference; `about` names the listing or the platform's order. Numbers are pieces, words are states. */
export type Difference = { kind: DifferenceKind; about: string; ours: string; theirs: string }

/** A listing as we last told it, and as the platform counts it now; `theirs` is missing where it does not know the listing. */
export type ComparedStock = { about: string; wanted: number; theirs: number | undefined }

/** Where the platform sells from another number than our ledger gives it. */
export function compareStock(listings: readonly ComparedStock[]): Difference[] {
  return listings.flatMap(({ about, wanted, theirs }): Difference[] => {
    if (theirs === undefined) return [{ kind: 'listing-gone', about, ours: String(wanted), theirs: '' }]
    return theirs === wanted ? [] : [{ kind: 'stock-differs', about, ours: String(wanted), theirs: String(theirs) }]
  })
}

/** An order of a platform with where ours stands; `ours` is missing where we have none. */
export type ComparedOrder = { about: string; theirs: PlatformStep; ours: 'open' | 'done' | 'off' | undefined }

/** Orders that one side has and the other has not, or that are over on one side only. */
export function compareOrders(orders: readonly ComparedOrder[]): Difference[] {
  return orders.flatMap(({ about, theirs, ours }): Difference[] => {
    const kind = judge(theirs, ours)
    return kind ? [{ kind, about, ours: ours ?? '', theirs }] : []
  })
}

function judge(theirs: PlatformStep, ours: ComparedOrder['ours']): DifferenceKind | undefined {
  const isSale = theirs === 'to-send' || theirs === 'sent' || theirs === 'delivered'
  if (ours === undefined) return isSale ? 'order-missing' : undefined
  if (theirs === 'cancelled' && ours === 'open') return 'order-open-here'
  return isSale && ours === 'off' ? 'order-closed-here' : undefined
}
