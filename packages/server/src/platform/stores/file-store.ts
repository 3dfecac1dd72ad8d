import type { Readable } from 'node:stream'

/** From and to inclusive, in bytes. */
export type ByteRange = { start: number; end: number }
/** What lies in a store. */
export type KeptObject = { key: string; byteSize: number }
/** Until `lockedUntil` nobody can take this version of the object away, not even the store's owner. */
export type PutOptions = { lockedUntil?: Date }

/**
 * A place where bytes lie under keys. A put is whole or nothing, and what it acknowledges outlives a crash. What is not there is
 * undefined; a place that cannot be reached throws `StoreDown`.
 */
export type FileStore = Readonly<{
  kind: 'folder' | 's3'
  /** Where it is, for people: without any secret. */
  place: string
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<void>
  /** Takes a file of this machine in; it may be gone afterwards. Never holds all of it in memory. */
  putFile(key: string, path: string, options?: PutOptions): Promise<void>
  read(key: string): Promise<Buffer | undefined>
  stream(key: string, range?: ByteRange): Promise<Readable | undefined>
  sizeOf(key: string): Promise<number | undefined>
  remove(key: string): Promise<void>
  /** Everything whose key begins so, in no order that counts. */
  list(prefix?: string): AsyncIterable<KeptObject>
  /** Throws when the place would not take what people send now. */
  tryOut(): Promise<void>
  close(): void
}>

/** The store of files cannot be reached, or refuses us: nothing was stored or removed. */
export class StoreDown extends Error {
  constructor(place: string, cause: unknown) {
    super(`the store of files ${place} cannot be used: ${reasonOf(cause)}`, { cause })
    this.name = 'StoreDown'
  }
}

function reasonOf(cause: unknown): string {
  const { name, code, message, $metadata } = cause as Error & { code?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode && `HTTP ${$metadata.httpStatusCode}`
  // An answer without a body (to HEAD) says no more than its status, and the client makes up the rest.
  if (status && /^Unknown/.test(name)) return status
  return [status, code ?? (name === 'Error' ? undefined : name), message].filter(Boolean).join(': ') || String(cause)
}

/** Throws an Error for a key that could lead out of its store. */
export function requireKey(key: string): string {
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(key)) throw new Error(`"${key}" is no key of a store`)
  return key
}
