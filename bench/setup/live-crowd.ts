// Those who watch, in a process of their own: `watch` hears messages and says how late they came, `view` fetches pictures as a player does.
import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'

const [what = '', base = '', id = '', count = '0'] = process.argv.slice(2)
const crowd = { watch, view }
const outcome = await crowd[what as keyof typeof crowd](Number(count))
process.on('message', () => {
  process.send?.(outcome(), () => process.exit())
})
process.send?.('ready')

async function watch(most: number): Promise<() => object> {
  const delays: number[] = []
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/live/${id}/room`, { perMessageDeflate: false })
      socket.on('message', (data) => {
        const { kind, messages } = JSON.parse(String(data)) as { kind: string; messages: { words: string }[] }
        if (kind !== 'said') return
        for (const { words } of messages) delays.push(Date.now() - Number(words))
      })
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
  for (let n = 0; n < most; n += 50) await Promise.all(Array.from({ length: 50 }, open))
  await pause(3000)
  delays.length = 0
  return () => {
    const sorted = Float64Array.from(delays).sort()
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY
    return { p50: at(0.5), p99: at(0.99), heard: sorted.length }
  }
}

async function view(most: number): Promise<() => object> {
  const seen = { requests: 0, failed: 0, bytes: 0 }
  const agent = new Agent({ keepAlive: true, maxSockets: most })
  const fetchPart = (file: string) =>
    new Promise<string>((resolve) => {
      get(`${base}/live/${id}/media/${file}`, { agent }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const body = Buffer.concat(parts)
          seen.requests++
          seen.bytes += body.length
          if (answer.statusCode !== 200) seen.failed++
          resolve(file.startsWith('index') ? body.toString() : '')
        })
      }).on('error', () => {
        seen.failed++
        resolve('')
      })
    })
  // As hls.js does: the next part is waited for by the playlist that has it, and then fetched.
  const play = async () => {
    await pause(Math.random() * 1000)
    for (let wanted = ''; ; ) {
      const playlist = await fetchPart(`index.m3u8${wanted}`)
      const newest = [...playlist.matchAll(/#EXT-X-PART:[^\n]*URI="([^"]+)"/g)].at(-1)?.[1]
      if (!newest) {
        await pause(500)
        continue
      }
      await fetchPart(newest)
      const whole = playlist.split('#EXTINF').length - 1
      const segment = Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]) + whole
      const part = (playlist.split('#EXTINF').at(-1) ?? '').split('#EXT-X-PART:').length - 1
      wanted = `?_HLS_msn=${segment}&_HLS_part=${part}`
    }
  }
  for (let n = 0; n < most; n++) void play()
  await pause(2000)
  Object.assign(seen, { requests: 0, failed: 0, bytes: 0 })
  return () => seen
}
