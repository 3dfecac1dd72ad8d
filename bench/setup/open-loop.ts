import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** One thing to ask for. */
export type Asked = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }

/** A stream of requests: so many a second, in turns, whether or not the former were answered. */
export type Stream = { name: string; rate: number; asked: readonly Asked[]; isOnce?: boolean }

/** How a stream was answered: milliseconds of each from the moment it was due, and how many by status (0: not at all). */
export type Answered = { name: string; millis: number[]; statuses: Record<number, number>; seconds: number }

type Load = { url: string; seconds: number; streams: readonly Stream[] }

// More than enough that nobody waits for a connection, as with a thousand phones.
const connections = 256

async function send({ url, seconds, streams }: Load): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const all = await Promise.all(streams.map((stream) => flow(url, agent, stream, seconds)))
  agent.destroy()
  return all
}

/**
 * Every request has its moment, whatever became of those before it, and is timed from that moment: what a slow server makes others wait
 * is counted (no coordinated omission).
 */
async function flow(
  url: string,
  agent: Agent,
  { name, rate, asked, isOnce }: Stream,
  seconds: number,
): Promise<Answered> {
  const answered: Answered = { name, millis: [], statuses: {}, seconds }
  const count = Math.min(Math.round(rate * seconds), isOnce ? asked.length : Number.POSITIVE_INFINITY)
  const start = performance.now()
  const under: Promise<void>[] = []
  for (let i = 0; i < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - start) / 1000) * rate) + 1)
    for (; i < due; i++)
      under.push(one(url, agent, asked[i % asked.length] as Asked, { start: start + (i * 1000) / rate, i, answered }))
    await sleep(1)
  }
  await Promise.all(under)
  return answered
}

function one(
  url: string,
  agent: Agent,
  { method, path, headers, body }: Asked,
  at: { start: number; i: number; answered: Answered },
) {
  const { start, i, answered } = at
  return new Promise<void>((resolve) => {
    const end = (status: number) => {
      answered.millis.push(performance.now() - start)
      answered.statuses[status] = (answered.statuses[status] ?? 0) + 1
      resolve()
    }
    // Every reader has an address of their own, as behind a proxy.
    const address = `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`
    const given =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const options = { method, agent, timeout: 30_000, headers: { 'x-forwarded-for': address, ...given, ...headers } }
    const sending = request(url + path, options, (answer) => {
      answer.resume().once('end', () => end(answer.statusCode ?? 0))
      answer.once('error', () => end(0))
    })
    sending.once('timeout', () => sending.destroy(new Error('no answer')))
    sending.once('error', () => end(0))
    sending.end(body)
  })
}

/** Sends streams of requests from a thread of its own, for so many seconds. */
export function sendStreams(load: Load): Promise<Answered[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load })
    worker.once('message', resolve).once('error', reject)
  })
}

/** The value that a share of all stay under. */
export function percentile(millis: readonly number[], share: number): number {
  const sorted = Float64Array.from(millis).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

if (!isMainThread) parentPort?.postMessage(await send(workerData as Load))
