// One process: 5,000 who watch a live sale hear what is said five times a second; and 300 phones fetch its pictures as players do.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { visitor } from '@saolang/core/people/actor.ts'
import { createApp } from '../packages/server/src/app.ts'
import { jobs, listeners } from '../packages/server/src/background.ts'
import { sayInLive } from '../packages/server/src/market/live/chat/say.ts'
import { beginLive } from '../packages/server/src/market/live/go-live.ts'
import { takePictures } from '../packages/server/src/market/live/media/take-pictures.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { drainOutbox } from '../packages/server/src/platform/worker.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { prepareLive } from '../packages/server/src/testing/live/announced.ts'
import { putOnSale, recogniseProduct } from '../packages/server/src/testing/on-sale.ts'
import { onDatabase } from './setup/on-database.ts'

const watchers = 5000
const viewers = 300
const messagesPerSecond = 5
const partsPerSecond = 3
const seconds = 12
const limits = { p99Ms: 300, viewersCore: 0.3 }

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  const config = readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error', LIVE_RTMP_PORT: '0' })
  const app = await createApp(config)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const sold = await recogniseProduct({ deliverEvents: () => drainOutbox(url, listeners, jobs) })
  const id = await prepareLive(sold, [await putOnSale(sold, 100)])
  await beginLive(sold.producer, id)
  const stopFilm = await sendFilm(id)
  await watch(base, id)
  await view(base, id)
  await stopFilm()
  await app.close()
})

/** A moving picture at 1.6 Mb/s, as a phone sends it. Gives how to end it. */
async function sendFilm(sessionId: string): Promise<() => Promise<void>> {
  const camera = spawn('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=15'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-g',
      '15',
      '-b:v',
      '1600k',
      '-minrate',
      '1600k',
      '-maxrate',
      '1600k',
    ],
    ...['-bufsize', '1600k', '-nal-hrd', 'cbr', '-pix_fmt', 'yuv420p'],
    ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
  ])
  const pictures = await takePictures(
    { sessionId, kind: 'browser', format: 'mp4', mustTranscode: false },
    { transcodes: 0 },
  )
  camera.stdout.on('data', (chunk: Buffer) => void pictures.write(chunk))
  await pause(4000)
  return async () => {
    camera.kill()
    pictures.end()
    await pictures.ended
  }
}

async function watch(base: string, id: string): Promise<void> {
  const crowd = await openCrowd('watch', base, id, watchers)
  const before = process.cpuUsage()
  const began = performance.now()
  for (let n = 0; n < seconds * messagesPerSecond; n++) {
    void sayInLive(visitor, { sessionId: id, name: 'Đo', words: String(Date.now()), author: Buffer.alloc(32, n + 1) })
    await pause(1000 / messagesPerSecond - ((performance.now() - began) % (1000 / messagesPerSecond)))
  }
  const { p50, p99, heard } = await askCrowd<{ p50: number; p99: number; heard: number }>(crowd)
  const microsPerDelivery = cpuMicrosSince(before) / heard
  const core = (microsPerDelivery * watchers * messagesPerSecond) / 1e6
  say({
    ...{
      title: `${watchers} who watch, ${messagesPerSecond} messages a second`,
      p50Ms: p50,
      p99Ms: p99,
      microsPerDelivery,
      core,
    },
    ...{ heard, of: watchers * seconds * messagesPerSecond, limit: limits.p99Ms, ratio: limits.p99Ms / p99 },
  })
  if (p99 > limits.p99Ms || heard < watchers * seconds * messagesPerSecond) process.exitCode = 1
}

async function view(base: string, id: string): Promise<void> {
  const crowd = await openCrowd('view', base, id, viewers)
  const before = process.cpuUsage()
  await pause(seconds * 1000)
  const { requests, failed, bytes } = await askCrowd<{ requests: number; failed: number; bytes: number }>(crowd)
  const microsPerRequest = cpuMicrosSince(before) / requests
  // A playlist and a part three times a second each, whatever this machine let them have meanwhile.
  const core = (microsPerRequest * viewers * 2 * partsPerSecond) / 1e6
  say({
    ...{ title: `${viewers} phones that play the pictures`, microsPerRequest, core, requests, failed },
    ...{
      megabitsPerSecond: (bytes * 8) / 1e6 / (seconds + 1),
      limit: limits.viewersCore,
      ratio: limits.viewersCore / core,
    },
  })
  if (core > limits.viewersCore || failed > 0) process.exitCode = 1
}

async function openCrowd(what: string, base: string, id: string, count: number): Promise<ChildProcess> {
  const crowd = fork(new URL('./setup/live-crowd.ts', import.meta.url), [what, base, id, String(count)])
  await once(crowd, 'message')
  return crowd
}

async function askCrowd<Told extends Record<string, number>>(crowd: ChildProcess): Promise<Told> {
  await pause(1000)
  crowd.send('end')
  const [outcome] = (await once(crowd, 'message')) as [Told]
  return outcome
}

// CPU and not time: on a machine that others use as well only this says what the work costs.
function cpuMicrosSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function say(figures: object): void {
  const round = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)
  process.stdout.write(`${JSON.stringify(figures, round)}\n`)
}
