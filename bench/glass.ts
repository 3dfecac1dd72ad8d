// From the camera's glass to the glass of who watches: a clock is drawn into the picture as blocks, goes the whole way through two
// browsers (or from OBS's like by RTMP to one), and is read back from the screen.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Browsing, openBrowser } from '../e2e/browser.ts'
import { findFreePort } from '../e2e/system.ts'
import { start } from '../packages/server/src/main.ts'
import { beginLive, endLive } from '../packages/server/src/market/live/go-live.ts'
import { streamKeyOf } from '../packages/server/src/market/live/media/stream-key.ts'
import { readLive } from '../packages/server/src/market/live/selling/read-room.ts'
import { reader } from '../packages/server/src/platform/sql.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { signIn } from '../packages/server/src/testing/actors.ts'
import { prepareLive } from '../packages/server/src/testing/live/announced.ts'
import { putOnSale, recogniseProduct } from '../packages/server/src/testing/on-sale.ts'
import { drawClock, drawClockFrame, readClock } from './setup/clock-picture.ts'

const limits = { browser: 3000, rtmp: 1500 }
const seconds = Number(process.env.BENCH_SECONDS ?? 20)
const settlingSeconds = 12

const dataDir = mkdtempSync(join(tmpdir(), 'saolang-glass-'))
chmodSync(dataDir, 0o755)
const [port, rtmpPort] = [await findFreePort(), await findFreePort()]
Object.assign(process.env, { SAOLANG_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', SAOLANG_DEMO: 'off' })
process.env.LIVE_RTMP_PORT = String(rtmpPort)
const running = await start(seedReference)
const isListed = async () => (await reader()`select 1 from registry.listing`).length > 0
const sold = await recogniseProduct({
  deliverEvents: async () => {
    while (!(await isListed())) await pause(50)
  },
})
const offer = await putOnSale(sold, 10)
const browsing = await openBrowser({ baseURL: running.config.publicUrl, fakeCamera: true })
try {
  await measureBrowser(browsing)
  await measureRtmp(browsing)
} finally {
  await browsing.close()
  await running.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measureBrowser({ newPage }: Browsing): Promise<void> {
  const id = await prepareLive(sold, [offer])
  const host = await newPage({ width: 360 })
  const { headers } = await signIn(sold.producer)
  const [name = '', value = ''] = headers.cookie.split('=')
  await host.context().addCookies([{ name, value, url: 'https://localhost/', secure: true, httpOnly: true }])
  await host.addInitScript(drawClock)
  await beginLive(sold.producer, id)
  await host.goto(`/market/live/${id}`)
  await host.locator('.live-camera button').first().click()
  await host.locator('.live-camera [data-state=sending]').waitFor()
  await report('browser', await watch(await newPage(), id))
  await endLive(sold.producer, id)
  await host.context().close()
}

async function measureRtmp({ newPage }: Browsing): Promise<void> {
  const id = await prepareLive(sold, [offer])
  await beginLive(sold.producer, id)
  const camera = sendByRtmp(`rtmp://127.0.0.1:${rtmpPort}/live/${streamKeyOf(await readLive(id))}`)
  await report('rtmp', await watch(await newPage(), id))
  camera.kill()
  await endLive(sold.producer, id)
}

/** As OBS does with its usual settings for low delay: a keyframe a second, no B-frames. */
function sendByRtmp(address: string): ChildProcess {
  const [rate, width, height] = [30, 640, 360]
  const camera = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`],
      ...['-r', String(rate), '-use_wallclock_as_timestamps', '1', '-i', 'pipe:0', '-f', 'lavfi', '-i', 'anullsrc'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(rate), '-b:v', '800k'],
      ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'flv', address],
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  )
  camera.stdin?.on('error', () => {})
  const timer = setInterval(() => camera.stdin?.write(drawClockFrame(Date.now(), width, height)), 1000 / rate)
  camera.once('close', () => clearInterval(timer))
  return camera
}

async function watch(page: Page, id: string): Promise<number[]> {
  await page.goto(`/live/${id}`)
  await page.waitForFunction(
    () => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 10,
  )
  await pause(settlingSeconds * 1000)
  const delays: number[] = []
  for (let i = 0; i < seconds * 5; i++) {
    const delay = await page.evaluate(readClock)
    if (delay !== null) delays.push(delay)
    await pause(200)
  }
  await page.context().close()
  return delays.toSorted((a, b) => a - b)
}

function report(from: keyof typeof limits, delays: readonly number[]): void {
  const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.POSITIVE_INFINITY
  const limit = limits[from]
  const figures = { p50Ms: at(0.5), p90Ms: at(0.9), read: delays.length, limit, ratio: limit / at(0.5) }
  const round = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)
  process.stdout.write(`${JSON.stringify({ title: `glass to glass from ${from}`, ...figures }, round)}\n`)
  if (!(at(0.5) <= limit)) process.exitCode = 1
}
