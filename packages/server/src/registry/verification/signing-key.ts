import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { exportJWK, type JWK, SignJWT } from 'jose'
import { readSecret } from '../../platform/secrets.ts'
import { listCredentialKeys, openCredentialKeys } from '../credential/credential-keys.ts'

type SigningKey = { id: string; privateKey: KeyObject; publicJwk: JWK }

let key: SigningKey | undefined

// An Ed25519 private key in PKCS #8 is this head and the 32 bytes of its seed (RFC 8410, section 7).
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Opens the keys that answers to machines and credentials are signed with; they live in the data folder. Call once at start. */
export async function openSigningKey(dataDir: string): Promise<void> {
  const seed = Buffer.from(readSecret(dataDir, 'verification-ed25519'), 'base64url')
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const publicJwk = await exportJWK(createPublicKey(privateKey))
  const id = createHash('sha256').update(String(publicJwk.x)).digest('base64url').slice(0, 16)
  await openCredentialKeys(dataDir)
  key = { id, privateKey, publicJwk: { ...publicJwk, kid: id, alg: 'EdDSA', use: 'sig' } }
}

/** The public keys by which anyone can check our signatures (RFC 7517), those of credentials with their history. */
export function publicKeys(): { keys: JWK[] } {
  return { keys: [opened().publicJwk, ...listCredentialKeys().map(({ publicJwk }) => publicJwk)] }
}

/** Signs an answer with the moment in which it was given: a JWS in compact form (RFC 7515). */
export function signAnswer(
  answer: Record<string, unknown>,
  { issuer, at }: { issuer: string; at: Date },
): Promise<string> {
  const { id, privateKey } = opened()
  return new SignJWT(answer)
    .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'JWT' })
    .setIssuer(issuer)
    .setIssuedAt(Math.floor(at.getTime() / 1000))
    .sign(privateKey)
}

function opened(): SigningKey {
  if (!key) throw new Error('the signing key is not open')
  return key
}
