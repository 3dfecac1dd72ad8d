import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RoomState } from '@saolang/web/market/live/live-views.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { rootDir } from '../../platform/config.ts'
import { setGuardSecret } from '../../platform/request-guard.ts'
import { readSecret } from '../../platform/secrets.ts'
import { signIn } from '../../testing/actors.ts'
import { makeFilm, prepareLive } from '../../testing/live/announced.ts'
import { type Nats, openNats } from '../../testing/nats.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

type Server = { url: string; child: ChildProcess }
/** Somebody who watches: the sale as it was told last, and all that was said. */
type Watching = { state(): RoomState | undefined; said: string[]; close(): void }

let running: TestApp
let nats: Nats
let sold: Recognised
let offerId: string
let film: Buffer

beforeAll(async () => {
  ;[running, nats] = await Promise.all([openApp(), openNats()])
  setGuardSecret(readSecret(running.config.dataDir, 'forms'))
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 40)
  film = makeFilm(3)
})
afterAll(async () => {
  await nats.close()
  await running.close()
})

const soon = { interval: 20, timeout: 15_000 }
// PostgreSQL and NATS keep one contract (platform/fan-out): what goes by one goes by the other.
describe('two server processes that tell each other by NATS', () => {
  let here: Server
  let there: Server
  let id: string
  let host: { headers: { cookie: string }; csrf: string }

  beforeAll(async () => {
    ;[here, there] = await Promise.all([serve({ NATS_URL: nats.url }), serve({ NATS_URL: nats.url })])
    id = await prepareLive(sold, [offerId])
    host = await signIn(sold.producer)
  })
  afterAll(async () => {
    await Promise.all([here, there].map(end))
  })

  const post = ({ url }: Server, path: string, form: Record<string, string>, headers = {}) =>
    fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form) })
  const asHost = async (act: string, form: Record<string, string> = {}) => {
    const { status } = await post(here, `/market/live/${id}/${act}`, { csrf: host.csrf, ...form }, host.headers)
    expect(status).toBe(303)
  }
  const order = async () => {
    const wish = {
      offer: offerId,
      quantity: '1',
      name: 'Cô Ba',
      phone: '0900000001',
      address: 'Số 1 phố Thử',
      provinceCode: '79',
    }
    const form = { ...wish, [`pay-${sold.producer.organisationId}`]: 'cash' }
    const review = await (await post(there, `/live/${id}/checkout`, { ...form, step: 'review' })).text()
    const [key = '', seenDong = ''] = ['key', 'seenDong'].map(
      (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(review)?.[1],
    )
    return (await post(there, `/live/${id}/checkout`, { ...form, step: 'order', key, seenDong })).status
  }

  test('show buyers on one what its host does on the other: pictures, pins, prices, stock, words, and its end', async () => {
    const [helper, buyer] = [watch(here, id), watch(there, id)]
    await asHost('begin')
    await expect.poll(() => buyer.state()?.status, soon).toBe('live')

    const camera = new WebSocket(`${here.url.replace('http', 'ws')}/live/${id}/send`, { headers: host.headers })
    await once(camera, 'open')
    camera.send(JSON.stringify({ mimeType: 'video/mp4;codecs=avc1' }))
    for (let at = 0; at < film.length; at += 15_000) camera.send(film.subarray(at, at + 15_000))
    const playlist = async () => (await fetch(`${there.url}/live/${id}/media/index.m3u8?_HLS_msn=0&_HLS_part=1`)).text()
    await expect.poll(playlist, soon).toMatch(/URI="0-0\.1\.m4s"/)
    const part = await fetch(`${there.url}/live/${id}/media/0-0.1.m4s`)
    expect(Buffer.from(await part.arrayBuffer()).toString('latin1', 4, 8)).toBe('moof')

    await asHost(`bag/${offerId}/pin`)
    await expect.poll(() => buyer.state()?.pinned, soon).toBe(offerId)
    await asHost(`bag/${offerId}/flash`, { flashDong: '99000', minutes: '5', quantity: '2' })
    await expect.poll(() => buyer.state()?.items[0]?.priceDong, soon).toBe(99_000)
    expect(await order()).toBe(303)
    await expect.poll(() => helper.state()?.items[0]?.left, soon).toBe(1)
    expect((await post(there, `/live/${id}/chat`, { name: 'Cô Ba', words: 'Mật còn không em?' })).status).toBe(303)
    await expect.poll(() => helper.said, soon).toEqual(['Mật còn không em?'])
    await expect.poll(() => [helper.state()?.viewers, buyer.state()?.viewers], soon).toEqual([2, 2])

    await asHost('end')
    await expect.poll(() => buyer.state()?.status, soon).toBe('ended')
    const replay = async () => (await fetch(`${there.url}/live/${id}/media/replay.mp4`)).status
    await expect.poll(replay, soon).toBe(200)
    for (const one of [helper, buyer]) one.close()
    camera.terminate()
  }, 60_000)
})

function watch({ url }: Server, id: string): Watching {
  let state: RoomState | undefined
  const said: string[] = []
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/${id}/room`)
  socket.on('message', (data) => {
    const news = JSON.parse(String(data)) as { state?: RoomState; messages?: { words: string }[] }
    if (news.state) state = news.state
    said.push(...(news.messages ?? []).map(({ words }) => words))
  })
  return { state: () => state, said, close: () => socket.terminate() }
}

/** A process of the system on the database and the folder of this test. */
async function serve(env: Record<string, string>): Promise<Server> {
  const port = await findPort()
  const child = spawn(process.execPath, [join(rootDir, 'packages/server/src/cli.ts'), 'start'], {
    cwd: rootDir,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...{
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        LIVE_RTMP_PORT: '0',
        SAOLANG_DEMO: 'off',
      },
      ...{ DATABASE_URL: running.url, SAOLANG_DATA_DIR: running.config.dataDir, ...env },
    },
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const url = `http://localhost:${port}`
  for (let i = 0; i < 600 && child.exitCode === null; i++) {
    if (
      await fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, child }
    await pause(100)
  }
  throw new Error(`the server did not start: ${complaint}`)
}

async function end({ child }: Server): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
