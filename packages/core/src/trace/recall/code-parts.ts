import { readLinkPath } from '@saolang/epcis/digital-link/parse.ts'
import { parseOwnCode } from '../own-code.ts'

/** What a code on a label says: our own key or a GTIN (14 digits), the lot and the serial where they are in it. */
export type CodeParts = { key?: string; gtin?: string; lot?: string; serial?: string }

/** Reads an own code or a Digital Link of a trade item, under any domain; undefined for anything else. */
export function readCodeParts(uri: string): CodeParts | undefined {
  const own = parseOwnCode(uri)
  if (own) return { key: own.key, ...(own.lot && { lot: own.lot }), ...(own.serial && { serial: own.serial }) }
  if (!/^https?:/i.test(uri)) return undefined
  const path = readLinkPath(uri, { shortGtin: true, shortNames: true })
  const part = (wanted: string) => path?.find(([ai]) => ai === wanted)?.[1]
  const [gtin, lot, serial] = ['01', '10', '21'].map(part)
  return gtin === undefined
    ? undefined
    : { gtin: gtin.padStart(14, '0'), ...(lot && { lot }), ...(serial && { serial }) }
}
