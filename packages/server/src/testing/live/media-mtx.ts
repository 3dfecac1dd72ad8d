import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRtmpDoor } from '../../market/live/media/rtmp-door.ts'

/** A stand-in that speaks MediaMTX 1.18's HTTP API as far as we ask it (paths, playback), takes RTMP and records what it took. */
export type MediaMtx = { url: string; rtmp: string; asked: string[]; close(): Promise<void> }

/** Opens it on the loopback. */
export async function openMediaMtx(): Promise<MediaMtx> {
  const folder = mkdtempSync(join(tmpdir(), 'saolang-mtx-'))
  const asked: string[] = []
  const paths = new Set<string>()
  const recordingOf = (name: string) => join(folder, `${name}.flv`)
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mtx')
    asked.push(`${request.method} ${url.pathname}`)
    const json = (status: number, body: object = {}) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const name = url.pathname.split('/').at(-1) ?? ''
    const film = recordingOf(url.searchParams.get('path') ?? '')
    if (url.pathname === '/v3/config/global/get') return json(200, { api: true })
    if (url.pathname.startsWith('/v3/config/paths/add/')) {
      const isNew = !paths.has(name)
      paths.add(name)
      return isNew ? json(200) : json(400, { error: 'path already exists' })
    }
    if (url.pathname.startsWith('/v3/config/paths/')) return paths.has(name) ? json(200) : json(404)
    if (url.pathname.startsWith('/v3/paths/get/')) return paths.has(name) ? json(200, { name, ready: true }) : json(404)
    if (!existsSync(film)) return json(404)
    if (url.pathname === '/list') return json(200, [{ start: '2026-11-25T00:00:00Z', duration: lengthOf(film) }])
    if (url.pathname === '/get') return response.writeHead(200, { 'content-type': 'video/mp4' }).end(asMp4(film))
    return json(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const record = async (key: string) => {
    const path = recordingOf(key.split('?')[0] as string)
    rmSync(path, { force: true })
    const write = async (chunk: Uint8Array) => appendFileSync(path, chunk)
    return { write, end: () => {}, ended: new Promise<undefined>(() => {}) }
  }
  const door = await openRtmpDoor({ port: 0, host: '127.0.0.1' }, record, () => {})
  const close = async () => {
    door.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true, force: true })
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const { port } = server.address() as AddressInfo
  const rtmp = `rtmp://127.0.0.1:${(door.address() as AddressInfo).port}/live`
  return { url: `http://127.0.0.1:${port}`, rtmp, asked, close }
}

function asMp4(film: string): Buffer {
  const mp4 = `${film}.mp4`
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', film, '-c', 'copy', '-movflags', '+faststart', mp4])
  return readFileSync(mp4)
}

function lengthOf(film: string): number {
  const ask = ['-v', 'error', '-show_entries', 'packet=pts_time', '-select_streams', 'v', '-of', 'csv=p=0', film]
  const times = execFileSync('ffprobe', ask, { encoding: 'utf8' })
    .split('\n')
    .map(Number.parseFloat)
    .filter(Number.isFinite)
  return times.length > 1 ? Math.max(...times) - Math.min(...times) : 0
}
