/** An item of a feed. Instants; `body` is plain text. `lang` says in which language it really is. */
export type FeedItem = {
  id: string
  url: string
  title: string
  summary: string
  publishedAt: Date
  changedAt: Date
  lang: 'vi' | 'en'
  kind: string
  author: string
  file?: { url: string; mediaType: string; byteSize: number }
}

export type Feed = {
  title: string
  about: string
  siteUrl: string
  feedUrl: string
  lang: 'vi' | 'en'
  changedAt: Date
  items: readonly FeedItem[]
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A feed as RSS 2.0 (with the atom:link that names itself, as the RSS Advisory Board's best practices ask). */
export function writeRss({ title, about, siteUrl, feedUrl, lang, changedAt, items }: Feed): string {
  const item = (one: FeedItem) =>
    element('item', [
      text('title', one.title),
      text('link', one.url),
      `<guid isPermaLink="true">${escapeXml(one.url)}</guid>`,
      text('pubDate', one.publishedAt.toUTCString()),
      text('category', one.kind),
      text('dc:creator', one.author),
      text('dc:language', one.lang),
      text('description', one.summary),
      one.file
        ? `<enclosure url="${escapeXml(one.file.url)}" length="${one.file.byteSize}" type="${one.file.mediaType}"/>`
        : '',
    ])
  const channel = element('channel', [
    text('title', title),
    text('link', siteUrl),
    text('description', about),
    text('language', lang === 'vi' ? 'vi-vn' : 'en'),
    text('lastBuildDate', changedAt.toUTCString()),
    `<atom:link href="${escapeXml(feedUrl)}" rel="self" type="application/rss+xml"/>`,
    ...items.map(item),
  ])
  const spaces = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
  return `${head}<rss version="2.0" ${spaces}>${channel}</rss>\n`
}

/** A feed as Atom (RFC 4287). */
export function writeAtom({ title, about, siteUrl, feedUrl, lang, changedAt, items }: Feed): string {
  const entry = (one: FeedItem) =>
    `<entry xml:lang="${one.lang}">${[
      text('title', one.title),
      `<link rel="alternate" type="text/html" href="${escapeXml(one.url)}"/>`,
      one.file
        ? `<link rel="enclosure" type="${one.file.mediaType}" length="${one.file.byteSize}" href="${escapeXml(one.file.url)}"/>`
        : '',
      text('id', one.id),
      text('published', one.publishedAt.toISOString()),
      text('updated', one.changedAt.toISOString()),
      element('author', [text('name', one.author)]),
      `<category term="${escapeXml(one.kind)}"/>`,
      text('summary', one.summary),
    ].join('')}</entry>`
  const parts = [
    text('title', title),
    text('subtitle', about),
    `<link rel="alternate" type="text/html" href="${escapeXml(siteUrl)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feedUrl)}"/>`,
    text('id', feedUrl),
    text('updated', changedAt.toISOString()),
    ...items.map(entry),
  ]
  return `${head}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">${parts.join('')}</feed>\n`
}

const text = (name: string, value: string) => `<${name}>${escapeXml(value)}</${name}>`
const element = (name: string, parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`

/** A text inside XML; letters that XML 1.0 does not know are left out (section 2.2). */
function escapeXml(value: string): string {
  return Array.from(value)
    .filter((letter) => isXmlLetter(letter.codePointAt(0) as number))
    .join('')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

const isXmlLetter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code !== 0xfffe && code !== 0xffff)
