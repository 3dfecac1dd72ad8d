import type { Pin } from '@saolang/core/market/live/bag.ts'
import type { Place } from '@saolang/core/market/live/playlist.ts'

/** What pictures come as: a browser's MP4 or WebM, or FLV from RTMP. */
export type SourceFormat = 'mp4' | 'webm' | 'flv'
/** What was asked of an engine: which sale, which take of it, what comes, and whether its pictures must be drawn anew. */
export type TakeAsked = { sessionId: string; no: number; format: SourceFormat; mustTranscode: boolean }

/** An open take. `write` waits while the packager is behind; `ended` gives the length in milliseconds, or why it broke. */
export type OpenTake = {
  write(chunk: Uint8Array): Promise<void>
  end(): void
  ended: Promise<{ mediaMs: number; fault?: string }>
}

export type ReplayAsked = { sessionId: string; pins: readonly Pin[] }

/**
 * What carries pictures from a host to those who watch. The embedded one packs them here with ffmpeg; MediaMTX does it for many
 * machines. Nothing outside this folder knows which one runs.
 */
export type MediaEngine = {
  name: 'embedded' | 'mediamtx'
  /** Why it cannot run here, in a line that says what to do; undefined when it can. */
  findFault(): Promise<string | undefined>
  /** Opens a take for pictures that come through this process. */
  openTake(asked: TakeAsked): Promise<OpenTake>
  /** Where OBS and its like send to without the key; undefined when nowhere. */
  rtmpAddress(): string | undefined
  /** A sale's key as it is written into OBS. */
  keyText(key: string): string
  /** Where a player finds the pictures: below the sale's own address, or below the engine's. */
  playlistAddress(sessionId: string): string
  /** Whether pictures that a host sends straight to this engine come now; only an engine that takes them so knows. */
  hasPictures?(sessionId: string): Promise<boolean>
  /** The path of a sale's poster or film; undefined when there is none. */
  findFile(sessionId: string, name: string): string | undefined
  /** The playlist of a sale that this engine packs itself; of one on air when it has the place that is waited for, or seconds later. */
  readPlaylist(sessionId: string, isOver: boolean, wanted?: Place): Promise<Buffer | undefined>
  /** A piece that such a playlist names; the one that it hints at when it is there. */
  readPiece(sessionId: string, name: string): Promise<Buffer | undefined>
  /** Ends what this process has open of a sale: its host was cut off. */
  cut(sessionId: string): Promise<void>
  /** Sends a sale on to another platform until it ends; `failed` hears when it cannot. */
  push(asked: { sessionId: string; address: string }, failed: (why: string) => void): () => void
  /** Makes one film of all takes, with its chapters; undefined when there were no pictures. */
  makeReplay(asked: ReplayAsked): Promise<{ mediaMs: number; bytes: number } | undefined>
  /** Takes everything of a sale away: retention is over. */
  forget(sessionId: string): Promise<void>
  /** Ends every take of this process: it is going down. */
  close(): Promise<void>
}

let engine: MediaEngine | undefined

/** The engine of this installation; throws before it is chosen. */
export function mediaEngine(): MediaEngine {
  if (!engine) throw new Error('the media engine is not configured')
  return engine
}

/** Sets the engine, once. */
export function setMediaEngine(chosen: MediaEngine): void {
  engine = chosen
}
