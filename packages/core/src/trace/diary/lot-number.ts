import type { LegalDate } from '../../kernel/calendar.ts'

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The number of the lot that an entry makes: its day and four symbols of the entry's id, "261124-7K3M". Phone and server come
 * to the same one apart, so that it can be written on the bucket where there is no network.
 */
export function lotNumber(madeOn: LegalDate, entryId: string): string {
  const tail = Number.parseInt(entryId.replaceAll('-', '').slice(-5), 16)
  const mark = [15, 10, 5, 0].map((shift) => symbols.charAt((tail >> shift) & 31)).join('')
  return `${madeOn.slice(2).replaceAll('-', '')}-${mark}`
}
