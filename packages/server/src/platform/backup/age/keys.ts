import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, randomBytes } from 'node:crypto'
import { fromBech32, toBech32 } from './bech32.ts'

// The frames of a raw X25519 key in DER (RFC 8410, section 7).
const privateFrame = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicFrame = Buffer.from('302a300506032b656e032100', 'hex')

const secretPrefix = 'age-secret-key-'

/** A new secret key as age writes it: one line that opens everything sealed for it. */
export function newIdentity(): string {
  return toBech32(secretPrefix, randomBytes(32)).toUpperCase()
}

/** The public key of a secret one, as age writes it: enough to seal, of no use to open. */
export function recipientOf(identity: string): string {
  return toBech32('age', publicBytesOf(secretOf(identity)))
}

/** The secret key of a text that holds one, comments beside it allowed as age-keygen writes them. Throws an Error when there is none. */
export function readIdentity(text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim().toLowerCase().startsWith(secretPrefix))
  if (!line) throw new Error('there is no key AGE-SECRET-KEY-1… in it')
  fromBech32(secretPrefix, line.trim())
  return line.trim()
}

/** The raw public key of a recipient. */
export function recipientBytes(recipient: string): Buffer {
  return fromBech32('age', recipient)
}

/** A secret key as OpenSSL holds it. */
export function secretOf(identity: string): KeyObject {
  return rawSecret(fromBech32(secretPrefix, identity))
}

/** A new key for one message alone. */
export function ephemeralSecret(): KeyObject {
  return rawSecret(randomBytes(32))
}

/** The raw public key of a secret one. */
export function publicBytesOf(secret: KeyObject): Buffer {
  return createPublicKey(secret).export({ type: 'spki', format: 'der' }).subarray(publicFrame.length)
}

/** What two keys agree on (RFC 7748, section 6.1). */
export function agree(secret: KeyObject, theirs: Buffer): Buffer {
  const publicKey = createPublicKey({ key: Buffer.concat([publicFrame, theirs]), format: 'der', type: 'spki' })
  return diffieHellman({ privateKey: secret, publicKey })
}

function rawSecret(bytes: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateFrame, bytes]), format: 'der', type: 'pkcs8' })
}
