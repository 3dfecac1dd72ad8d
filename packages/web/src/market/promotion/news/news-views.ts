import type { NewsKind } from '@saolang/core/market/promotion/news.ts'

/** News on a list. Days are 'YYYY-MM-DD'; `lang` is the language that it is really in. */
export type NewsLine = {
  lang: 'vi' | 'en'
  title: string
  href: string
  begins: string
  kind: NewsKind
  onDay: string
  place: string
  publisher: string
  publishedOn: string
  isSample: boolean
}

/** News on its page. */
export type NewsView = NewsLine & {
  body: string
  isTranslated: boolean
  source: string
  sourceUrl?: string
  archivedOn?: string
  changedOn?: string
  files: readonly NewsFile[]
}

/** A picture or a paper of a piece of news. */
export type NewsFile = {
  no: number
  href: string
  caption: string
  credit: string
  byteSize: number
  isPicture: boolean
  width?: number
  height?: number
}
