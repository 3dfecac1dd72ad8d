import type { IncomingMessage } from 'node:http'

/** One version of an object; without bytes it says that the object was taken away. */
export type Version = { id: string; bytes?: Buffer; lockedUntil?: Date }
/** What a bucket holds. The newest version of an object is its last. */
export type Bucket = {
  name: string
  /** With locks on, every version is kept. */
  hasLocks: boolean
  objects: Map<string, Version[]>
  uploads: Map<string, { key: string; lockedUntil?: Date; parts: Map<number, Buffer> }>
}
/** A request with its body, its path inside the bucket and its parameters. */
export type Asked = { request: IncomingMessage; body: Buffer; key: string; query: URLSearchParams }
