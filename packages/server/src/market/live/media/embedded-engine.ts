import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lengthMs, readSegments, type Take, writePlaylist } from '@saolang/core/market/live/playlist.ts'
import type { Config } from '../../../platform/config.ts'
import type { MediaEngine, OpenTake, TakeAsked } from './media-engine.ts'
import { findFfmpegFault, runFfmpeg, startPackager } from './packager.ts'
import { startPush } from './push.ts'
import { writeReplay } from './replay.ts'

const freshMillis = 200
const safeName = /^(?:\d{1,3}-\d{5,6}\.ts|poster\.jpg|replay\.mp4)$/

/** The engine that needs no other program than ffmpeg: one-second pieces of HLS in the data folder, kept as the recording. */
export function embeddedEngine(config: Config): MediaEngine {
  const { dataDir, live } = config
  const root = join(dataDir, 'live')
  const folderOf = (sessionId: string) => join(root, sessionId)
  const open = new Map<string, OpenTake>()
  const known = freshTakes(folderOf)
  const openTake = async (asked: TakeAsked) => {
    const folder = folderOf(asked.sessionId)
    await mkdir(folder, { recursive: true })
    await end(asked.sessionId)
    const take = startPackager(live.ffmpeg, { ...asked, out: hlsArgs(folder, asked.no) }, async () =>
      lengthMs([await readTake(folder, asked.no)]),
    )
    open.set(asked.sessionId, take)
    void take.ended.then(() => {
      if (open.get(asked.sessionId) === take) open.delete(asked.sessionId)
    })
    void drawPoster(live.ffmpeg, folder, asked.no)
    return take
  }
  const end = async (sessionId: string) => {
    const take = open.get(sessionId)
    take?.end()
    await take?.ended
  }
  return {
    name: 'embedded',
    findFault: async () =>
      findFfmpegFault(live.ffmpeg) ??
      (open.size >= live.most ? `this machine carries ${live.most} live sales already (LIVE_MOST)` : undefined),
    openTake,
    rtmpAddress: () => rtmpAddressOf(config),
    keyText: (key) => key,
    playlistAddress: (sessionId) => `/live/${sessionId}/media/index.m3u8`,
    findFile: (sessionId, name) => findFileIn(folderOf(sessionId), name),
    readPlaylist: async (sessionId, isOver) => {
      const takes = await known.of(sessionId)
      return takes.some(({ segments }) => segments.length > 0) ? writePlaylist(takes, isOver) : undefined
    },
    cut: end,
    push: ({ sessionId, address }, failed) => startPush(live.ffmpeg, { folder: folderOf(sessionId), address }, failed),
    makeReplay: async ({ sessionId, pins }) => {
      await end(sessionId)
      const folder = folderOf(sessionId)
      const takes = await readTakes(folder)
      known.forget(sessionId)
      return writeReplay(live.ffmpeg, { folder, takes, pins })
    },
    forget: (sessionId) => rm(folderOf(sessionId), { recursive: true, force: true }),
    close: async () => {
      await Promise.all([...open.keys()].map(end))
    },
  }
}

/** The takes of sessions, read from their folders anew when what is known is older than a moment. */
function freshTakes(folderOf: (sessionId: string) => string) {
  const cache = new Map<string, { at: number; takes: Promise<Take[]> }>()
  return {
    forget: (sessionId: string) => cache.delete(sessionId),
    of: (sessionId: string) => {
      const last = cache.get(sessionId)
      if (last && Date.now() - last.at < freshMillis) return last.takes
      const takes = readTakes(folderOf(sessionId))
      cache.set(sessionId, { at: Date.now(), takes })
      return takes
    },
  }
}

function rtmpAddressOf({ live, port, publicUrl }: Config): string | undefined {
  return live.rtmpPort > 0 && port > 0 ? `rtmp://${new URL(publicUrl).hostname}:${live.rtmpPort}/live` : undefined
}

function findFileIn(folder: string, name: string): string | undefined {
  const path = join(folder, name)
  return safeName.test(name) && existsSync(path) ? path : undefined
}

function hlsArgs(folder: string, no: number): string[] {
  return [
    ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '0', '-hls_playlist_type', 'event'],
    ...['-hls_flags', 'independent_segments+temp_file', '-hls_segment_filename', join(folder, `${no}-%05d.ts`)],
    join(folder, `${no}.m3u8`),
  ]
}

async function readTakes(folder: string): Promise<Take[]> {
  if (!existsSync(folder)) return []
  const numbers = (await readdir(folder))
    .flatMap((name) => /^(\d+)\.m3u8$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
  return Promise.all(numbers.map((no) => readTake(folder, no)))
}

async function readTake(folder: string, no: number): Promise<Take> {
  const text = await readFile(join(folder, `${no}.m3u8`), 'utf8').catch(() => '')
  return { segments: readSegments(text) }
}

const posterTries = 40

// A picture for those who have no script, and for links that are shared. Nothing hangs on it.
async function drawPoster(ffmpeg: string, folder: string, no: number): Promise<void> {
  const poster = join(folder, 'poster.jpg')
  for (let i = 0; i < posterTries && !existsSync(poster); i++) {
    await new Promise((resolve) => setTimeout(resolve, 500).unref())
    const first = join(folder, `${no}-00000.ts`)
    if (existsSync(first))
      await runFfmpeg(ffmpeg, ['-i', first, '-frames:v', '1', '-vf', 'scale=640:-2', '-q:v', '5', poster]).catch(
        () => {},
      )
  }
}
