import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/sql.ts'

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** What the exchange knows of this installation. `hosts` may be told although they lie inside or speak no https. */
export type ExchangeSettings = {
  dataDir: string
  hosts: ReadonlySet<string>
  timeoutMillis: number
  /** To say that a delivery is at work: nobody's act, and nothing to audit. */
  write: Write
}

let settings: ExchangeSettings | undefined

/** Told once, when the application is put together. */
export function configureExchange({ dataDir, webhookHosts, exchangeTimeoutSeconds }: Config, write: Write): void {
  settings = { dataDir, hosts: new Set(webhookHosts), timeoutMillis: exchangeTimeoutSeconds * 1000, write }
}

/** The settings; throws before they are set. */
export function exchangeSettings(): ExchangeSettings {
  if (!settings) throw new Error('the exchange was not set up')
  return settings
}
