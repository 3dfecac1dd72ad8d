import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Nats, openNats } from '../../testing/nats.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { inTransaction } from '../sql.ts'
import { type FanOut, fanOutOver } from './fan-out.ts'
import { natsCarrier } from './nats-carrier.ts'
import { postgresCarrier } from './postgres-carrier.ts'
import { readFanOutSettings } from './settings.ts'

type News = { n: number; words?: string }

let running: TestApp
let nats: Nats
const warned: string[] = []

beforeAll(async () => {
  ;[running, nats] = await Promise.all([openApp(), openNats()])
})
afterAll(async () => {
  await running.close()
  await nats.close()
})

const drivers = {
  postgres: {
    open: async () => fanOutOver(postgresCarrier()),
    breakAway: () =>
      inTransaction((tx) => tx`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'`),
  },
  nats: {
    open: async () => fanOutOver(await natsCarrier(nats.url, (why) => warned.push(why))),
    breakAway: () => nats.restart(),
  },
}

describe.each(Object.entries(drivers))('news carried by %s', (name, driver) => {
  let here: FanOut
  let there: FanOut
  const heardHere: News[] = []
  const heardThere: News[] = []

  beforeAll(async () => {
    ;[here, there] = [await driver.open(), await driver.open()]
    await here.hear<News>('first', (news) => heardHere.push(news))
    await there.hear<News>('first', (news) => heardThere.push(news))
  })
  afterAll(async () => {
    await Promise.all([here.close(), there.close()])
  })

  test('reach this process at once and the other soon, each once and in order, whatever their size', async () => {
    const told = Array.from({ length: 40 }, (_, n) => ({ n, words: 'ngọt'.repeat(n * 25) }))
    for (const news of told) here.tell('first', news)
    expect(heardHere).toEqual(told)
    await expect.poll(() => heardThere.length, { interval: 10 }).toBe(40)
    await pause(60)
    expect(heardThere).toEqual(told)
    expect(here.name).toBe(name)
  })

  test('of another channel are not heard', async () => {
    there.tell('second', { n: 0 })
    there.tell('first', { n: 41 })
    await expect.poll(() => heardHere.at(-1), { interval: 10 }).toEqual({ n: 41 })
    expect(heardHere.length).toBe(41)
  })

  test('that are too long are refused to whoever tells them', () => {
    expect(() => here.tell('first', { words: 'x'.repeat(7000) })).toThrow(RangeError)
  })

  test('come again when the carrier was away, and what was told meanwhile does not', async () => {
    await driver.breakAway()
    const until = Date.now() + 15_000
    for (let n = 100; heardThere.every((news) => news.n < 100) && Date.now() < until; n++) {
      here.tell('first', { n })
      await pause(100)
    }
    expect(heardThere.filter(({ n }) => n >= 100).length).toBeGreaterThan(0)
  })

  test('that wait are sent before a process goes down', async () => {
    const last = await driver.open()
    last.tell('first', { n: 999 })
    await last.close()
    await expect.poll(() => heardThere.at(-1), { interval: 10 }).toEqual({ n: 999 })
  })
})

test('a NATS that is not there is named in a line, keeps nobody from starting, and is found when it comes', async () => {
  expect(readFanOutSettings({})).toEqual({})
  expect(() => readFanOutSettings({ NATS_URL: 'http://x' })).toThrow(/NATS_URL/)
  const heard: News[] = []
  const late = await openNats()
  await late.close()
  const waiting = fanOutOver(await natsCarrier(late.url, (why) => warned.push(why)))
  await waiting.hear<News>('first', (news) => heard.push(news))
  waiting.tell('first', { n: 1 })
  expect(heard).toEqual([{ n: 1 }])
  await expect
    .poll(() => warned.at(-1), { timeout: 5000 })
    .toMatch(/NATS does not answer at 127.0.0.1:\d+ \(NATS_URL\)/)
  const come = await openNats(Number(new URL(late.url).port))
  const other = fanOutOver(await natsCarrier(come.url, (why) => warned.push(why)))
  const tellAgain = () => {
    other.tell('first', { n: 2 })
    return heard.at(-1)
  }
  await expect.poll(tellAgain, { timeout: 8000, interval: 100 }).toEqual({ n: 2 })
  await Promise.all([waiting.close(), other.close()])
  await come.close()
}, 20_000)
