import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** Orders to send: the same one again and again with keys of their own, `parallel` at a time, to the servers in turns. */
export type Buying = {
  bases: readonly string[]
  count: number
  parallel: number
  order: { lines: readonly object[]; buyer: object; payWays: object; seenDong: number }
  /** Other lines for every order, in turns. */
  linesOf?: readonly (readonly object[])[]
}
/** Seconds in all, milliseconds of each, and how each was answered. */
export type Bought = { seconds: number; millis: number[]; statuses: Record<number, number> }

async function buy({ bases, count, parallel, order, linesOf }: Buying): Promise<Bought> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel })
  const bought: Bought = { seconds: 0, millis: [], statuses: {} }
  let sent = 0
  const one = async () => {
    for (let i = sent++; i < count; i = sent++) {
      const body = JSON.stringify({ ...order, ...(linesOf && { lines: linesOf[i % linesOf.length] }) })
      const start = performance.now()
      const status = await post(`${bases[i % bases.length]}/api/v1/shop/orders`, body, { agent, from: i })
      bought.millis.push(performance.now() - start)
      bought.statuses[status] = (bought.statuses[status] ?? 0) + 1
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: parallel }, one))
  bought.seconds = (performance.now() - start) / 1000
  agent.destroy()
  return bought
}

// Every buyer has an address of their own, as behind a proxy: one address is not let order this often.
function post(url: string, body: string, { agent, from }: { agent: Agent; from: number }): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': randomUUID(),
    'x-forwarded-for': `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`,
  }
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sending.once('error', reject).end(body)
  })
}

/** Sends orders from a thread of its own. */
export function buyApart(buying: Buying): Promise<Bought> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: buying })
    worker.once('message', resolve).once('error', reject)
  })
}

if (!isMainThread) parentPort?.postMessage(await buy(workerData as Buying))
