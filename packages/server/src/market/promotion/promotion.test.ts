import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor } from '../../testing/actors.ts'
import { type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readZip } from '../../testing/read-zip.ts'
import { announceOccasion, cancelOccasion } from './calendar/announce-occasion.ts'
import { tellSeason } from './calendar/tell-season.ts'
import { addFileToNews, archiveNews, beginNews, publishNews, writeNews } from './news/write-news.ts'
import { approveStory, refuseStory, submitStory, takeStoryDown } from './stories/decide-story.ts'
import { readStory } from './stories/read-stories.ts'
import { addStoryPicture, beginStory, writeStory } from './stories/write-story.ts'

let running: TestApp
let made: Recognised
let communeOfficer: Actor
let elsewhere: Actor
let provincial: Actor
let photo: Buffer

beforeAll(async () => {
  running = await openApp()
  made = await recogniseProduct(running)
  communeOfficer = await createActor({ role: 'commune-officer' })
  elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  provincial = await createActor({ role: 'provincial-officer' })
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#c80' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => running.close())
const realClock = () => setClock(() => new Date())
afterEach(realClock)

const body = 'Mùa tràm nở, đàn ong về rừng. '.repeat(12)
const told = { titleVi: 'Ong về rừng tràm U Minh', titleEn: '', bodyVi: body, bodyEn: '' }
const english = {
  ...told,
  titleEn: 'The bees come home',
  bodyEn: 'When the cajuput flowers, the bees return. '.repeat(8),
}
const picture = { altVi: 'Tổ ong trên cây tràm', altEn: '', credit: 'Nguyễn Văn Ảnh (mẫu)', hasRights: 'on' }
const see = async (url: string) => running.app.inject({ url, headers: { accept: 'text/html', host: 'localhost' } })
const codesIn = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : [String(error)]),
  )

describe('a story', () => {
  let id: string
  const slugOf = async () => (await readStory(made.producer, id)).story.slug

  test('is told by the product’s own producer, and by nobody else’s', async () => {
    const form = { ...told, product: made.productId }
    const stranger = await createActor({ role: 'producer' })
    expect(await codesIn(beginStory(stranger, { form }))).toEqual(['forbidden.organisation'])
    expect(await codesIn(beginStory(provincial, { form }))).toEqual(['forbidden.role'])
    expect(await codesIn(beginStory(made.producer, { form: { ...form, bodyVi: 'ngắn' } }))).toEqual(['told.body'])
    expect(await codesIn(beginStory(made.producer, { form: told }))).toEqual(['story.subject'])
    id = await beginStory(made.producer, { form })
    expect(await codesIn(beginStory(made.producer, { form }))).toEqual(['conflict.story-of-product'])
  })

  test('is nobody’s to read before it is approved', async () => {
    expect((await see(`/stories/${await slugOf()}`)).statusCode).toBe(404)
    expect(await codesIn(readStory(elsewhere, id))).toEqual(['forbidden.jurisdiction'])
  })

  test('takes pictures with their author, and none without', async () => {
    const upload = { bytes: photo, fileName: 'anh.jpg' }
    const asked = { id, form: { ...picture, credit: '', hasRights: undefined }, upload }
    expect(await codesIn(addStoryPicture(made.producer, asked))).toEqual([
      'story.picture-credit',
      'story.picture-rights',
    ])
    await addStoryPicture(made.producer, { id, form: picture, upload })
    const { pictures } = await readStory(made.producer, id)
    expect((await see(`/stories/pictures/${pictures[0]?.sha256}`)).statusCode).toBe(404)
  })

  test('stands still while it waits, and is approved by other eyes of its own place', async () => {
    await submitStory(made.producer, { id })
    expect(await codesIn(writeStory(made.producer, { id, form: told }))).toEqual(['conflict.story-waits'])
    expect(await codesIn(approveStory(made.producer, { id }))).toEqual(['forbidden.role'])
    expect(await codesIn(approveStory(elsewhere, { id }))).toEqual(['forbidden.jurisdiction'])
    await approveStory(communeOfficer, { id })
    const page = await see(`/stories/${await slugOf()}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Ảnh: Nguyễn Văn Ảnh (mẫu)')
    expect((await see('/stories?province=96')).body).toContain(told.titleVi)
    expect((await see('/stories?province=01')).body).not.toContain(told.titleVi)
  })

  test('says in English that it is not translated, until it is', async () => {
    const address = `/stories/${await slugOf()}?lang=en`
    expect((await see(address)).body).toContain('Not translated into English yet')
    await writeStory(made.producer, { id, form: english })
    await submitStory(made.producer, { id })
    await approveStory(provincial, { id })
    const page = (await see(address)).body
    expect(page).toContain(english.titleEn)
    expect(page).not.toContain('Not translated')
    // The pictures went along.
    expect(page).toContain('Nguyễn Văn Ảnh')
  })

  test('stays as it was approved while a later version is refused with its reason', async () => {
    await writeStory(made.producer, { id, form: { ...english, titleVi: 'Mật ong chữa bách bệnh' } })
    await submitStory(made.producer, { id })
    expect(await codesIn(refuseStory(communeOfficer, { id, why: 'Không' }))).toEqual(['story.reason'])
    await refuseStory(communeOfficer, { id, why: 'Không được viết công dụng chữa bệnh.' })
    expect((await readStory(made.producer, id)).versions[0]).toMatchObject({ state: 'refused', no: 3 })
    expect((await see(`/stories/${await slugOf()}`)).body).not.toContain('bách bệnh')
  })

  test('handed in by an officer for a producer is not approved by that officer', async () => {
    const organisationId = made.producer.organisationId as string
    const form = { ...told, village: 'Làng Tràm (mẫu)' }
    const mine = await beginStory(communeOfficer, { organisationId, form })
    await submitStory(communeOfficer, { id: mine })
    expect(await codesIn(approveStory(communeOfficer, { id: mine }))).toEqual(['forbidden.own-story'])
    await approveStory(provincial, { id: mine })
  })

  test('stands beside the product in the register', async () => {
    const page = (await see(`/products/${made.address}`)).body
    expect(page).toContain(`href="/stories/${await slugOf()}"`)
    expect(page).toContain(`href="/products/${made.address}/press-kit"`)
  })

  test('taken down says so with the reason and keeps its words to itself', async () => {
    await takeStoryDown(provincial, { id, why: 'Chủ thể đề nghị gỡ để sửa lại.' })
    const page = await see(`/stories/${await slugOf()}`)
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain('Chủ thể đề nghị gỡ')
    expect(page.body).not.toContain('đàn ong về rừng. Mùa')
    expect((await see(`/products/${made.address}`)).body).not.toContain('/stories/')
    await writeStory(made.producer, { id, form: english })
    await submitStory(made.producer, { id })
    await approveStory(communeOfficer, { id })
    expect((await see(`/stories/${await slugOf()}`)).statusCode).toBe(200)
  })
})

describe('seasons and festivals', () => {
  const form = {
    ...{ kind: 'festival', titleVi: 'Ngày hội mật ong (mẫu)', titleEn: 'Honey day (sample)', place: 'Xã U Minh' },
    ...{ provinceCode: '96', startsOn: '2027-02-10', endsOn: '2027-02-12', source: 'Kế hoạch 1/KH-UBND (mẫu)' },
  }
  const season = { months: ['2', '3'], best: ['3'], noteVi: 'Hoa tràm nở rộ', noteEn: 'Cajuput in flower' }

  test('are told by producers for their own goods, and announced by officers within their province', async () => {
    const stranger = await createActor({ role: 'producer' })
    const asked = { productId: made.productId, form: season }
    expect(await codesIn(tellSeason(stranger, asked))).toEqual(['forbidden.organisation'])
    expect(await codesIn(tellSeason(provincial, asked))).toEqual(['forbidden.role'])
    expect(await codesIn(announceOccasion(made.producer, { form }))).toEqual(['forbidden.role'])
    expect(await codesIn(announceOccasion(elsewhere, { form }))).toEqual(['forbidden.jurisdiction'])
  })

  test('stand on the page of their month and in the calendar to subscribe to; what is cancelled stays and says so', async () => {
    setClock(() => new Date('2026-11-25T03:00:00Z'))
    await tellSeason(made.producer, { productId: made.productId, form: season })
    const id = await announceOccasion(communeOfficer, { form })
    const page = (await see('/calendar?year=2027&month=2')).body
    expect(page).toContain('Ngày hội mật ong (mẫu)')
    expect(page).toContain('Hoa tràm nở rộ')
    expect((await see('/calendar?year=2027&month=5')).body).not.toContain('Hoa tràm nở rộ')
    expect((await see('/calendar?year=2027&month=2&province=01')).body).not.toContain('Ngày hội')
    await cancelOccasion(communeOfficer, { id, why: 'Mưa bão, dời sang năm sau.' })
    expect((await see('/calendar?year=2027&month=2')).body).toContain('Mưa bão')
    const feed = await see('/calendar.ics?lang=en')
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8')
    const text = feed.body.replaceAll('\r\n ', '')
    expect(text).toContain('SUMMARY;LANGUAGE=en:Honey day (sample)')
    expect(text).toContain('STATUS:CANCELLED')
    expect(text).toContain('DTSTART;VALUE=DATE:20260201\r\nDTEND;VALUE=DATE:20260401\r\nRRULE:FREQ=YEARLY')
    expect(findCalendarFaults(feed.body)).toEqual([])
  })
})

describe('a press kit', () => {
  const readKit = async () => {
    const answer = await running.app.inject({ url: `/products/${made.address}/press-kit.zip` })
    return readZip(answer.rawPayload)
  }

  test('holds facts in two languages with their date and source, credited pictures, story and QR, and no contact', async () => {
    const page = (await see(`/products/${made.address}/press-kit`)).body
    expect(page).toContain('Tính đến')
    expect(page).toContain('Chủ thể chưa đồng ý đăng cách liên lạc')
    const files = await readKit()
    expect([...files.keys()].toSorted()).toEqual([
      'anh-pictures/1.webp',
      'anh-pictures/ghi-ten-credits.txt',
      'cau-chuyen.vi.txt',
      'facts.en.txt',
      'qr.png',
      'qr.svg',
      'story.en.txt',
      'thong-tin.vi.txt',
    ])
    expect(files.get('facts.en.txt')?.toString()).toMatch(/Rank: OCOP \d stars/)
    expect(files.get('thong-tin.vi.txt')?.toString()).toContain('theo sổ đăng ký tại')
    expect(files.get('anh-pictures/ghi-ten-credits.txt')?.toString()).toContain('© Nguyễn Văn Ảnh (mẫu)')
  })

  test('of a product whose stars were withdrawn forbids them', async () => {
    await withdrawStars(made)
    const page = (await see(`/products/${made.address}/press-kit`)).body
    expect(page).toContain('Không dùng sao hoặc nhãn OCOP')
    expect(page).not.toContain('class="stars')
    const facts = (await readKit()).get('facts.en.txt')?.toString() ?? ''
    expect(facts).toContain('Use no OCOP star')
    expect(facts).not.toMatch(/^Rank:/m)
  })
})

describe('news', () => {
  const form = {
    ...{ titleVi: 'Hội chợ OCOP <Cà Mau> & bạn bè', titleEn: '', bodyVi: body, bodyEn: '', kind: 'event' },
    ...{ onDay: '2027-01-15', place: 'Cà Mau', source: 'Sở NN&MT (mẫu)', sourceUrl: '' },
  }
  let id: string

  test('is written by the province and the Ministry alone, each its own', async () => {
    expect(await codesIn(beginNews(communeOfficer, { form }))).toEqual(['forbidden.role'])
    expect(await codesIn(beginNews(provincial, { form: { ...form, source: '' } }))).toEqual(['news.source'])
    id = await beginNews(provincial, { form })
    expect(await codesIn(publishNews(elsewhere, { id }))).toEqual(['forbidden.jurisdiction'])
    expect(await codesIn(archiveNews(provincial, { id }))).toEqual(['conflict.news-state'])
    expect((await see('/news')).body).not.toContain('Hội chợ OCOP')
  })

  test('published is on its page with day, source and files, on the front page, the calendar and in four valid feeds', async () => {
    await addFileToNews(provincial, {
      id,
      form: { captionVi: 'Gian hàng mật ong', credit: 'Sở NN&MT (mẫu)' },
      upload: { bytes: photo, fileName: 'gian-hang.jpg' },
    })
    await publishNews(provincial, { id })
    const list = (await see('/news')).body
    const href = /href="(\/news\/[^"]+-[0-9a-f]{6})"/.exec(list)?.[1] as string
    const page = (await see(href)).body
    expect(page).toContain('Nguồn: Sở NN&amp;MT (mẫu)')
    expect((await see(`${href}/files/1`)).headers['content-type']).toBe('image/jpeg')
    expect((await see('/')).body).toContain(href)
    expect((await see('/calendar?year=2027&month=1')).body).toContain(href)
    for (const lang of ['vi', 'en'] as const) {
      expect(findFeedFaults((await see(`/news/${lang}.rss`)).body, 'rss')).toEqual([])
      expect(findFeedFaults((await see(`/news/${lang}.atom`)).body, 'atom')).toEqual([])
    }
    expect((await see('/news/en.rss')).body).toContain('(in Vietnamese only)')
  })

  test('archived leaves lists and feeds, and its page says how old it is', async () => {
    await archiveNews(provincial, { id })
    expect(await codesIn(writeNews(provincial, { id, form }))).toEqual(['conflict.news-state'])
    expect((await see('/news')).body).not.toContain('Hội chợ OCOP')
    expect((await see('/news/vi.atom')).body).not.toContain('<entry')
    expect((await see('/')).body).not.toContain('href="/news/h')
  })
})

/** What keeps a text from being an iCalendar file (RFC 5545): nesting, what every event must have, once. */
function findCalendarFaults(text: string): string[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const faults = lines[0] === 'BEGIN:VCALENDAR' && lines.at(-2) === 'END:VCALENDAR' ? [] : ['not one calendar']
  for (const name of ['VERSION', 'PRODID'])
    if (lines.filter((line) => line.startsWith(`${name}:`)).length !== 1) faults.push(name)
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1)
  if (events.length === 0) faults.push('no event')
  for (const event of events)
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'])
      if (event.split('\r\n').filter((line) => new RegExp(`^${name}[;:]`).test(line)).length !== 1) faults.push(name)
  const uids = lines.filter((line) => line.startsWith('UID:'))
  return new Set(uids).size === uids.length ? faults : [...faults, 'a UID twice']
}

const required = {
  rss: {
    channel: ['title', 'link', 'description'],
    item: ['title', 'link', 'guid', 'pubDate'],
  },
  atom: {
    feed: ['title', 'id', 'updated', 'link'],
    entry: ['title', 'id', 'updated', 'author', 'link', 'summary'],
  },
} as const

/** What keeps a text from being a feed: XML that does not parse, elements that must be there and are not (RSS 2.0; RFC 4287, 4.1). */
function findFeedFaults(xml: string, kind: keyof typeof required): string[] {
  const faults: string[] = []
  const open: { name: string; children: string[] }[] = []
  let items = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => faults.push(error.message))
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.children.push(name)
    open.push({ name, children: [] })
    if (name === 'item' || name === 'entry') items += 1
  })
  parser.on('closetag', () => {
    const { name, children } = open.pop() as { name: string; children: string[] }
    for (const wanted of (required[kind] as Record<string, readonly string[]>)[name] ?? [])
      if (!children.includes(wanted)) faults.push(`${name} without ${wanted}`)
  })
  parser.write(xml).close()
  for (const date of xml.matchAll(/<(?:pubDate|updated|published)>([^<]+)</g))
    if (Number.isNaN(Date.parse(date[1] as string))) faults.push(`no date: ${date[1]}`)
  return items > 0 ? faults : [...faults, 'no item']
}
