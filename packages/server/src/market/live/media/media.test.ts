import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
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

  test('packs what comes into pieces of a second, and tells a break when its host comes back', async () => {
    const film = makeFilm(3)
    expect((await send(1, film)).mediaMs).toBeGreaterThan(2500)
    expect((await send(2, film)).fault).toBeUndefined()
    const playlist = (await engine.readPlaylist(sessionId, false)) as string
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)?.length).toBe(1)
    const pieces = playlist.split('\n').filter((line) => line.endsWith('.ts'))
    expect(pieces.length).toBeGreaterThanOrEqual(6)
    expect(pieces.every((piece) => engine.findFile(sessionId, piece))).toBe(true)
    expect(engine.findFile(sessionId, '../../postgres/PG_VERSION')).toBeUndefined()
  })

  test('makes one film of all takes with a chapter a product, and keeps no pieces', async () => {
    const pins = [
      { offerId: 'a', name: 'Mật ong; tràm', mediaMs: 500 },
      { offerId: 'b', name: 'Sáp = ong', mediaMs: 3200 },
      { offerId: 'c', name: 'sau khi hết', mediaMs: 90_000 },
    ]
    const replay = await engine.makeReplay({ sessionId, pins })
    expect(replay?.mediaMs).toBeGreaterThan(5500)
    const film = engine.findFile(sessionId, 'replay.mp4') as string
    const said = JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-show_streams', '-of', 'json', film], {
        encoding: 'utf8',
      }),
    ) as { chapters: { start_time: string; tags: { title: string } }[]; streams: { codec_name: string }[] }
    expect(said.chapters.map(({ tags }) => tags.title)).toEqual(['Mật ong; tràm', 'Sáp = ong'])
    expect(Number(said.chapters[1]?.start_time)).toBeCloseTo(3.2, 1)
    expect(said.streams.map(({ codec_name }) => codec_name)).toEqual(expect.arrayContaining(['h264', 'aac']))
    expect(engine.findFile(sessionId, '1-00000.ts')).toBeUndefined()
    await engine.forget(sessionId)
    expect(engine.findFile(sessionId, 'replay.mp4')).toBeUndefined()
  })
})
