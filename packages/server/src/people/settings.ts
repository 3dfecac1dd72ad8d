import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Config } from '../platform/config.ts'

/** What the room knows of this installation: its secret, its public address, whether it is a demo, its identity provider. */
export type PeopleSettings = { secret: string } & Pick<Config, 'isDemo' | 'publicUrl' | 'oidc'>

let settings: PeopleSettings | undefined

/** Told once, when the application is put together. */
export function setPeopleSettings(value: PeopleSettings): void {
  settings = value
}

/** The settings; throws before they are set. */
export function peopleSettings(): PeopleSettings {
  if (!settings) throw new Error('the people room was not set up')
  return settings
}

/** A keyed hash, for what must be recognised and not be read back: an e-mail in a counter, an identity number. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac('sha256', peopleSettings().secret).update(`${purpose}\n${text}`).digest()
}

/** The hash that a random token is kept by. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A random token of 192 bits, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** A secret as the database may hold it: AES-256-GCM under the installation's key. */
export function seal(text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey(), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text that was sealed; throws when it was sealed by another installation or changed. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', sealKey(), bytes.subarray(0, 12))
  cipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}

function sealKey(): Buffer {
  return keyedHash('seal', '')
}
