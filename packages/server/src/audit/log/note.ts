import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { readSecret } from '../../platform/secrets.ts'

/** The key that signs checkpoints (Ed25519): its name is the log's origin, `verifier` what others check it with (C2SP signed-note). */
export type LogKey = { name: string; verifier: string; privateKey: KeyObject }

/** The head of a tree, as a checkpoint states it; the root in base64. */
export type TreeHead = { origin: string; size: number; root: string }

// C2SP signed-note: what the first byte of a key says that it signs.
const signsNotes = 0x01
/** The first byte of the key of a witness (C2SP tlog-cosignature). */
export const signsCosignatures = 0x04
// RFC 8410, section 7: the frame around the 32 bytes of an Ed25519 private key.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The installation's key, made at first use from a secret of 32 bytes in the data folder. */
export function readLogKey(dataDir: string, name: string): LogKey {
  return makeKey(name, Buffer.from(readSecret(dataDir, 'audit-checkpoint'), 'base64url'))
}

/** A key of a name from a seed of 32 bytes; `signs` tells what it may sign. */
export function makeKey(name: string, seed: Uint8Array, signs: number = signsNotes): LogKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  const bytes = Buffer.concat([Buffer.of(signs), Buffer.from(x as string, 'base64url')])
  return { name, verifier: `${name}+${keyHash(name, bytes).toString('hex')}+${bytes.toString('base64')}`, privateKey }
}

/** A checkpoint: origin, size and root, signed (C2SP tlog-checkpoint). */
export function signCheckpointNote(key: LogKey, { size, root }: { size: number; root: Buffer }): string {
  const text = `${key.name}\n${size}\n${root.toString('base64')}\n`
  return `${text}\n${signatureLine(key, sign(null, Buffer.from(text), key.privateKey))}`
}

/** A signature's line under a note: `— name base64`, with its end of line. */
export function signatureLine(key: Pick<LogKey, 'name' | 'verifier'>, signature: Uint8Array): string {
  const hash = Buffer.from(key.verifier.slice(key.name.length + 1).split('+')[0] as string, 'hex')
  return `— ${key.name} ${Buffer.concat([hash, signature]).toString('base64')}\n`
}

/** What a note says, and the lines under it. Undefined for what is not a checkpoint. */
export function readNote(note: string): (TreeHead & { text: string; signatures: string[] }) | undefined {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0) return undefined
  const text = note.slice(0, cut + 1)
  const [origin, size, root] = text.split('\n')
  if (!origin || !root || !/^(0|[1-9]\d*)$/.test(size ?? '')) return undefined
  const signatures = note
    .slice(cut + 2)
    .split('\n')
    .filter(Boolean)
  return { origin, size: Number(size), root, text, signatures }
}

/** A key as its owner publishes it: name, what it signs, the hash that its signatures begin with. Undefined when it is none. */
export function readVerifier(
  verifier: string,
): { name: string; signs: number; hash: Buffer; key: KeyObject } | undefined {
  const [, name = '', hex = '', base64 = ''] = verifier.match(/^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/) ?? []
  const bytes = Buffer.from(base64, 'base64')
  const hash = keyHash(name, bytes)
  if (bytes.length !== 33 || hash.toString('hex') !== hex) return undefined
  const x = bytes.subarray(1).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return { name, signs: bytes[0] as number, hash, key }
}

function keyHash(name: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4)
}
