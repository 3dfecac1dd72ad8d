import type { FeedItem } from './feed-item.ts'
import { type FeedName, type FeedWriting, feedFields } from './feeds.ts'

/** What a feed is of: its name and address, and what in it. */
export type Feed = { feed: FeedName; title: string; link: string; items: readonly FeedItem[] }

type Row = readonly (readonly [name: string, value: string])[]

const writers: Record<Exclude<FeedWriting, 'csv'>, (feed: Feed, rows: readonly Row[]) => string> = {
  xml: (feed, rows) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n<title>${toXmlText(feed.title)}</title>\n<link>${toXmlText(feed.link)}</link>\n<description>${toXmlText(feed.title)}</description>\n${rows.map(toXmlItem).join('')}</channel>\n</rss>\n`,
  tsv: ({ feed }, rows) =>
    [feedFields[feed].map(({ name }) => name), ...rows.map((row) => row.map(([, value]) => flat(value)))]
      .map((cells) => `${cells.join('\t')}\n`)
      .join(''),
  json: ({ title, link }, rows) =>
    `${JSON.stringify({ title, link, items: rows.map((row) => Object.fromEntries(filled(row))) }, null, 1)}\n`,
  jsonl: (_, rows) => rows.map((row) => `${JSON.stringify(Object.fromEntries(filled(row)))}\n`).join(''),
}

/** The text of a feed in XML (RSS 2.0), tab-separated values, or JSON. What its reader would refuse is not among the items. */
export function writeFeed(feed: Feed, writing: Exclude<FeedWriting, 'csv'>): string {
  return writers[writing](feed, toRows(feed))
}

/** The cells of a feed, heads first, for whoever writes comma-separated values. */
export function toCells(feed: Feed): string[][] {
  return [
    feedFields[feed.feed].map(({ name }) => name),
    ...toRows(feed).map((row) => row.map(([, value]) => flat(value))),
  ]
}

function toRows({ feed, items }: Feed): Row[] {
  return items.map((item) => feedFields[feed].map(({ name, of }) => [name, of(item)] as const))
}

function toXmlItem(row: Row): string {
  const parts = filled(row).flatMap(([name, value]) =>
    name === 'additional_image_link'
      ? value.split(',').map((one) => element(name, toXmlText(one)))
      : [toElement(name, value)],
  )
  return `<item>\n${parts.join('\n')}\n</item>\n`
}

// Google reads the price of delivery from inner elements.
function toElement(name: string, value: string): string {
  if (name !== 'shipping') return element(name, toXmlText(value))
  const [country = '', , , price = ''] = value.split(':')
  return element(name, element('country', country) + element('price', price))
}

const element = (name: string, inner: string) => `<g:${name}>${inner}</g:${name}>`
const filled = (row: Row) => row.filter(([, value]) => value !== '')
const flat = (value: string) => value.replace(/[\t\r\n]+/g, ' ')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// Control characters are in no XML 1.0 document, escaped or not.
const toXmlText = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] as string).replace(/[^\P{Cc}\t\n\r]/gu, ' ')
