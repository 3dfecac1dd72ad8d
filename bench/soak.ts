// Everything at once for a long while, many times as fast as a busy day: `node bench/soak.ts --minutes 60` is eight hours by rate.
// Heap after a forced collection once warm, and at the end.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findFreePort, openSystem } from '../e2e/system.ts'
import { openField } from './faults/clients/field.ts'
import { startClients } from './faults/clients/start-clients.ts'
import { openHistory } from './faults/history.ts'
import { openInspector } from './setup/inspector.ts'
import { sendStreams } from './setup/open-loop.ts'
import { listPublicPages } from './setup/what-to-ask.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string' } } })
const minutes = Number(values.minutes ?? 3)
const limit = 1.05
const warmShare = 0.2
const reading = { verification: 200, reads: 20 }

const port = await findFreePort()
const system = await openSystem({
  env: { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` },
})
try {
  const inspector = await openInspector(port)
  const { out } = await system.run(['token', '--role', 'integrator'])
  const history = openHistory()
  const field = await openField(system.url, history, 1)
  const clients = startClients(field, 'soak', out.trim())
  const { verification, reads } = await listPublicPages(system.dataDir)
  const streams = [
    { name: 'verification', rate: reading.verification, asked: verification },
    { name: 'reads', rate: reading.reads, asked: reads },
  ]
  const readers = sendStreams({ url: system.url, seconds: minutes * 60, streams })
  const samples: number[] = []
  const ticks = 10
  for (let tick = 1; tick <= ticks; tick++) {
    await sleep((minutes * 60_000) / ticks)
    samples.push(await inspector.heapAfterCollection())
    process.stderr.write(
      `${((tick * minutes) / ticks).toFixed(1)} min: ${megabytes(samples.at(-1) as number)}, ${history.acknowledged()} writes\n`,
    )
  }
  field.tide.isOver = true
  const answered = await readers
  await clients
  const [warm, end] = [samples[Math.floor(ticks * warmShare) - 1] as number, samples.at(-1) as number]
  const read = answered.reduce((sum, { millis }) => sum + millis.length, 0)
  const growth = end / warm
  process.stdout.write(
    `heap growth over ${minutes} min (${history.acknowledged()} writes, ${read} reads): ${megabytes(warm)} to ${megabytes(end)} is ${growth.toFixed(3)}, limit ${limit}, ratio ${(limit / growth).toFixed(2)}\n`,
  )
  if (growth > limit) process.exitCode = 1
  inspector.close()
} finally {
  await system.close()
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
