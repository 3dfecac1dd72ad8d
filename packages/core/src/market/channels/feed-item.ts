/** An offer as a feed tells it: it can be bought, or is sold out for now, and its stars hold. Prices are whole đồng. */
export type FeedItem = {
  id: string
  productId: string
  name: string
  pack: string
  description: string
  link: string
  /** Photos of the pack, the first one first. */
  images: readonly string[]
  priceDong: number
  available: number
  producer: string
  seller: string
  sellerLink: string
  gtin?: string
  star?: number
  certificateNumber?: string
  certificateUntil?: string
  place: string
  industry: string
  deliveryDong: number
  returns: string
  /** Fictitious goods of a demonstration: every feed says so in the title. */
  isSample: boolean
}

/** What stands against a value: it is not there, is longer than the reader of the feed takes, or is in no shape that it reads. */
export type FeedFault = 'missing' | 'too-long' | 'malformed'

/** A field of a feed as its reader documents it. `most` counts characters. */
export type FeedField = {
  name: string
  isRequired: boolean
  of(item: FeedItem): string
  most?: number
  shape?: RegExp
}

export type FieldFault = { field: string; fault: FeedFault }

/** What a reader of the feed would refuse an item for; nothing when it takes it. */
export function findFieldFaults(fields: readonly FeedField[], item: FeedItem): FieldFault[] {
  return fields.flatMap((field): FieldFault[] => {
    const fault = findFault(field, field.of(item))
    return fault ? [{ field: field.name, fault }] : []
  })
}

function findFault({ isRequired, most, shape }: FeedField, value: string): FeedFault | undefined {
  if (value === '') return isRequired ? 'missing' : undefined
  if (most !== undefined && [...value].length > most) return 'too-long'
  return shape && !shape.test(value) ? 'malformed' : undefined
}

/** The title of an item: what it is, in which pack, and that it is a sample where it is one. */
export function titleOf({ name, pack, isSample }: FeedItem): string {
  return `${name}, ${pack}${isSample ? ' (dữ liệu mẫu)' : ''}`
}

/** The text cut at a word so that it holds at most so many characters. */
export function cutTo(text: string, most: number): string {
  const symbols = [...text]
  if (symbols.length <= most) return text
  const cut = symbols.slice(0, most - 1).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
}
