import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/sql.ts'
import { createActor } from '../../../testing/actors.ts'
import { makeFilm, prepareLive } from '../../../testing/live/announced.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { beginLive, endLive } from '../go-live.ts'
import { readLive, readRoom } from '../selling/read-room.ts'
import { mediaEngine } from './media-engine.ts'
import { endPush, pushOn } from './push-on.ts'
import { openRtmpDoor } from './rtmp-door.ts'
import { findLiveByKey, streamKeyOf } from './stream-key.ts'
import { type Pictures, takePictures } from './take-pictures.ts'

let running: TestApp
let sold: Recognised
let id: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saolang-doors-'))
  writeFileSync(join(folder, 'film.mp4'), makeFilm(2))
  running = await openApp()
  sold = await recogniseProduct(running)
  id = await prepareLive(sold, [await putOnSale(sold, 5)])
  await beginLive(sold.producer, id)
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

async function sendByRtmp(port: number, key: string): Promise<number | null> {
  const address = `rtmp://127.0.0.1:${port}/live/${key}`
  const args = ['-loglevel', 'quiet', '-re', '-i', join(folder, 'film.mp4'), '-c', 'copy', '-f', 'flv', address]
  const [code] = (await once(spawn('ffmpeg', args), 'close')) as [number | null]
  return code
}

describe('the door for OBS', () => {
  test('takes pictures with the key of a sale on air, and sends anybody else away', async () => {
    let taken: Pictures | undefined
    const open = async (key: string) => {
      const live = await findLiveByKey(key)
      const source = { sessionId: live?.id ?? '', kind: 'rtmp', format: 'flv', mustTranscode: false } as const
      if (live) taken = await takePictures(source, { transcodes: 0 })
      return live && taken
    }
    const door = await openRtmpDoor({ port: 0, host: '127.0.0.1' }, open, () => {})
    const { port } = door.address() as AddressInfo
    expect(await sendByRtmp(port, `${id}_wrong`)).not.toBe(0)
    expect(taken).toBeUndefined()
    expect(await sendByRtmp(port, streamKeyOf(await readLive(id)))).toBe(0)
    expect(await taken?.ended).toBeUndefined()
    expect((await readRoom(id)).isSilent).toBe(true)
    const [take] = await inTransaction(
      (tx) =>
        tx<
          { source: string; ms: number }[]
        >`select source, media_ms as ms from market.live_take where session_id = ${id}`,
    )
    expect(take?.source).toBe('rtmp')
    expect(take?.ms).toBeGreaterThan(1500)
    door.close()
  })

  test('that finds its port taken says so and harms nothing', async () => {
    const first = await openRtmpDoor(
      { port: 0, host: '127.0.0.1' },
      async () => undefined,
      () => {},
    )
    let why = ''
    const { port } = first.address() as AddressInfo
    await openRtmpDoor(
      { port, host: '127.0.0.1' },
      async () => undefined,
      (said) => {
        why = said
      },
    )
    expect(why).toContain('EADDRINUSE')
    first.close()
  })
})

describe('another platform', () => {
  test('is given the pictures under its key, which is sealed, shown to nobody and forgotten', async () => {
    const push = { sessionId: id, name: 'Facebook', address: 'rtmp://127.0.0.1:9/live', key: 'khoa-bi-mat-123' }
    await expect(pushOn(sold.producer, { ...push, address: 'http://x', key: '!' })).rejects.toThrow(
      /live.push-address.*live.push-key/,
    )
    await expect(pushOn(await createActor({ role: 'producer' }), push)).rejects.toThrow('forbidden.organisation')
    await pushOn(sold.producer, push)
    const [row] = await inTransaction(
      (tx) => tx<{ id: string; secret: string }[]>`select id, secret from market.live_push`,
    )
    expect(row?.secret).not.toContain('khoa-bi-mat')
    await endPush(sold.producer, { sessionId: id, id: row?.id as string })
    expect(await inTransaction((tx) => tx`select secret from market.live_push`)).toEqual([{ secret: '' }])
  })

  test('receives what is packed here, without being asked again', async () => {
    let received = 0
    const open = async (): Promise<Pictures> => ({
      write: async (chunk) => {
        received += chunk.length
      },
      end: () => {},
      ended: new Promise(() => {}),
    })
    const other = await openRtmpDoor({ port: 0, host: '127.0.0.1' }, open, () => {})
    const { port } = other.address() as AddressInfo
    const stop = mediaEngine().push({ sessionId: id, address: `rtmp://127.0.0.1:${port}/live/abc` }, () => {})
    await expect.poll(() => received, { timeout: 15_000 }).toBeGreaterThan(5000)
    stop()
    other.close()
    await endLive(sold.producer, id)
  })
})
