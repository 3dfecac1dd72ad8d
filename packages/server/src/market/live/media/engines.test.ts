import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setPeopleSettings } from '../../../people/settings.ts'
import { type Config, readConfig } from '../../../platform/config.ts'
import { makeFilm } from '../../../testing/live/announced.ts'
import { type MediaMtx, openMediaMtx } from '../../../testing/live/media-mtx.ts'
import { embeddedEngine } from './embedded-engine.ts'
import type { MediaEngine } from './media-engine.ts'
import { mediamtxEngine } from './mediamtx-engine.ts'

let mtx: MediaMtx
let dataDir: string
let film: Buffer

beforeAll(async () => {
  mtx = await openMediaMtx()
  dataDir = mkdtempSync(join(tmpdir(), 'saolang-engines-'))
  film = makeFilm(2)
})
afterAll(async () => {
  await mtx.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const configOf = (name: string, env: Record<string, string> = {}): Config =>
  readConfig({ SAOLANG_DATA_DIR: join(dataDir, name), ...env })

const engines = {
  embedded: () => embeddedEngine(configOf('embedded')),
  mediamtx: () => {
    const config = configOf('mediamtx', { MEDIAMTX_API: mtx.url, MEDIAMTX_PLAYBACK: mtx.url, MEDIAMTX_RTMP: mtx.rtmp })
    return mediamtxEngine(config, config.live.mediamtx as NonNullable<Config['live']['mediamtx']>)
  },
}

describe.each(Object.entries(engines))('pictures by the engine %s', (name, openEngine) => {
  const sessionId =
    name === 'embedded' ? '019abc00-0000-7000-8000-0000000000e1' : '019abc00-0000-7000-8000-0000000000e2'
  const asked = { sessionId, format: 'mp4', mustTranscode: false } as const
  let engine: MediaEngine

  beforeAll(() => {
    setPeopleSettings({ ...configOf(name), secret: 'mat'.repeat(11) })
    engine = openEngine()
  })
  afterAll(() => engine.close())

  test('can be had here, and are played under our own address', async () => {
    expect(engine.name).toBe(name)
    expect(await engine.findFault()).toBeUndefined()
    expect(engine.playlistAddress(sessionId)).toMatch(new RegExp(`^/[a-z/]+/?${sessionId}/(?:media/)?index\\.m3u8$`))
    expect(engine.keyText(`${sessionId}_abc`)).toContain(sessionId)
  })

  test('that nobody sent make no film, and no file but the two of a sale is ever found', async () => {
    expect(await engine.makeReplay({ sessionId, pins: [] })).toBeUndefined()
    for (const file of ['replay.mp4', 'poster.jpg', '../secrets/people', '1.mp4', '1.parts'])
      expect(engine.findFile(sessionId, file)).toBeUndefined()
    expect(await engine.readPiece(sessionId, '../1.mp4')).toBeUndefined()
  })

  test('are taken as they come, and measured when their host ends', async () => {
    const take = await engine.openTake({ ...asked, no: 1 })
    for (let at = 0; at < film.length; at += 15_360) await take.write(film.subarray(at, at + 15_360))
    // As a camera, which does not end within a moment.
    await pause(300)
    take.end()
    const { mediaMs, fault } = await take.ended
    expect(fault).toBeUndefined()
    expect(mediaMs).toBeGreaterThan(200)
  })

  test('become one film with its chapters', async () => {
    const pins = [{ offerId: 'a', name: 'Mật ong; tràm', mediaMs: 500 }]
    const replay = await engine.makeReplay({ sessionId, pins })
    expect(replay?.mediaMs).toBeGreaterThan(1500)
    const path = engine.findFile(sessionId, 'replay.mp4') as string
    const ask = ['-v', 'error', '-show_chapters', '-show_streams', '-of', 'json', path]
    const said = JSON.parse(execFileSync('ffprobe', ask, { encoding: 'utf8' })) as {
      chapters: { tags: { title: string } }[]
      streams: { codec_name: string }[]
    }
    expect(said.chapters.map(({ tags }) => tags.title)).toEqual(['Mật ong; tràm'])
    expect(said.streams.map(({ codec_name }) => codec_name)).toEqual(expect.arrayContaining(['h264', 'aac']))
  })

  test('are cut off in the middle when a sale is stopped, and end with the process', async () => {
    const cut = await engine.openTake({ ...asked, no: 2 })
    await cut.write(film)
    await engine.cut(sessionId)
    expect((await cut.ended).mediaMs).toBeGreaterThan(0)
    const last = await engine.openTake({ ...asked, no: 3 })
    await last.write(film)
    await engine.close()
    expect((await last.ended).mediaMs).toBeGreaterThan(0)
  })

  test('are forgotten whole', async () => {
    await engine.forget(sessionId)
    expect(engine.findFile(sessionId, 'replay.mp4')).toBeUndefined()
    expect(await engine.readPlaylist(sessionId, true)).toBeUndefined()
  })
})
