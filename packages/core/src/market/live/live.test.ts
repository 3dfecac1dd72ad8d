import { describe, expect, test } from 'vitest'
import { chaptersOf, placeOf, priceOf, vttTime } from './bag.ts'
import { findMessageProblems, readBlocked } from './chat.ts'
import { findGoLiveProblems, papersOf, warningOf } from './papers.ts'
import {
  findHint,
  findPiece,
  hasPlace,
  lengthMs,
  nameOf,
  readName,
  readOn,
  segmentOf,
  type Take,
  writeEnd,
  writeHead,
  writePart,
  writePlaylist,
} from './playlist.ts'
import { findLiveProblems, liveActs, liveStatuses, silenceEndsAt } from './session.ts'

describe('a live sale', () => {
  test('once over is never on air again, and only an officer stops one', () => {
    for (const status of liveStatuses.filter((known) => known !== 'planned'))
      expect(findLiveProblems(status, 'begin', 'seller')).toEqual([{ code: 'conflict.live-moved-on' }])
    for (const party of ['seller', 'system'] as const)
      expect(findLiveProblems('live', 'stop', party)).toEqual([{ code: 'forbidden.live-party' }])
    expect(Object.values(liveActs).some(({ from }) => (from as readonly string[]).includes('stopped'))).toBe(false)
  })

  test('waits 45 seconds for a host who dropped, and ten minutes for the first picture', () => {
    const since = new Date('2026-11-25T12:00:00Z')
    expect(silenceEndsAt(since, true)).toEqual(new Date('2026-11-25T12:00:45Z'))
    expect(silenceEndsAt(since, false)).toEqual(new Date('2026-11-25T12:10:00Z'))
  })
})

describe('papers', () => {
  const spirit = { productId: 'a', name: 'Rượu', setNo: 14, starHolds: true }
  const oil = { productId: 'b', name: 'Tinh dầu', setNo: 20, starHolds: false }
  const paper = { untilOn: null, isRefused: false }
  const ready = { isHostKnown: true, hasHost: true, engineFault: undefined, today: '2026-11-25' }

  test('of an advertisement are wanted where the set of criteria is of health or cosmetics, and drink warns', () => {
    expect([papersOf(spirit), papersOf(oil)]).toEqual([['quality'], ['quality', 'advertising']])
    expect([warningOf(14), warningOf(20), warningOf(4)]).toEqual(['alcohol', 'health', undefined])
  })

  test('that are over or refused count as missing, each by its product', () => {
    const papers = [
      { ...paper, kind: 'business' as const, productId: null },
      { ...paper, kind: 'quality' as const, productId: 'a', untilOn: '2026-11-24' },
      { ...paper, kind: 'quality' as const, productId: 'b', isRefused: true },
    ]
    const problems = findGoLiveProblems({ ...ready, products: [spirit, oil], papers })
    expect(problems.map(({ code, values }) => [code, values?.name])).toEqual([
      ['live.paper-quality', 'Rượu'],
      ['live.no-star', 'Tinh dầu'],
      ['live.paper-quality', 'Tinh dầu'],
      ['live.paper-advertising', 'Tinh dầu'],
    ])
  })
})

describe('the bag', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 12, 0, second))
  const flash = { dong: 90, from: at(0), until: at(30), asideId: 'x', free: 1 }

  test.each([
    [at(0), 1, 90],
    [at(29), 1, 90],
    [at(30), 1, 100],
    [at(10), 0, 100],
  ])('at %s with %i left costs %i', (now, free, dong) => {
    expect(priceOf(100, { ...flash, free }, now).dong).toBe(dong)
  })

  test('makes chapters from pins, without those that nobody saw', () => {
    const pin = (name: string, mediaMs: number) => ({ offerId: name, name, mediaMs })
    expect(chaptersOf([pin('b', 5000), pin('a', 0), pin('c', 5000), pin('d', 9999)], 9000)).toEqual([
      { ...pin('a', 0), untilMs: 5000 },
      { ...pin('c', 5000), untilMs: 9000 },
    ])
    expect(vttTime(3_723_004)).toBe('01:02:03.004')
  })
})

describe('the chat', () => {
  test('knows a blocked word without tone marks, in any case, as a whole word', () => {
    const blocked = readBlocked('lừa đảo, Gà\n\n')
    const said = (words: string) => findMessageProblems({ name: 'Ba', words }, blocked).length
    expect([said('Đồ LUA-DAO'), said('bán gà'), said('gạo ngon'), said('')]).toEqual([1, 1, 0, 1])
  })
})

describe('the place of a moment in a recording', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 12, 0, second))
  // Eleven seconds by the clock, ten of pictures: they came a second late.
  const stretches = [
    { beganAt: at(0), endedAt: at(11), mediaMs: 10_000 },
    { beganAt: at(30), endedAt: null, mediaMs: null },
  ]

  test.each([
    ['before the first picture', 0, 0],
    ['within a take, less what its pictures lag', 5, 4000],
    ['at the very end of a take, still in it', 11, 9999],
    ['while nobody sends', 20, 10_000],
    ['in a take that goes on', 32, 12_000],
  ])('%s', (_, second, mediaMs) => {
    expect(placeOf(at(second), stretches)).toBe(mediaMs)
  })
})

describe('a playlist', () => {
  const fresh = (no: number): Take => ({ no, headBytes: 0, segments: [], isOver: false })
  const part = (i: number, segment: number, isKey: boolean, ms = 400) =>
    writePart({ segment, at: 100 + i * 10, bytes: 10, ms, isKey })
  const lines = (...texts: string[]) => texts.map((text) => text.trim())
  const first = readOn(
    fresh(0),
    lines(writeHead(100), part(0, 0, true), part(1, 0, false), part(2, 0, false), part(3, 1, true), writeEnd),
  )
  const second = readOn(fresh(2), lines(writeHead(90), part(0, 0, true), part(1, 0, false, 350)))
  const takes = [first, second]

  test('over all takes goes on over a break and tells it', () => {
    expect(writePlaylist(takes, true).split('\n').slice(3)).toEqual([
      ...['#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-DISCONTINUITY-SEQUENCE:0'],
      ...['#EXT-X-MAP:URI="0-head.m4s"', '#EXTINF:1.200,', '0-0.m4s', '#EXTINF:0.400,', '0-1.m4s'],
      ...['#EXT-X-DISCONTINUITY', '#EXT-X-MAP:URI="2-head.m4s"', '#EXTINF:0.750,', '2-0.m4s', '#EXT-X-ENDLIST', ''],
    ])
    expect(lengthMs(takes)).toBe(2350)
  })

  test('of a sale on air names the newest parts, what comes next, and no segment that still grows', () => {
    expect(writePlaylist(takes, false).split('\n').slice(4)).toEqual([
      ...['#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.200', '#EXT-X-PART-INF:PART-TARGET=0.400'],
      ...['#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-DISCONTINUITY-SEQUENCE:0', '#EXT-X-MAP:URI="0-head.m4s"'],
      ...['#EXT-X-PART:DURATION=0.400,URI="0-0.0.m4s",INDEPENDENT=YES', '#EXT-X-PART:DURATION=0.400,URI="0-0.1.m4s"'],
      ...['#EXT-X-PART:DURATION=0.400,URI="0-0.2.m4s"', '#EXTINF:1.200,', '0-0.m4s'],
      ...['#EXT-X-PART:DURATION=0.400,URI="0-1.0.m4s",INDEPENDENT=YES', '#EXTINF:0.400,', '0-1.m4s'],
      ...['#EXT-X-DISCONTINUITY', '#EXT-X-MAP:URI="2-head.m4s"'],
      ...['#EXT-X-PART:DURATION=0.400,URI="2-0.0.m4s",INDEPENDENT=YES', '#EXT-X-PART:DURATION=0.350,URI="2-0.1.m4s"'],
      ...['#EXT-X-PRELOAD-HINT:TYPE=PART,URI="2-0.2.m4s"', ''],
    ])
    expect(findHint([first])).toBeUndefined()
  })

  test('is numbered on when its window moves', () => {
    const many = readOn(
      fresh(0),
      [...Array(20).keys()].map((i) => part(i, i, true, 1000).trim()),
    )
    const shown = writePlaylist([many, second], false).split('\n')
    expect(shown).toContain('#EXT-X-MEDIA-SEQUENCE:13')
    expect(shown.filter((line) => line.startsWith('#EXTINF')).length).toBe(7)
    expect(shown).not.toContain('#EXT-X-ENDLIST')
  })

  test('that a player waits for is there when it has the place, or a later one', () => {
    const places = [
      [2, 1],
      [2, 2],
      [1, 5],
      [3, 0],
    ].map(([segment = 0, at = 0]) => ({ segment, part: at }))
    expect(places.map((place) => hasPlace(takes, place))).toEqual([true, false, true, false])
    expect(hasPlace([], { segment: 0, part: 0 })).toBe(false)
  })

  test('names pieces by where they lie, and nothing else is a piece', () => {
    const find = (name: string) => findPiece(takes, readName(name) ?? { take: 99 })
    expect([find('0-head.m4s'), find('0-0.1.m4s')]).toMatchObject([
      { at: 0, bytes: 100 },
      { at: 110, bytes: 10 },
    ])
    expect([find('0-0.m4s'), find('0-1.m4s'), find('2-0.m4s'), find('1-0.m4s')]).toMatchObject(
      [{ at: 100, bytes: 30 }, { at: 130, bytes: 10 }, {}, {}].map((known, i) => (i < 2 ? known : undefined)),
    )
    expect(['../0-0.m4s', '0-0.ts', 'x-1.m4s', '0-.m4s'].map(readName)).toEqual(Array(4).fill(undefined))
    expect(readName(nameOf({ take: 3, segment: 7, part: 2 }))).toEqual({ take: 3, segment: 7, part: 2 })
  })

  test('begins a segment with a key picture once nine tenths of a second are full', () => {
    const key = { isKey: true }
    expect(segmentOf(key, undefined)).toBe(0)
    expect(segmentOf(key, { segment: 4, segmentMs: 600 })).toBe(4)
    expect(segmentOf(key, { segment: 4, segmentMs: 900 })).toBe(5)
    expect(segmentOf({ isKey: false }, { segment: 4, segmentMs: 5000 })).toBe(4)
  })
})
