// A busy hour on two cores, all at once: 1,000 verifications, 300 reads and 50 filings a second, sent at their moments whether or not
// the former were answered. SAOLANG_BENCH_SECONDS says how long.
import { openSystem } from '../e2e/system.ts'
import { type Answered, percentile, sendStreams } from './setup/open-loop.ts'
import { listPublicPages, prepareFilings } from './setup/what-to-ask.ts'

const seconds = Number(process.env.SAOLANG_BENCH_SECONDS ?? 30)
const rates = { verification: 1000, reads: 300, filings: 50 }
/** Milliseconds that so many of a hundred stay under. */
const limits = {
  verification: { share: 0.99, millis: 150 },
  reads: { share: 0.95, millis: 200 },
  filings: { share: 0.95, millis: 500 },
}

const system = await openSystem()
try {
  const { verification, reads } = await listPublicPages(system.dataDir)
  const filings = await prepareFilings(system.url, rates.filings * seconds)
  const streams = (factor: number) => [
    { name: 'verification', rate: rates.verification * factor, asked: verification },
    { name: 'reads', rate: rates.reads * factor, asked: reads },
  ]
  // A server that has been up for a while has compiled what it runs.
  await sendStreams({ url: system.url, seconds: 5, streams: streams(0.3) })
  const all = [...streams(1), { name: 'filings', rate: rates.filings, asked: filings, isOnce: true }]
  for (const answered of await sendStreams({ url: system.url, seconds, streams: all })) report(answered)
} finally {
  await system.close()
}

function report({ name, millis, statuses }: Answered): void {
  const { share, millis: limit } = limits[name as keyof typeof limits]
  const figure = percentile(millis, share)
  const rate = rates[name as keyof typeof rates]
  const refused = Object.entries(statuses).filter(([status]) => status !== '200')
  const words = refused.length > 0 ? `; other answers ${JSON.stringify(Object.fromEntries(refused))}` : ''
  const title = `${name}, ${rate} a second for ${seconds} s, p${share * 100}`
  process.stdout.write(
    `${title}: ${figure.toFixed(0)} ms, limit ${limit} ms, ratio ${(limit / figure).toFixed(2)}; median ${percentile(millis, 0.5).toFixed(1)} ms${words}\n`,
  )
  if (figure > limit || refused.length > 0) process.exitCode = 1
}
