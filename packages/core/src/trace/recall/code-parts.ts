import { readLinkPath } from '@saolang/epcis/digital-link/parse.ts'
import { normalIdentifier } from '../identifier.ts'
import { parseOwnCode } from '../own-code.ts'

/** What a code on a label says: our own key or a GTIN (14 digits), the lot and the serial where they are in it. */
export type CodeParts = { key?: string; gtin?: string; lot?: string; serial?: string }

/** Reads an own code, or a Digital Link under any domain or an EPC URN of a trade item; undefined for anything else. */
export function readCodeParts(uri: string): CodeParts | undefined {
  const own = parseOwnCode(uri)
  if (own) return { key: own.key, ...(own.lot && { lot: own.lot }), ...(own.serial && { serial: own.serial }) }
  const link = uri.startsWith('urn:epc:') ? normalIdentifier(uri) : uri
  if (!/^https?:/i.test(link)) return undefined
  const path = readLinkPath(link, { shortGtin: true, shortNames: true })
  const part = (wanted: string) => path?.find(([ai]) => ai === wanted)?.[1]
  const [gtin, lot, serial] = ['01', '10', '21'].map(part)
  return gtin === undefined
    ? undefined
    : { gtin: gtin.padStart(14, '0'), ...(lot && { lot }), ...(serial && { serial }) }
}
