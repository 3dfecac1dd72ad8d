import type { Platform, PlatformOrder } from '@saolang/core/market/channels/platform.ts'

/** What opens a platform's doors to us. Instants are when they close. */
export type Tokens = { access: string; refresh: string; accessUntil: Date; refreshUntil: Date | null }

/** What a shop's owner granted: tokens, and which shop they are for. */
export type Grant = Tokens & { shopId: string; shopCipher: string | null }

/** A linked shop, unsealed: in memory for as long as it is talked to. */
export type Shop = {
  platform: Platform
  appKey: string
  secret: string
  shopId: string
  shopCipher: string | null
  access: string
}

/** A platform's own names for what is sold. `sku` is empty where goods have one kind only. */
export type ListingKey = { item: string; sku: string }

/** What we say to every platform, whatever words it wants to hear it in. All throw `PlatformFailed`. */
export type PlatformClient = {
  /** Where a shop's owner agrees, and comes back from with a code. */
  consentAddress(shop: Omit<Shop, 'access'>, back: { address: string; state: string }, now: Date): string
  exchange(shop: Omit<Shop, 'access'>, code: { code: string; shopId: string }, now: Date): Promise<Grant>
  refresh(shop: Omit<Shop, 'access'>, refreshToken: string, now: Date): Promise<Tokens>
  /** Sets what is left of a listing. */
  tellStock(shop: Shop, listing: ListingKey & { quantity: number }, now: Date): Promise<void>
  /** What the platform counts of listings; those that it does not know are left out. */
  listStock(shop: Shop, listings: readonly ListingKey[], now: Date): Promise<(ListingKey & { quantity: number })[]>
  /** Orders that changed between two moments. */
  listChanged(shop: Shop, span: { from: Date; to: Date }, now: Date): Promise<PlatformOrder[]>
}

/** Why a platform did not do what it was asked: it is down, asks for patience, does not know us (any more), or refuses this. */
export type FailureKind = 'down' | 'slow-down' | 'not-authorised' | 'refused'

/** A platform that did not do what it was asked. `words` are its own, and hold no secret. */
export class PlatformFailed extends Error {
  readonly kind: FailureKind
  readonly waitSeconds: number | undefined

  constructor(kind: FailureKind, words: string, waitSeconds?: number) {
    super(words)
    this.name = 'PlatformFailed'
    this.kind = kind
    this.waitSeconds = waitSeconds
  }
}
