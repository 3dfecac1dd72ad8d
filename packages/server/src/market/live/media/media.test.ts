import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../platform/config.ts'
import { makeFilm } from '../../../testing/live/announced.ts'
import { embeddedEngine } from './embedded-engine.ts'
import type { MediaEngine } from './media-engine.ts'
import { findFfmpegFault } from './packager.ts'

let dataDir: string
let engine: MediaEngine
const sessionId = '019abc00-0000-7000-8000-000000000001'

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'saolang-media-'))
  engine = embeddedEngine(readConfig({ SAOLANG_DATA_DIR: dataDir }))
})
afterAll(async () => {
  await engine.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function send(no: number, film: Buffer, mustTranscode = false) {
  const take = await engine.openTake({ sessionId, no, format: 'mp4', mustTranscode })
  for (let at = 0; at < film.length; at += 15_360) await take.write(film.subarray(at, at + 15_360))
  take.end()
  return take.ended
}

describe('the engine of our own', () => {
  test('says in a line what to do where there is no ffmpeg', () => {
    expect(findFfmpegFault('ffmpeg', '/nowhere')).toMatch(/apt-get install ffmpeg/)
    expect(findFfmpegFault('/no/ffmpeg')).toMatch(/FFMPEG=/)
  })

  test('has no playlist before the first picture, and refuses what is none', async () => {
    expect(await engine.readPlaylist(sessionId, false)).toBeUndefined()
    expect(await send(0, Buffer.from('no film at all'))).toMatchObject({
      mediaMs: 0,
      fault: expect.stringMatching(/\S/),
    })
  })

  test('packs what comes into parts of a third of a second, and tells a break when its host comes back', async () => {
    const film = makeFilm(3)
    expect((await send(1, film)).mediaMs).toBeGreaterThan(2500)
    expect((await send(2, film)).fault).toBeUndefined()
    const playlist = String(await engine.readPlaylist(sessionId, false))
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)?.length).toBe(1)
    const parts = [...playlist.matchAll(/#EXT-X-PART:DURATION=([\d.]+),URI="([^"]+)"/g)]
    expect(parts.length).toBeGreaterThanOrEqual(6)
    expect(parts.every(([, seconds]) => Number(seconds) <= 0.4)).toBe(true)
    const pieces = playlist.match(/\d+-\w+(?:\.\d+)?\.m4s/g) ?? []
    for (const piece of pieces) expect(await engine.readPiece(sessionId, piece), piece).toBeDefined()
  })

  test('gives out what another process packs, and lets a player wait for what it hints at', async () => {
    const other = embeddedEngine(readConfig({ SAOLANG_DATA_DIR: dataDir }))
    const take = await engine.openTake({ sessionId, no: 3, format: 'mp4', mustTranscode: false })
    const film = makeFilm(4)
    const middle = Math.floor(film.length / 2)
    await take.write(film.subarray(0, middle))
    await expect.poll(async () => String(await other.readPlaylist(sessionId, false))).toContain('URI="3-0.0.m4s"')
    const [, hinted = ''] =
      /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(String(await other.readPlaylist(sessionId, false))) ?? []
    const waiting = other.readPiece(sessionId, hinted)
    const newest = (text: Buffer | undefined) =>
      String(text)
        .match(/3-\d+\.\d+\.m4s/g)
        ?.at(-1)
    await take.write(film.subarray(middle))
    take.end()
    await take.ended
    // The part itself; or nothing, when the next segment began instead.
    const known = await other.readPlaylist(sessionId, false)
    expect((await waiting) !== undefined).toBe(String(known).includes(`URI="${hinted}"`) || !hinted.startsWith('3-'))
    expect(newest(known)).toMatch(/^3-/)
    await other.close()
  })

  test('makes one film of all takes with a chapter a product, and keeps nothing else', async () => {
    const pins = [
      { offerId: 'a', name: 'Mật ong; tràm', mediaMs: 500 },
      { offerId: 'b', name: 'Sáp = ong', mediaMs: 3200 },
      { offerId: 'c', name: 'sau khi hết', mediaMs: 90_000 },
    ]
    const replay = await engine.makeReplay({ sessionId, pins })
    expect(replay?.mediaMs).toBeGreaterThan(9500)
    const film = engine.findFile(sessionId, 'replay.mp4') as string
    const said = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-show_format', '-of', 'json', film], {
        encoding: 'utf8',
      }),
    ) as { chapters: { start_time: string; tags: { title: string } }[]; format: { duration: string } }
    expect(said.chapters.map(({ tags }) => tags.title)).toEqual(['Mật ong; tràm', 'Sáp = ong'])
    expect(Number(said.chapters[1]?.start_time)).toBeCloseTo(3.2, 1)
    expect(Number(said.format.duration)).toBeCloseTo((replay?.mediaMs ?? 0) / 1000, 0)
    expect(readdirSync(join(dataDir, 'live', sessionId)).filter((file) => file !== 'poster.jpg')).toEqual([
      'replay.mp4',
    ])
  })
})
