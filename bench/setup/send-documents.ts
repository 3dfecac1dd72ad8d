import { performance } from 'node:perf_hooks'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { documentOf } from './chains.ts'
import type { Store } from './trace-store.ts'

const senders = 4
const batch = 100

type Sending = Pick<Store, 'base' | 'token'> & { from: number; to: number }

/** Sends documents from a thread of its own, `senders` at a time. Answers with the seconds it took; making them is not counted. */
async function send({ base, token, from, to }: Sending): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  let millis = 0
  for (let first = from; first < to; first += batch) {
    const bodies = Array.from({ length: Math.min(batch, to - first) }, (_, i) => documentOf(first + i))
    const start = performance.now()
    const one = async () => {
      for (let body = bodies.pop(); body; body = bodies.pop()) {
        const answer = await fetch(`${base}/epcis/capture`, { method: 'POST', headers, body })
        if (answer.status !== 202) throw new Error(`capture answered ${answer.status}: ${await answer.text()}`)
      }
    }
    await Promise.all(Array.from({ length: senders }, one))
    millis += performance.now() - start
  }
  return millis / 1000
}

/** Seconds that a store takes to capture some documents, sent from a thread of its own, a few at a time. */
export function sendApart({ base, token }: Store, from: number, to: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { base, token, from, to } satisfies Sending })
    worker.once('message', resolve).once('error', reject)
  })
}

if (!isMainThread) parentPort?.postMessage(await send(workerData as Sending))
