import { describe, expect, test } from 'vitest'
import { chaptersOf, priceOf, vttTime } from './bag.ts'
import { findMessageProblems, readBlocked } from './chat.ts'
import { findGoLiveProblems, papersOf, warningOf } from './papers.ts'
import { lengthMs, readSegments, writePlaylist } from './playlist.ts'
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

describe('a playlist', () => {
  const told = '#EXTM3U\n#EXTINF:1.000000,\n0-00000.ts\n#EXTINF:0.5,\n0-00001.ts\n#EXT-X-ENDLIST\n'
  const takes = [{ segments: readSegments(told) }, { segments: [{ file: '1-00000.ts', seconds: 1.2 }] }]

  test('goes on over a break and tells it', () => {
    expect(writePlaylist(takes, true).split('\n').slice(3)).toEqual([
      ...['#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-DISCONTINUITY-SEQUENCE:0'],
      ...['#EXTINF:1.000,', '0-00000.ts', '#EXTINF:0.500,', '0-00001.ts', '#EXT-X-DISCONTINUITY'],
      ...['#EXTINF:1.200,', '1-00000.ts', '#EXT-X-ENDLIST', ''],
    ])
    expect(lengthMs(takes)).toBe(2700)
  })

  test('of a sale on air shows the newest, numbered on', () => {
    const many = { segments: Array.from({ length: 20 }, (_, i) => ({ file: `0-${i}.ts`, seconds: 1 })) }
    const lines = writePlaylist([many, ...takes.slice(1)], false).split('\n')
    expect(lines).toContain('#EXT-X-MEDIA-SEQUENCE:13')
    expect(lines.filter((line) => line.endsWith('.ts')).length).toBe(8)
    expect(lines).not.toContain('#EXT-X-ENDLIST')
  })
})
