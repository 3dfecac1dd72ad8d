import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthWay, TargetId } from '@saolang/core/trace/exchange/target.ts'
import { exchangeSettings } from './settings.ts'

/** Which files of a target lie in the secrets folder, never what is in them. */
export type KnownCredentials = { hasSecret: boolean; hasCertificate: boolean }

const fileOf = (target: TargetId, ending = '') =>
  join(exchangeSettings().dataDir, 'secrets', `exchange-${target}${ending}`)

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)

/** Whether `secrets/exchange-<target>` and its client certificate `.crt` with `.key` are there. */
export function findCredentials(target: TargetId): KnownCredentials {
  return {
    hasSecret: existsSync(fileOf(target)),
    hasCertificate: existsSync(fileOf(target, '.crt')) && existsSync(fileOf(target, '.key')),
  }
}

/** The client certificate of a target, when there is one (mutual TLS). */
export function readCertificate(target: TargetId): { cert: string; key: string } | undefined {
  const [cert, key] = [readIfThere(fileOf(target, '.crt')), readIfThere(fileOf(target, '.key'))]
  return cert && key ? { cert, key } : undefined
}

const headerOf = {
  none: () => ({}),
  bearer: (secret) => ({ authorization: `Bearer ${secret}` }),
  'api-key': (secret) => ({ 'x-api-key': secret }),
  basic: (secret) => ({ authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
} as const satisfies Record<AuthWay, (secret: string) => Record<string, string>>

/** The header that tells a target who we are; for `basic` the file holds `name:password`. Undefined when the file is missing. */
export function readAuthHeader(target: TargetId, auth: AuthWay): Record<string, string> | undefined {
  const secret = auth === 'none' ? '' : readIfThere(fileOf(target))
  return secret === undefined ? undefined : headerOf[auth](secret)
}
