import { randomUUID } from 'node:crypto'

/**
 * Carries short news between the processes of an installation. What is told reaches each process that hears the channel at most once
 * and in the order of whoever told it: this one at once, the others within tens of milliseconds. It may be lost while the carrier is
 * away, so nothing may hang on it but the moment: whoever hears reads the database by itself within seconds.
 */
export type FanOut = {
  name: Carrier['name']
  /** Throws a RangeError for news of more than 7,000 bytes; otherwise never fails. */
  tell(channel: string, news: object): void
  hear<News extends object>(channel: string, heard: (news: News) => void): Promise<void>
  close(): Promise<void>
}

/** What brings texts of at most 7,900 bytes from process to process. `publish` may fail: then they are lost. */
export type Carrier = {
  name: 'postgres' | 'nats'
  publish(channel: string, payloads: readonly string[]): Promise<void>
  subscribe(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

const mostBytes = 7000
// PostgreSQL takes its lock of notifications once a batch; and who reads news several times a second sees no difference.
const batchMillis = 40

/** A fan-out over a carrier, which is told in batches. */
export function fanOutOver(carrier: Carrier): FanOut {
  const ownName = randomUUID()
  const hearers = new Map<string, ((news: never) => void)[]>()
  const waiting = new Map<string, string[]>()
  const hand = (channel: string, news: object) => {
    for (const hear of hearers.get(channel) ?? []) hear(news as never)
  }
  const flush = async (channel: string) => {
    const batch = waiting.get(channel)
    waiting.delete(channel)
    if (batch) await carrier.publish(channel, packed(ownName, batch)).catch(() => {})
  }
  const heardFrom = (channel: string, payload: string) => {
    const { from, news } = JSON.parse(payload) as { from: string; news: object[] }
    if (from !== ownName) for (const each of news) hand(channel, each)
  }
  return {
    name: carrier.name,
    tell: (channel, news) => {
      const text = JSON.stringify(news)
      if (Buffer.byteLength(text) > mostBytes)
        throw new RangeError(`news of more than ${mostBytes} bytes on ${channel}`)
      hand(channel, news)
      const batch = waiting.get(channel)
      if (batch) batch.push(text)
      else {
        waiting.set(channel, [text])
        setTimeout(() => void flush(channel), batchMillis).unref()
      }
    },
    hear: async (channel, heard) => {
      const known = hearers.get(channel)
      hearers.set(channel, [...(known ?? []), heard as (news: never) => void])
      if (!known) await carrier.subscribe(channel, (payload) => heardFrom(channel, payload))
    },
    close: async () => {
      await Promise.all([...waiting.keys()].map(flush))
      await carrier.close()
    },
  }
}

function packed(from: string, news: readonly string[]): string[] {
  const payloads: string[][] = [[]]
  let bytes = 0
  for (const text of news) {
    const length = Buffer.byteLength(text) + 1
    if (bytes + length > mostBytes) {
      payloads.push([])
      bytes = 0
    }
    payloads.at(-1)?.push(text)
    bytes += length
  }
  return payloads.filter((texts) => texts.length > 0).map((texts) => `{"from":"${from}","news":[${texts.join(',')}]}`)
}
