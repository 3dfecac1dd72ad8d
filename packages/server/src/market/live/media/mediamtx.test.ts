import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFilm, prepareLive } from '../../../testing/live/announced.ts'
import { type MediaMtx, openMediaMtx } from '../../../testing/live/media-mtx.ts'
import { putOnSale, recogniseProduct } from '../../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { beginLive, endLive } from '../go-live.ts'
import { readLive, readRoom } from '../selling/read-room.ts'
import { mediaEngine } from './media-engine.ts'
import { streamKeyOf } from './stream-key.ts'
import { takePictures } from './take-pictures.ts'

describe('MediaMTX as the engine', () => {
  let mtx: MediaMtx
  let other: TestApp

  beforeAll(async () => {
    mtx = await openMediaMtx()
    const env = { MEDIAMTX_API: mtx.url, MEDIAMTX_PLAYBACK: mtx.url, MEDIAMTX_RTMP: mtx.rtmp }
    other = await openApp(env)
  })
  afterAll(async () => {
    await other.close()
    await mtx.close()
  })

  test('makes a path a sale, asks us who may send, follows what a host sends it, and gives the film', async () => {
    expect(mediaEngine().name).toBe('mediamtx')
    expect(await mediaEngine().findFault()).toBeUndefined()
    const own = await recogniseProduct(other)
    const sale = await prepareLive(own, [await putOnSale(own, 5)])
    await beginLive(own.producer, sale)
    expect(mediaEngine().playlistAddress(sale)).toBe(`/mediamtx/${sale}/index.m3u8`)
    const ask = (payload: object) => other.app.inject({ method: 'POST', url: '/live/engine/auth', payload })
    const wrong = { user: 'host', password: 'x', action: 'publish', path: sale }
    expect((await ask(wrong)).statusCode).toBe(401)
    expect((await ask({ ...wrong, action: 'read' })).statusCode).toBe(200)
    const password = streamKeyOf(await readLive(sale)).slice(37)
    expect((await ask({ ...wrong, password })).statusCode).toBe(200)
    expect((await readRoom(sale)).isSilent).toBe(false)
    const source = { sessionId: sale, kind: 'browser', format: 'mp4', mustTranscode: false } as const
    const pictures = await takePictures(source, { transcodes: 0 })
    await pictures.write(makeFilm(2))
    pictures.end()
    await pictures.ended
    expect(mtx.asked).toContain(`POST /v3/config/paths/add/${sale}`)
    await endLive(own.producer, sale)
    const replay = await mediaEngine().makeReplay({ sessionId: sale, pins: [] })
    expect(replay?.mediaMs).toBeGreaterThan(1500)
    expect(mediaEngine().findFile(sale, 'replay.mp4')).toBeDefined()
  })

  test('that does not answer is named in a line', async () => {
    await mtx.close()
    expect(await mediaEngine().findFault()).toMatch(/MEDIAMTX_API/)
  })
})
