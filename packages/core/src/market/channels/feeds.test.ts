import { describe, expect, test } from 'vitest'
import { cutTo, type FeedItem, findFieldFaults } from './feed-item.ts'
import { feedFields, feedNames } from './feeds.ts'
import { toCells, writeFeed } from './write-feed.ts'

const item: FeedItem = {
  ...{ id: '0190a0a0-0000-7000-8000-000000000001', productId: '0190a0a0-0000-7000-8000-000000000002' },
  ...{ name: 'Mật ong rừng tràm', pack: 'Chai 500 ml', description: 'Thành phần: mật ong & sáp <100%>.' },
  ...{ link: 'https://ocop.example/shop/1', images: ['https://ocop.example/1.webp', 'https://ocop.example/2.webp'] },
  ...{
    priceDong: 165_000,
    available: 12,
    producer: 'HTX Ong Mật',
    seller: 'HTX Ong Mật',
    sellerLink: 'https://ocop.example',
  },
  ...{ star: 4, certificateNumber: '12/QĐ', certificateUntil: '2029-06-30', place: 'Xã U Minh, tỉnh Cà Mau' },
  ...{ industry: 'Thực phẩm', deliveryDong: 30_000, returns: 'Trong 7 ngày', isSample: false },
}
const feed = (name: 'google' | 'meta' | 'openai' | 'plain', items: FeedItem[] = [item]) =>
  ({ feed: name, title: 'Sản phẩm OCOP', link: 'https://ocop.example/shop', items }) as const

// As the readers document them, written down apart from the tables.
const required = {
  google: 'id title description link image_link availability price condition brand identifier_exists',
  meta: 'id title description availability condition price link image_link brand',
  openai:
    'is_eligible_search is_eligible_checkout item_id title description url brand image_url price availability seller_name target_countries store_country',
}

describe('a feed', () => {
  test.each(Object.entries(required))('for %s has every field that its reader requires', (name, fields) => {
    const known = feedFields[name as keyof typeof required].filter(({ isRequired }) => isRequired)
    expect(known.map((field) => field.name).sort()).toEqual(fields.split(' ').sort())
  })

  test.each(feedNames)('%s takes a whole item, and names each field that an item lacks', (name) => {
    expect(findFieldFaults(feedFields[name], item)).toEqual([])
    for (const { name: field, of, isRequired } of feedFields[name].filter((each) => each.isRequired)) {
      const empty: FeedItem = {
        ...item,
        id: '',
        name: '',
        pack: '',
        description: '',
        link: '',
        images: [],
        producer: '',
      }
      const isLost = of(empty) === '' && isRequired
      const named = findFieldFaults(feedFields[name], empty).some((fault) => fault.field === field)
      if (isLost) expect([field, named]).toEqual([field, true])
    }
  })

  test.each(['google', 'meta', 'openai'] as const)(
    '%s refuses goods without a photo or with a price of nothing',
    (name) => {
      const faults = findFieldFaults(feedFields[name], { ...item, images: [], priceDong: 0 })
      expect(faults.map(({ fault }) => fault).sort()).toEqual(['malformed', 'missing'])
    },
  )

  test('tells a price in đồng, what is sold out, and never invents a GTIN', () => {
    const [head = [], row = []] = toCells(feed('google', [{ ...item, available: 0 }]))
    const told = Object.fromEntries(head.map((name, i) => [name, row[i]]))
    expect(told).toMatchObject({ price: '165000 VND', availability: 'out_of_stock', gtin: '', identifier_exists: 'no' })
    const numbered = toCells(feed('google', [{ ...item, gtin: '8930000000001' }]))[1] ?? []
    expect(numbered.slice(10, 12)).toEqual(['8930000000001', 'yes'])
  })

  test('says of a sample that it is one', () => {
    for (const name of feedNames)
      expect(
        toCells(feed(name, [{ ...item, isSample: true }]))
          .flat()
          .join(),
      ).toMatch(/mẫu|true/)
    expect(writeFeed(feed('google', [{ ...item, isSample: true }]), 'xml')).toContain('(dữ liệu mẫu)')
  })

  test('in XML escapes what would break it, and drops what no XML holds', () => {
    const xml = writeFeed(feed('google', [{ ...item, name: 'A & "B" <C>\u0007' }]), 'xml')
    expect(xml).toContain('<g:title>A &amp; &quot;B&quot; &lt;C&gt; , Chai 500 ml</g:title>')
    expect(xml).toContain('<g:shipping><g:country>VN</g:country><g:price>30000 VND</g:price></g:shipping>')
    expect(xml.match(/<g:additional_image_link>/g)).toHaveLength(1)
    expect(xml).not.toContain('\u0007')
  })

  test('in tab-separated values keeps a row a row', () => {
    const tsv = writeFeed(feed('google', [{ ...item, description: 'Một\thai\nba' }]), 'tsv')
    expect(tsv.trimEnd().split('\n')).toHaveLength(2)
    expect(
      new Set(
        tsv
          .trimEnd()
          .split('\n')
          .map((row) => row.split('\t').length),
      ).size,
    ).toBe(1)
  })

  test('in JSON lines is an object a line, without empty fields', () => {
    const lines = writeFeed(feed('openai', [item, item]), 'jsonl')
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).item_id)).toEqual([item.id, item.id])
    expect(JSON.parse(lines[0] as string)).not.toHaveProperty('gtin')
  })

  test('cuts a long title at a word, never above what its reader takes', () => {
    const long = 'Mật ong rừng tràm '.repeat(20)
    expect([...cutTo(long, 150)].length).toBeLessThanOrEqual(150)
    expect(cutTo(long, 150).endsWith('…')).toBe(true)
    expect(findFieldFaults(feedFields.google, { ...item, name: long, description: long.repeat(40) })).toEqual([])
  })
})
