import { describe, expect, test } from 'vitest'
import { findCampaignProblems, isMeant, markLinks, monthOf, readSendAt } from './campaign.ts'
import { type Feed, writeAtom, writeRss } from './feeds.ts'
import { writeCalendar } from './icalendar.ts'
import { findNewsMoveProblems, findNewsProblems } from './news.ts'
import { findOccasionProblems, isWebAddress } from './occasion.ts'
import { findSeasonProblems, lastOf, readSeason, stretchesOf } from './season.ts'
import { findMoveProblems, findPictureProblems, findStoryProblems } from './story.ts'
import { beginningOf, findToldProblems, readTold, toldIn } from './two-languages.ts'

const words = (length: number) => 'chữ '.repeat(length / 4)
const told = { titleVi: 'Mùa tràm nở hoa', titleEn: '', bodyVi: words(300), bodyEn: '' }
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

describe('a text in two languages', () => {
  test('is whole in Vietnamese, and in English whole or not there', () => {
    const body = { least: 200, most: 8000 }
    expect(codes(findToldProblems({ ...told, titleVi: 'Ngắn', bodyVi: '' }, body))).toEqual(['told.title', 'told.body'])
    expect(codes(findToldProblems({ ...told, titleEn: 'When cajuput flowers' }, body))).toEqual(['told.body-english'])
    expect(findToldProblems(told, body)).toEqual([])
  })

  test('is shown in Vietnamese, and known to be, where it is not translated', () => {
    expect(toldIn('en', told)).toMatchObject({ lang: 'vi', title: told.titleVi })
    expect(toldIn('en', { ...told, titleEn: 'Title', bodyEn: 'Body' })).toEqual({
      lang: 'en',
      title: 'Title',
      body: 'Body',
    })
  })

  test('is kept without needless white space, and begun at a whole word', () => {
    expect(readTold({ titleVi: '  Mật   ong ', bodyVi: 'một\r\n\r\n\r\n\r\nhai' })).toMatchObject({
      titleVi: 'Mật ong',
      bodyVi: 'một\n\nhai',
    })
    expect(beginningOf('một hai ba', 8)).toBe('một hai…')
  })
})

describe('a story', () => {
  test('is not approved by who handed it in, nor twice', () => {
    const waiting = { state: 'submitted', submittedBy: 'a' } as const
    expect(codes(findMoveProblems(waiting, 'approve', 'a'))).toEqual(['forbidden.own-story'])
    expect(findMoveProblems(waiting, 'approve', 'b')).toEqual([])
    expect(codes(findMoveProblems({ state: 'approved', submittedBy: 'a' }, 'approve', 'b'))).toEqual([
      'conflict.story-state',
    ])
  })

  test('shows pictures whose author is named and who agreed', () => {
    const picture = { altVi: 'Tổ ong trên cây tràm', altEn: '', credit: 'HTX Mẫu', hasRights: true }
    expect(codes(findPictureProblems({ altVi: '', altEn: '', credit: '', hasRights: false }))).toEqual([
      'story.picture-words',
      'story.picture-credit',
      'story.picture-rights',
    ])
    expect(findStoryProblems(told, [picture])).toEqual([])
  })
})

describe('a season', () => {
  test('goes over the turn of the year in one stretch', () => {
    expect(stretchesOf([1, 2, 5, 11, 12])).toEqual([
      { from: 5, count: 1 },
      { from: 11, count: 4 },
    ])
    expect(lastOf({ from: 11, count: 4 })).toBe(2)
    expect(stretchesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toEqual([{ from: 1, count: 12 }])
  })

  test('holds its best months, and no thirteenth', () => {
    const season = readSeason({ months: ['2', '13', 'x'], best: ['3'], noteVi: '', noteEn: '' })
    expect(season).toMatchObject({ months: [2, 3], best: [3] })
    expect(codes(findSeasonProblems({ ...season, months: [] }))).toEqual(['season.no-month'])
  })
})

test('an occasion names its days and where they are known from', () => {
  const form = {
    ...{ kind: 'festival', titleVi: 'Ngày hội mật ong', titleEn: '', aboutVi: '', aboutEn: '', place: 'Xã Mẫu' },
    ...{ provinceCode: '96', startsOn: '2027-02-10', endsOn: '2027-02-12', source: 'UBND xã Mẫu', sourceUrl: '' },
  }
  expect(findOccasionProblems(form, '2026-11-25')).toEqual([])
  const wrong = { ...form, kind: 'party', endsOn: '2027-02-01', source: '', sourceUrl: 'javascript:alert(1)' }
  expect(codes(findOccasionProblems(wrong, '2026-11-25'))).toEqual([
    'occasion.kind',
    'occasion.days',
    'occasion.source',
    'occasion.source-url',
  ])
})

test.each([
  ['https://ocop.gov.vn/tin?a=1', true],
  ['http://vidụ.vn', true],
  ['javascript:alert(1)', false],
  ['https://', false],
  ['https://a b.vn', false],
])('“%s” is an address of the web: %s', (text, is) => {
  expect(isWebAddress(text)).toBe(is)
})

test('news names its day and source, and is archived only when it was public', () => {
  const form = { ...told, kind: 'event', onDay: '2027-02-30', place: '', source: '', sourceUrl: '' }
  expect(codes(findNewsProblems(form))).toEqual(['news.day', 'news.place', 'news.source'])
  expect(codes(findNewsMoveProblems('draft', 'archive'))).toEqual(['conflict.news-state'])
  expect(findNewsMoveProblems('published', 'archive')).toEqual([])
})

describe('a calendar for programs', () => {
  const entry = {
    ...{ uid: 'festival-1@ocop.example', changedAt: new Date('2026-11-25T01:02:03Z'), kind: 'Lễ hội', place: 'Cà Mau' },
    title: 'Ngày hội mật ong; rừng, tràm',
    about: `Dòng một\nDòng hai ${'ữ'.repeat(60)}`,
  }
  const text = writeCalendar('Lịch', 'vi', [
    { ...entry, startsOn: '2027-02-10', endsOn: '2027-02-12', isCancelled: true },
    { ...entry, uid: 'live-1@ocop.example', startsAt: new Date('2027-02-10T13:00:00Z'), minutes: 90 },
  ])

  test('ends every line with CR LF and keeps it within 75 octets, no letter cut', () => {
    const lines = text.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
  })

  test('says days with the one after the last, instants in UTC, and escapes what separates', () => {
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20270210\r\nDTEND;VALUE=DATE:20270213')
    expect(unfolded).toContain('DTSTART:20270210T130000Z\r\nDTEND:20270210T143000Z')
    expect(unfolded).toContain('SUMMARY;LANGUAGE=vi:Ngày hội mật ong\\; rừng\\, tràm')
    expect(unfolded).toContain('DESCRIPTION;LANGUAGE=vi:Dòng một\\nDòng hai ')
    expect(unfolded).toContain('STATUS:CANCELLED')
  })
})

test('feeds hold no letter that XML does not know, and escape the rest', () => {
  const at = new Date('2026-11-25T00:00:00Z')
  const item = {
    ...{ id: 'urn:uuid:1', url: 'https://a.vn/news/x?a=1&b=2', title: 'A <b> & "c"\u0001', summary: 'x' },
    ...{ lang: 'vi' as const, publishedAt: at, changedAt: at, kind: 'Tin', author: 'Tỉnh Mẫu' },
  }
  const feed: Feed = {
    title: 'T',
    about: 'A',
    siteUrl: 'https://a.vn/news',
    feedUrl: 'https://a.vn/f',
    lang: 'vi',
    changedAt: at,
    items: [item],
  }
  for (const xml of [writeRss(feed), writeAtom(feed)]) {
    expect(xml).toContain('A &#60;b&#62; &#38; &#34;c&#34;<')
    expect(xml).not.toContain('\u0001')
  }
  expect(writeRss(feed)).toContain('<pubDate>Wed, 25 Nov 2026 00:00:00 GMT</pubDate>')
})

describe('a campaign', () => {
  test('is written in both languages, a text message in one short sentence', () => {
    const form = {
      title: 'Tập huấn',
      purpose: 'news-email',
      subjectVi: 'Tập huấn tem',
      subjectEn: '',
      bodyVi: '',
      bodyEn: '',
    }
    expect(codes(findCampaignProblems(form))).toEqual(['campaign.subject', 'campaign.body', 'campaign.body'])
    expect(findCampaignProblems({ ...form, purpose: 'news-sms' })).toEqual([])
    expect(codes(findCampaignProblems({ ...form, purpose: 'news-sms', subjectVi: words(200) }))).toEqual([
      'campaign.subject',
    ])
  })

  test('means the producers of its province who make its group', () => {
    const maker = { provinceCode: '96', industries: ['I', 'III'] }
    expect(isMeant({}, maker)).toBe(true)
    expect(isMeant({ provinceCode: '96', industryCode: 'III' }, maker)).toBe(true)
    expect(isMeant({ provinceCode: '01' }, maker)).toBe(false)
    expect(isMeant({ industryCode: 'II' }, maker)).toBe(false)
  })

  test('marks links to us alone, before their fragment and after their query', () => {
    const marks = { origin: 'https://ocop.example', medium: 'email', campaign: 'tet' }
    const utm = 'utm_source=saolang&utm_medium=email&utm_campaign=tet'
    expect(markLinks('Xem https://ocop.example/news?page=2#a.', marks)).toBe(
      `Xem https://ocop.example/news?page=2&${utm}#a.`,
    )
    expect(markLinks('https://ocop.example, https://ocop.example.evil.vn/', marks)).toBe(
      `https://ocop.example?${utm}, https://ocop.example.evil.vn/`,
    )
  })

  test('goes out at an hour of Viet Nam that is not past, and counts in the month of that calendar', () => {
    const now = new Date('2026-11-25T00:00:00Z')
    expect(readSendAt('2026-11-25 08:30', now)?.toISOString()).toBe('2026-11-25T01:30:00.000Z')
    for (const text of ['2026-11-25 06:59', '2027-02-30 08:00', 'mai']) expect(readSendAt(text, now)).toBeUndefined()
    expect(readSendAt('', now)).toBe(now)
    expect(monthOf(new Date('2026-11-30T17:00:00Z'))).toBe('2026-12')
  })
})
