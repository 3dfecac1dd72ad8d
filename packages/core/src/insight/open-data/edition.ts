import type { LegalDate } from '../../kernel/calendar.ts'
import type { Format } from './dataset.ts'
import type { DatasetKey } from './dictionary.ts'

/** A file of an edition: its format, SHA-256 (hex) and size in bytes. */
export type EditionFile = { format: Format; sha256: string; byteSize: number }

/** A dataset as it was on a day. `isKept`: kept for ever; the others are dropped after `dailyKeptDays`. `writtenAt` is an ISO instant. */
export type Edition = {
  dataset: DatasetKey
  takenOn: LegalDate
  isKept: boolean
  rows: number
  writtenAt: string
  files: readonly EditionFile[]
}

/** How many days an edition stays that is not the one kept of its month. */
export const dailyKeptDays = 31

/** The licence of every open file: Creative Commons Attribution 4.0. */
export const licence = {
  name: 'CC BY 4.0',
  spdx: 'CC-BY-4.0',
  href: 'https://creativecommons.org/licenses/by/4.0/',
} as const

/** The address of a file, under our own: of an edition by its day, or of the newest. */
export function fileAddress(dataset: string, day: LegalDate | 'latest', format: Format): string {
  return `/data/${dataset}/${day}.${format}`
}

/** The edition of each dataset that is newest, by dataset. */
export function newestEditions(editions: readonly Edition[]): Map<DatasetKey, Edition> {
  const newest = new Map<DatasetKey, Edition>()
  for (const edition of editions)
    if (edition.takenOn > (newest.get(edition.dataset)?.takenOn ?? '')) newest.set(edition.dataset, edition)
  return newest
}
