import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findHint, findPiece, readName, type Take, writePlaylist } from '@saolang/core/market/live/playlist.ts'
import type { Config } from '../../../platform/config.ts'
import { type Edge, followEdge } from './edge.ts'
import { filmOf, keepTake } from './keep-take.ts'
import type { MediaEngine, OpenTake, TakeAsked } from './media-engine.ts'
import { findFfmpegFault, partsArgs, runFfmpeg, startPackager } from './packager.ts'
import { startPush } from './push.ts'
import { readRange } from './read-range.ts'
import { writeReplay } from './replay.ts'

const safeName = /^(?:poster\.jpg|replay\.mp4)$/
const forgottenMillis = 60_000

/**
 * The engine that needs no other program than ffmpeg: parts of a third of a second, one film a take in a folder, which is the
 * recording. Every process that sees the folder gives the pictures out.
 */
export function embeddedEngine(config: Config): MediaEngine {
  const { live } = config
  const folderOf = (sessionId: string) => join(live.dir, sessionId)
  const open = new Map<string, OpenTake>()
  const edges = keepEdges(folderOf)
  const openTake = async (asked: TakeAsked) => {
    const folder = folderOf(asked.sessionId)
    await mkdir(folder, { recursive: true })
    await end(asked.sessionId)
    const take = startPackager(live.ffmpeg, { ...asked, out: partsArgs }, (pictures) =>
      keepTake(pictures, { folder, no: asked.no }, () => edges.nudge(asked.sessionId)),
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
    readPlaylist: async (sessionId, isOver, wanted) => {
      const edge = edges.of(sessionId)
      const takes = wanted && !isOver ? await edge.waitFor(wanted) : await edge.read()
      return takes.length > 0 ? written(takes, isOver) : undefined
    },
    readPiece: (sessionId, name) => readPieceOf(folderOf(sessionId), edges.of(sessionId), name),
    cut: end,
    push: ({ sessionId, address }, failed) =>
      startPush(live.ffmpeg, { folder: folderOf(sessionId), edge: () => edges.of(sessionId), address }, failed),
    makeReplay: async ({ sessionId, pins }) => {
      await end(sessionId)
      const takes = await edges.of(sessionId).read()
      edges.forget(sessionId)
      return writeReplay(live.ffmpeg, { folder: folderOf(sessionId), takes, pins })
    },
    forget: (sessionId) => rm(folderOf(sessionId), { recursive: true, force: true }),
    close: async () => {
      await Promise.all([...open.keys()].map(end))
      edges.close()
    },
  }
}

/** The ends of sales that somebody asks for; let go when nobody did for a while. */
function keepEdges(folderOf: (sessionId: string) => string) {
  const known = new Map<string, { edge: Edge; askedAt: number }>()
  const forget = (sessionId: string) => {
    known.get(sessionId)?.edge.close()
    known.delete(sessionId)
  }
  const sweep = setInterval(() => {
    for (const [sessionId, { askedAt }] of known) if (Date.now() - askedAt > forgottenMillis) forget(sessionId)
  }, forgottenMillis).unref()
  return {
    forget,
    of: (sessionId: string) => {
      const kept = known.get(sessionId) ?? { edge: followEdge(folderOf(sessionId)), askedAt: 0 }
      kept.askedAt = Date.now()
      known.set(sessionId, kept)
      return kept.edge
    },
    nudge: (sessionId: string) => known.get(sessionId)?.edge.nudge(),
    close: () => {
      clearInterval(sweep)
      for (const sessionId of [...known.keys()]) forget(sessionId)
    },
  }
}

async function readPieceOf(folder: string, edge: Edge, name: string): Promise<Buffer | undefined> {
  const piece = readName(name)
  if (!piece) return undefined
  const find = (takes: readonly Take[]) => findPiece(takes, piece)
  const range = find(await edge.read()) ?? (await waitForHinted(edge, name, find))
  return range && readRange(filmOf(folder, piece.take), range)
}

// Only what a playlist hints at is waited for: it is there within a third of a second.
async function waitForHinted(edge: Edge, name: string, find: (takes: readonly Take[]) => Range | undefined) {
  const hint = findHint(await edge.read())
  return hint?.name === name ? find(await edge.waitFor(hint.place)) : undefined
}

// Hundreds who wait for the same are given the same.
const lastWritten = new WeakMap<readonly Take[], Buffer>()

function written(takes: readonly Take[], isOver: boolean): Buffer {
  const known = isOver ? undefined : lastWritten.get(takes)
  const playlist = known ?? Buffer.from(writePlaylist(takes, isOver))
  if (!isOver) lastWritten.set(takes, playlist)
  return playlist
}

type Range = { at: number; bytes: number }

function rtmpAddressOf({ live, port, publicUrl }: Config): string | undefined {
  return live.rtmpPort > 0 && port > 0 ? `rtmp://${new URL(publicUrl).hostname}:${live.rtmpPort}/live` : undefined
}

function findFileIn(folder: string, name: string): string | undefined {
  const path = join(folder, name)
  return safeName.test(name) && existsSync(path) ? path : undefined
}

const posterTries = 40

// A picture for those who have no script, and for links that are shared. Nothing hangs on it.
async function drawPoster(ffmpeg: string, folder: string, no: number): Promise<void> {
  const poster = join(folder, 'poster.jpg')
  for (let i = 0; i < posterTries && !existsSync(poster); i++) {
    await new Promise((resolve) => setTimeout(resolve, 500).unref())
    if (!existsSync(filmOf(folder, no))) continue
    const drawn = join(folder, 'poster.half.jpg')
    const args = ['-i', filmOf(folder, no), '-frames:v', '1', '-vf', 'scale=640:-2', '-q:v', '5', drawn]
    await runFfmpeg(ffmpeg, args).then(
      () => rename(drawn, poster),
      () => {},
    )
  }
}
