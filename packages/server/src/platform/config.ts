import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type LogSettings, readLogSettings } from '../audit/log/log-settings.ts'
import { type CarrierSettings, readCarrierSettings } from './carriers/settings.ts'
import { type LiveSettings, readLiveSettings } from './media/settings.ts'
import { type Messaging, readMessaging } from './messenger/settings.ts'
import { readSigningSettings, type SigningSettings } from './signing/settings.ts'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  SAOLANG_DATA_DIR: z.string().optional(),
  SAOLANG_URL: z.url().optional(),
  SAOLANG_DEMO: z.enum(['on', 'off']).default('on'),
  SAOLANG_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  DATABASE_URL: z.string().optional(),
  SAOLANG_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  CLAMD_SOCKET: z.string().optional(),
  WEBHOOK_HOSTS: z.string().default(''),
  EXCHANGE_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(50).default(15),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
})

/** The root folder of the checkout. */
export const rootDir = resolve(import.meta.dirname, '../../../..')

/** What the environment says, read once. `publicUrl` is the address that people and QR codes use, without a final slash. */
export type Config = Readonly<{
  port: number
  host: string
  dataDir: string
  publicUrl: string
  isDemo: boolean
  logLevel: string
  databaseUrl?: string
  /** What this process does: `web` answers requests, `worker` does the jobs and answers its health alone, `all` both. */
  role: 'all' | 'web' | 'worker'
  clamdSocket?: string
  /** Hosts that subscribers may sit on although they lie inside, or speak no https. */
  webhookHosts: readonly string[]
  /** How long a portal of the State may take to answer. */
  exchangeTimeoutSeconds: number
  messaging: Messaging
  live: LiveSettings
  carriers: CarrierSettings
  signing: SigningSettings
  auditLog: LogSettings
  oidc?: { issuer: string; clientId: string; clientSecret?: string }
}>

/** Reads the environment. Throws an Error of one clear line that names the variable at fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const e = parsed.data
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.SAOLANG_DATA_DIR ?? resolve(rootDir, 'var')),
    publicUrl: (e.SAOLANG_URL ?? `http://localhost:${e.PORT}`).replace(/\/$/, ''),
    isDemo: e.SAOLANG_DEMO === 'on',
    logLevel: e.SAOLANG_LOG,
    messaging: readMessaging(env),
    live: readLiveSettings(env),
    role: e.SAOLANG_ROLE,
    carriers: readCarrierSettings(env),
    signing: readSigningSettings(env),
    auditLog: readLogSettings(env, (e.SAOLANG_URL ?? `http://localhost:${e.PORT}`).replace(/\/$/, '')),
    exchangeTimeoutSeconds: e.EXCHANGE_TIMEOUT_SECONDS,
    webhookHosts: e.WEBHOOK_HOSTS.split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    ...(e.DATABASE_URL && { databaseUrl: e.DATABASE_URL }),
    ...(e.CLAMD_SOCKET && { clamdSocket: e.CLAMD_SOCKET }),
    ...(e.OIDC_ISSUER &&
      e.OIDC_CLIENT_ID && {
        oidc: {
          issuer: e.OIDC_ISSUER,
          clientId: e.OIDC_CLIENT_ID,
          ...(e.OIDC_CLIENT_SECRET && { clientSecret: e.OIDC_CLIENT_SECRET }),
        },
      }),
  })
}

/** A short stable name of a folder, for socket directories whose path must stay under 100 characters. */
export function shortNameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 10)
}
