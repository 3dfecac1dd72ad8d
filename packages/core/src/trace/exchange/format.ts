import type { Source } from './source.ts'

type Kind = Source['kind']
type Format = {
  fits: readonly Kind[]
  write(value: string, codes: Readonly<Record<string, string>>): string | number | undefined
}

const vietnam = 7 * 3_600_000
const clockOf = (instant: string) => new Date(new Date(instant).getTime() + vietnam).toISOString().slice(0, 19)
const slashes = (day: string) => day.split('-').toReversed().join('/')

/** How a value can be written. Days are legal days; instants stand in Viet Nam's time but for `instant-utc` and `instant-seconds`. */
export const formats = {
  text: { fits: ['text', 'day', 'instant', 'number', 'code'], write: (value) => value },
  'day-iso': { fits: ['day'], write: (value) => value },
  'day-slashes': { fits: ['day'], write: slashes },
  'day-compact': { fits: ['day'], write: (value) => value.replaceAll('-', '') },
  'instant-utc': { fits: ['instant'], write: (value) => new Date(value).toISOString() },
  'instant-vn': { fits: ['instant'], write: (value) => `${clockOf(value)}+07:00` },
  'instant-slashes': {
    fits: ['instant'],
    write: (value) => {
      const [day = '', time = ''] = clockOf(value).split('T')
      return `${slashes(day)} ${time}`
    },
  },
  'instant-seconds': { fits: ['instant'], write: (value) => Math.floor(new Date(value).getTime() / 1000) },
  number: { fits: ['number'], write: Number },
  codes: { fits: ['code', 'text'], write: (value, codes) => (Object.hasOwn(codes, value) ? codes[value] : undefined) },
} as const satisfies Record<string, Format>

/** The names of the formats. */
export const formatIds = Object.keys(formats) as [FormatId, ...FormatId[]]
export type FormatId = keyof typeof formats
