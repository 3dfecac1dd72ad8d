import { writeDigitalLink } from '@saolang/epcis/digital-link/canonical.ts'
import { percentDecode, percentEncode } from '@saolang/epcis/digital-link/percent.ts'
import { parseShortCode } from '../kernel/short-code.ts'

/** What one of our own codes names: a product or material by its key, a lot of it, one piece of it. `origin` without a final slash. */
export type OwnCode = { origin: string; key: string; lot?: string | undefined; serial?: string | undefined }

/**
 * The code of something whose maker has no GS1 prefix: an address under our own domain, shaped like a Digital Link, never an
 * invented GTIN (TCVN 13275:2020 lets carriers hold codes that are not GS1's).
 */
export function ownCode({ origin, key, lot, serial }: OwnCode): string {
  const lotPart = lot === undefined ? '' : `/10/${percentEncode(lot)}`
  const serialPart = serial === undefined ? '' : `/21/${percentEncode(serial)}`
  return `${origin}/q/${key}${lotPart}${serialPart}`
}

const shape = /^(https?:\/\/[^/?#]+)\/q\/([^/?#]+)(?:\/10\/([^/?#]+))?(?:\/21\/([^/?#]+))?\/?(?:[?#].*)?$/is

/**
 * Reads an own code under any domain, as scanned or typed; the key's check symbol must be right, lot and serial must be what a
 * GS1 lot and serial may be (AI 10 and 21: 1 to 20 characters of set 82). Undefined when it is none.
 */
export function parseOwnCode(uri: string): OwnCode | undefined {
  const [, origin, typedKey, lotPart, serialPart] = uri.trim().match(shape) ?? []
  const key = typedKey === undefined ? undefined : parseShortCode(typedKey)
  if (origin === undefined || key === undefined) return undefined
  const [lot, serial] = [lotPart, serialPart].map((part) => (part === undefined ? undefined : percentDecode(part)))
  if ([lot, serial].some((value) => value !== undefined && !isLotNumber(value))) return undefined
  const named = { ...(lot !== undefined && { lot }), ...(serial !== undefined && { serial }) }
  return { origin: origin.toLowerCase(), key, ...named }
}

/** Whether a text can be the number of a lot or a serial: 1 to 20 characters of GS1's set 82 (General Specifications 7.11). */
export function isLotNumber(text: string): boolean {
  return /^[!"%-?A-Z_a-z]{1,20}$/.test(text)
}

/**
 * What a lot (or, with a serial, one piece of it) is called in events and on labels: a GS1 Digital Link under our domain when
 * the product has a GTIN, its own code otherwise. A lot keeps the name it began with: ask once, and keep the answer.
 */
export function lotIdentifier({ gtin, ...code }: OwnCode & { gtin?: string | null | undefined }): string {
  if (!gtin) return ownCode(code)
  const { origin, lot, serial } = code
  const path: [string, string][] = [['01', gtin.padStart(14, '0')]]
  if (lot !== undefined) path.push(['10', lot])
  if (serial !== undefined) path.push(['21', serial])
  return writeDigitalLink(origin, path, [])
}

/** The one spelling of an own code under which things are compared: like a constrained Digital Link, a serial without its lot. */
export function normalOwnCode({ origin, key, lot, serial }: OwnCode): string {
  return serial === undefined ? ownCode({ origin, key, lot }) : ownCode({ origin, key, serial })
}
