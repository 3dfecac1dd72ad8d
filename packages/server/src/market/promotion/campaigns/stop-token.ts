import { createHmac, timingSafeEqual } from 'node:crypto'

let secret: string | undefined

/** Sets the secret that links to stop are signed with. Called once, at start. */
export function configureStopping(with_: string): void {
  secret = with_
}

const macBytes = 12

/** The last part of the link by which the reader of a letter stops them: short enough for a text message, and nobody can guess another's. */
export function stopTokenOf(letterId: string): string {
  const id = Buffer.from(letterId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, macOf(id)]).toString('base64url')
}

/** The letter that a link stops; undefined when we did not sign it. */
export function readStopToken(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 16 + macBytes || bytes.toString('base64url') !== token) return undefined
  const id = bytes.subarray(0, 16)
  if (!timingSafeEqual(bytes.subarray(16), macOf(id))) return undefined
  const hex = id.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function macOf(id: Buffer): Buffer {
  if (!secret) throw new Error('links to stop have no secret yet')
  return createHmac('sha256', secret).update('stop ').update(id).digest().subarray(0, macBytes)
}
