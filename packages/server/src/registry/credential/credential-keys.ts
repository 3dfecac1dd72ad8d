import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'

/** A key that signs credentials. Its id is the thumbprint of the key (RFC 7638). */
export type CredentialKey = { id: string; since: string; privateKey: KeyObject; publicJwk: JWK }

const prefix = 'credential-'
let dir: string | undefined
let keys: CredentialKey[] = []

/** Opens the keys that sign credentials, oldest first; the first is made at the first start. They lie in the data folder. */
export async function openCredentialKeys(dataDir: string): Promise<void> {
  dir = join(dataDir, 'secrets')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (listFiles().length === 0) writeKey(new Date())
  keys = await Promise.all(listFiles().map(readKey))
}

/** Makes a new key that signs from now on. Those before stay published: what they signed can be checked for ever. */
export async function rotateCredentialKey(dataDir: string, now: Date): Promise<CredentialKey> {
  await openCredentialKeys(dataDir)
  writeKey(now)
  await openCredentialKeys(dataDir)
  return currentCredentialKey()
}

/** The key that signs today. */
export function currentCredentialKey(): CredentialKey {
  const key = keys.at(-1)
  if (!key) throw new Error('the keys of credentials are not open')
  return key
}

/** Every key that ever signed, newest first. */
export function listCredentialKeys(): readonly CredentialKey[] {
  return keys.toReversed()
}

// Flat, as a backup takes them. The name holds the moment: sorted by name they stand in the order in which they were made.
function listFiles(): string[] {
  const files = readdirSync(dir as string).filter((file) => file.startsWith(prefix) && file.endsWith('.pem'))
  return files.toSorted().map((file) => join(dir as string, file))
}

function writeKey(now: Date): void {
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const file = join(dir as string, `${prefix}${stamp}.pem`)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  if (existsSync(file)) throw new Error(`${file} is there already`)
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
}

async function readKey(file: string): Promise<CredentialKey> {
  const privateKey = createPrivateKey(readFileSync(file))
  const jwk = await exportJWK(createPublicKey(privateKey))
  const id = await calculateJwkThumbprint(jwk)
  const since = (file.split('/').at(-1) ?? '').slice(prefix.length).replace(/\.pem$/, '')
  return { id, since, privateKey, publicJwk: { ...jwk, kid: id, alg: 'ES256', use: 'sig' } }
}
