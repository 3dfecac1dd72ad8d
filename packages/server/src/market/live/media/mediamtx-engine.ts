import { existsSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chaptersOf, type Pin } from '@saolang/core/market/live/bag.ts'
import { z } from 'zod'
import type { Config } from '../../../platform/config.ts'
import type { LiveSettings } from '../../../platform/media/settings.ts'
import type { MediaEngine, OpenTake, TakeAsked } from './media-engine.ts'
import { findFfmpegFault, runFfmpeg, startPackager } from './packager.ts'
import { replayName, writeChapters } from './replay.ts'
import { engineKeyOf } from './stream-key.ts'

type Settings = NonNullable<LiveSettings['mediamtx']>

const answerMillis = 5000
const PathState = z.object({ ready: z.boolean().optional() })
const Recorded = z.array(z.object({ start: z.string(), duration: z.number() }))

/**
 * MediaMTX (1.18) for many machines: it packs HLS, takes RTMP and records; we make a path a sale through its HTTP API, send a browser's
 * pictures on to it, and fetch the film when the sale is over. Who may send it asks us (`/live/engine/auth`). Its HLS lies behind our
 * own address, so that pages stay within their policy.
 */
export function mediamtxEngine({ live }: Config, settings: Settings): MediaEngine {
  const open = new Map<string, OpenTake>()
  const folderOf = (sessionId: string) => join(live.dir, sessionId)
  const end = async (sessionId: string) => {
    const take = open.get(sessionId)
    take?.end()
    await take?.ended
  }
  const openTake = async (asked: TakeAsked) => {
    await end(asked.sessionId)
    await makePath(settings, asked.sessionId)
    const beganAt = Date.now()
    const out = ['-f', 'flv', `${settings.rtmp}/${asked.sessionId}?user=saolang&pass=${engineKeyOf(asked.sessionId)}`]
    const take = startPackager(live.ffmpeg, { ...asked, out }, async (written) => {
      for await (const _ of written);
      return Date.now() - beganAt
    })
    open.set(asked.sessionId, take)
    void take.ended.then(() => open.get(asked.sessionId) === take && open.delete(asked.sessionId))
    return take
  }
  return {
    name: 'mediamtx',
    findFault: async () => findFfmpegFault(live.ffmpeg) ?? findApiFault(settings),
    openTake,
    rtmpAddress: () => settings.rtmp,
    keyText: (key) => `${key.slice(0, 36)}?user=host&pass=${key.slice(37)}`,
    playlistAddress: (sessionId) => `${settings.hls}/${sessionId}/index.m3u8`,
    hasPictures: async (sessionId) => (await askPath(settings, sessionId)).ready === true,
    findFile: (sessionId, name) => {
      const path = join(folderOf(sessionId), replayName)
      return name === replayName && existsSync(path) ? path : undefined
    },
    readPlaylist: async () => undefined,
    readPiece: async () => undefined,
    cut: async (sessionId) => {
      await end(sessionId)
      await ask(settings, 'DELETE', `/v3/config/paths/delete/${sessionId}`)
    },
    // MediaMTX sends on by itself: the path's own command, when pictures come.
    push: ({ sessionId, address }) => {
      const command = `${live.ffmpeg} -i rtsp://localhost:$RTSP_PORT/$MTX_PATH -c copy -f flv '${address.replaceAll("'", '')}'`
      void ask(settings, 'PATCH', `/v3/config/paths/patch/${sessionId}`, {
        runOnReady: command,
        runOnReadyRestart: true,
      })
      return () => void ask(settings, 'PATCH', `/v3/config/paths/patch/${sessionId}`, { runOnReady: '' })
    },
    makeReplay: async ({ sessionId, pins }) => {
      await end(sessionId)
      return fetchReplay(settings, { sessionId, folder: folderOf(sessionId), pins, ffmpeg: live.ffmpeg })
    },
    forget: (sessionId) => rm(folderOf(sessionId), { recursive: true, force: true }),
    close: async () => {
      await Promise.all([...open.keys()].map(end))
    },
  }
}

async function findApiFault(settings: Settings): Promise<string | undefined> {
  const { status } = await ask(settings, 'GET', '/v3/config/global/get')
  return status === 200 ? undefined : `MediaMTX does not answer at ${settings.api} (MEDIAMTX_API)`
}

async function askPath({ api }: Settings, sessionId: string): Promise<{ ready?: boolean }> {
  const signal = AbortSignal.timeout(answerMillis)
  const answer = await fetch(`${api.replace(/\/$/, '')}/v3/paths/get/${sessionId}`, { signal }).catch(() => undefined)
  return answer?.ok ? PathState.parse(await answer.json()) : {}
}

// There already when a host comes back: 400 says so, and is well.
async function makePath(settings: Settings, sessionId: string): Promise<void> {
  const { status } = await ask(settings, 'POST', `/v3/config/paths/add/${sessionId}`, {
    source: 'publisher',
    record: true,
  })
  if (status !== 200 && status !== 400) throw new Error(`MediaMTX made no path: ${status}`)
}

async function ask(settings: Settings, method: string, path: string, body?: object): Promise<{ status: number }> {
  const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const signal = AbortSignal.timeout(answerMillis)
  return fetch(settings.api.replace(/\/$/, '') + path, { method, signal, ...sent }).catch(() => ({ status: 0 }))
}

type Film = { sessionId: string; folder: string; pins: readonly Pin[]; ffmpeg: string }

async function fetchReplay({ playback }: Settings, { sessionId, folder, pins, ffmpeg }: Film) {
  const list = await fetch(`${playback}/list?path=${sessionId}`)
  if (list.status === 404) return undefined
  const parts = Recorded.parse(await list.json())
  await mkdir(folder, { recursive: true })
  for (const [i, { start, duration }] of parts.entries()) {
    const asked = new URLSearchParams({ path: sessionId, start, duration: String(duration), format: 'mp4' })
    const film = await fetch(`${playback}/get?${asked}`)
    await writeFile(join(folder, `part-${i}.mp4`), Buffer.from(await film.arrayBuffer()))
  }
  const mediaMs = Math.round(parts.reduce((sum, { duration }) => sum + duration, 0) * 1000)
  const [pieces, meta, film] = ['pieces.txt', 'chapters.txt', 'replay.half.mp4'].map((name) =>
    join(folder, name),
  ) as Three
  await writeFile(pieces, parts.map((_, i) => `file 'part-${i}.mp4'\n`).join(''))
  await writeFile(meta, writeChapters(chaptersOf(pins, mediaMs)))
  await runFfmpeg(ffmpeg, [
    ...['-f', 'concat', '-safe', '0', '-i', pieces, '-f', 'ffmetadata', '-i', meta, '-map', '0'],
    ...['-map_metadata', '1', '-map_chapters', '1', '-c', 'copy', '-movflags', '+faststart', film],
  ])
  await rename(film, join(folder, replayName))
  for (const i of parts.keys()) await rm(join(folder, `part-${i}.mp4`))
  return { mediaMs, bytes: (await stat(join(folder, replayName))).size }
}

type Three = [string, string, string]
