import { readShop } from './market/shop/read-shop.ts'
import { currentTime } from './platform/act.ts'
import type { Config } from './platform/config.ts'
import { inReadOnly } from './platform/sql.ts'
import type { Probes } from './platform/watching/incidents/part-states.ts'
import { countJobs, countMessages, findStanding } from './platform/watching/meters/gauges.sql.ts'
import { checkReadiness } from './platform/watching/readiness.ts'
import { searchProducts } from './registry/search/search-products.ts'
import { verifyCode } from './registry/verification/verify-code.ts'

const longestWaitSeconds = 900
const mostFailedAnHour = 20

/** How each part of the status page is tried: by doing what people do there, without a trace. */
export function statusProbes(config: Config): Probes {
  const hasMail = Boolean(config.messaging.smtp ?? config.messaging.sms ?? config.messaging.zalo)
  return {
    register: () => searchProducts({ q: '', facets: {}, page: 1, size: 1 }),
    codes: () => verifyCode('TRANGTHAI'),
    filing: tryFiling,
    shop: () => readShop({ q: '', facets: {}, page: 1, size: 1 }),
    mail: () => (hasMail ? tryMail() : Promise.resolve('off')),
  }
}

// A dossier is kept in the database and the store of files, and goes on by the worker.
async function tryFiling(): Promise<void> {
  const { worker: _, ...needed } = await checkReadiness()
  const missing = Object.entries(needed).find(([, isThere]) => !isThere)
  if (missing) throw new Error(`filing needs ${missing[0]}`)
  const { isStandby } = await inReadOnly(findStanding)
  if (isStandby) throw new Error('the database takes no writes')
  const waiting = (await inReadOnly(countJobs)).filter(({ isEvent, state }) => isEvent && state === 'waiting')
  if (waiting.some(({ oldestSeconds }) => oldestSeconds > longestWaitSeconds)) throw new Error('nobody hears of events')
}

async function tryMail(): Promise<void> {
  const channels = await inReadOnly(countMessages)
  if (channels.some(({ failed }) => failed > mostFailedAnHour))
    throw new Error(`messages fail since an hour before ${currentTime().toISOString()}`)
}
