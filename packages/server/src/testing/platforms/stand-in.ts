import type { Shelf } from './platform-shelf.ts'

/** Keys of a stand-in's application and shop, and the tokens that it gave out last. Instants are milliseconds. */
export type Keys = {
  appKey: string
  secret: string
  shopId: string
  shopCipher: string
  code: string
  access: string
  refresh: string
  accessUntil: number
  issued: number
}

/** A stand-in for a platform: strict in signatures, timestamps, tokens and in how often it may be asked. */
export type StandIn = {
  address: string
  keys: Keys
  shelf: Shelf
  /** Every path that was asked, with how it was answered. */
  heard: { path: string; outcome: string }[]
  /** Answers so many requests with HTTP 503, or breaks the line. */
  down(requests: number): void
  /** Takes so many requests, then asks for patience until it is told again. */
  allow(requests: number): void
  now(): number
  close(): Promise<void>
}

/** A request as it came in. */
export type Asked = {
  path: string
  method: string
  query: Record<string, string>
  headers: Record<string, string | undefined>
  body: string
}
export type Answer = { status: number; body: object }

/** Gives out tokens that work once each: whoever comes with an old one is refused. */
export function issueTokens(keys: Keys, now: number, lifeMillis: number): void {
  keys.issued++
  keys.access = `mau-access-${keys.issued}`
  keys.refresh = `mau-refresh-${keys.issued}`
  keys.accessUntil = now + lifeMillis
}
