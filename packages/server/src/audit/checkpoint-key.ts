import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { readSecret } from '../platform/secrets.ts'

/** A signed head of the chain, as it is kept in the table, in the file beside it, and published. Hash and signature in base64url. */
export type Checkpoint = { seq: number; hash: string; signedAt: string; keyId: string; signature: string }

/** The key that signs checkpoints (Ed25519); `publicKey` is its 32 bytes in base64url. */
export type CheckpointKey = { keyId: string; publicKey: string; privateKey: KeyObject }

// RFC 8410, section 7: the frame around the 32 bytes of an Ed25519 private key.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The installation's key, made at first use from a secret of 32 bytes in the data folder. */
export function readCheckpointKey(dataDir: string): CheckpointKey {
  const seed = Buffer.from(readSecret(dataDir, 'audit-checkpoint'), 'base64url')
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  const raw = Buffer.from(x as string, 'base64url')
  return {
    keyId: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    publicKey: x as string,
    privateKey,
  }
}

/** Signs a head. */
export function signHead(key: CheckpointKey, { seq, hash }: { seq: number; hash: Buffer }, at: Date): Checkpoint {
  const unsigned = { seq, hash: hash.toString('base64url'), signedAt: at.toISOString(), keyId: key.keyId }
  const text = `saolang audit checkpoint\n${unsigned.seq}\n${unsigned.hash}\n${unsigned.signedAt}\n${unsigned.keyId}\n`
  return { ...unsigned, signature: sign(null, Buffer.from(text), key.privateKey).toString('base64url') }
}
