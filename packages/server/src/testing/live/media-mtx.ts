import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openRtmpDoor } from '../../market/live/media/rtmp-door.ts'

/** A stand-in that speaks MediaMTX 1.18's HTTP API as far as we ask it (paths, playback), and takes RTMP. */
export type MediaMtx = { url: string; rtmp: string; asked: string[]; close(): Promise<void> }

/** Opens it; every path that was made has the recording of this film. */
export async function openMediaMtx(film: string): Promise<MediaMtx> {
  const asked: string[] = []
  const paths = new Set<string>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mtx')
    asked.push(`${request.method} ${url.pathname}`)
    const json = (status: number, body: object = {}) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const name = url.pathname.split('/').at(-1) ?? ''
    if (url.pathname === '/v3/config/global/get') return json(200, { api: true })
    if (url.pathname.startsWith('/v3/config/paths/add/')) {
      const isNew = !paths.has(name)
      paths.add(name)
      return isNew ? json(200) : json(400, { error: 'path already exists' })
    }
    if (url.pathname.startsWith('/v3/config/paths/')) return paths.has(name) ? json(200) : json(404)
    if (url.pathname.startsWith('/v3/paths/get/')) return paths.has(name) ? json(200, { name, ready: true }) : json(404)
    if (url.pathname === '/list') return json(200, [{ start: '2026-11-25T00:00:00Z', duration: 2 }])
    if (url.pathname === '/get') return response.writeHead(200, { 'content-type': 'video/mp4' }).end(readFileSync(film))
    return json(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const taking = async () => ({ write: async () => {}, end: () => {}, ended: new Promise<undefined>(() => {}) })
  const door = await openRtmpDoor({ port: 0, host: '127.0.0.1' }, taking, () => {})
  const close = async () => {
    door.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const { port } = server.address() as AddressInfo
  const rtmp = `rtmp://127.0.0.1:${(door.address() as AddressInfo).port}/live`
  return { url: `http://127.0.0.1:${port}`, rtmp, asked, close }
}
