import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type LogSettings, readLogSettings } from '../audit/log/log-settings.ts'
import { type BackupSettings, readBackupSettings } from './backup/settings.ts'
import { type CarrierSettings, readCarrierSettings } from './carriers/settings.ts'
import { type FanOutSettings, readFanOutSettings } from './fan-out/settings.ts'
import { type LiveSettings, readLiveSettings } from './media/settings.ts'
import { type Messaging, readMessaging } from './messenger/settings.ts'
import { type ReplicaSettings, readReplicaSettings } from './replica/settings.ts'
import { type Environment, readSettings, refuseSettings } from './settings/read-settings.ts'
import { findConfigProblems } from './settings/setting-groups.ts'
import { databaseSettings, identitySettings, outsideSettings, systemSettings } from './settings/system-settings.ts'
import { readSigningSettings, type SigningSettings } from './signing/settings.ts'
import { readStoreSettings, type StoreSettings } from './stores/settings.ts'
import { readWatchingSettings, type WatchingSettings } from './watching/settings.ts'

/** The root folder of the checkout. */
export const rootDir = resolve(import.meta.dirname, '../../../..')

/** The version of this checkout, as package.json has it. */
export const version = (JSON.parse(readFileSync(resolve(rootDir, 'package.json'), 'utf8')) as { version: string })
  .version

/** What the environment says, read once. `publicUrl` is the address that people and QR codes use, without a final slash. */
export type Config = Readonly<{
  port: number
  host: string
  dataDir: string
  publicUrl: string
  isDemo: boolean
  /** Somebody said so: it is not the demo only because nothing was said. */
  isDemoSaid: boolean
  /** Who is told of security holes. */
  securityContact?: string
  logLevel: string
  /** What this process does: `web` answers requests, `worker` does the jobs and answers its health alone, `all` both. */
  role: 'all' | 'web' | 'worker'
  /** Machines in front, besides this one, whose word on where people come from is taken. */
  proxies: readonly string[]
  /** Seconds in which requests are still taken after the process was told to stop. */
  drainSeconds: number
  databaseUrl?: string
  replica: ReplicaSettings
  clamdSocket?: string
  /** Hosts that subscribers may sit on although they lie inside, or speak no https. */
  webhookHosts: readonly string[]
  /** How long a portal of the State may take to answer. */
  exchangeTimeoutSeconds: number
  messaging: Messaging
  live: LiveSettings
  files: StoreSettings
  backup: BackupSettings
  fanOut: FanOutSettings
  carriers: CarrierSettings
  signing: SigningSettings
  watching: WatchingSettings
  auditLog: LogSettings
  oidc?: { issuer: string; clientId: string; clientSecret?: string }
}>

/** Reads the environment by the tables of settings. Throws an Error of one clear line that names all variables at fault. */
export function readConfig(env: Environment): Config {
  refuseSettings(findConfigProblems(env))
  const e = { ...readSettings(systemSettings, env), ...readSettings(outsideSettings, env) }
  const { DATABASE_URL: databaseUrl } = readSettings(databaseSettings, env)
  const publicUrl = e.SAOLANG_URL ?? `http://localhost:${e.PORT}`
  const dataDir = resolve(e.SAOLANG_DATA_DIR ?? resolve(rootDir, 'var'))
  const oidc = readIdentity(env)
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    dataDir,
    publicUrl,
    isDemo: e.SAOLANG_DEMO === 'on',
    isDemoSaid: Boolean(env.SAOLANG_DEMO),
    ...(e.SAOLANG_SECURITY_CONTACT && { securityContact: e.SAOLANG_SECURITY_CONTACT }),
    logLevel: e.SAOLANG_LOG,
    role: e.SAOLANG_ROLE,
    drainSeconds: e.SAOLANG_DRAIN_SECONDS,
    proxies: e.SAOLANG_PROXIES,
    messaging: readMessaging(env),
    live: readLiveSettings(env, dataDir),
    files: readStoreSettings(env),
    backup: readBackupSettings(env, dataDir),
    replica: readReplicaSettings(env),
    fanOut: readFanOutSettings(env),
    carriers: readCarrierSettings(env),
    signing: readSigningSettings(env),
    watching: readWatchingSettings(env),
    auditLog: readLogSettings(env, publicUrl),
    exchangeTimeoutSeconds: e.EXCHANGE_TIMEOUT_SECONDS,
    webhookHosts: e.WEBHOOK_HOSTS,
    ...(databaseUrl && { databaseUrl }),
    ...(e.CLAMD_SOCKET && { clamdSocket: e.CLAMD_SOCKET }),
    ...(oidc && { oidc }),
  })
}

function readIdentity(env: Environment): Config['oidc'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = readSettings(identitySettings, env)
  return issuer && clientId ? { issuer, clientId, ...(clientSecret && { clientSecret }) } : undefined
}

/** A short stable name of a folder, for socket directories whose path must stay under 100 characters. */
export function shortNameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 10)
}
