import { toConstrainedDigitalLink } from '@saolang/epcis/digital-link/constrained.ts'
import { readLinkPath } from '@saolang/epcis/digital-link/parse.ts'
import { urnToDigitalLink } from '@saolang/epcis/epc/urn-to-digital-link.ts'
import { normalOwnCode, type OwnCode, ownCode, parseOwnCode } from './own-code.ts'

/**
 * The one spelling under which things are compared: the canonical constrained Digital Link of a GS1 identifier, given as EPC
 * URN or as Digital Link of any domain (CBV 2.0 section 8); one of our own codes likewise; any other identifier as it stands.
 */
export function normalIdentifier(uri: string): string {
  const known = lastRead.get(uri)
  if (known !== undefined) return known
  if (lastRead.size >= mostRemembered) lastRead.clear()
  const normal = normalised(uri)
  lastRead.set(uri, normal)
  return normal
}

// A document names the same places, lots and pallets over and over: reading each once is a third of the work of taking it in.
const lastRead = new Map<string, string>()
const mostRemembered = 5000

function normalised(uri: string): string {
  if (uri.startsWith('urn:epc:')) {
    const link = urnToDigitalLink(uri)
    return link.ok ? link.value : uri
  }
  if (!/^https?:/i.test(uri)) return uri
  const own = parseOwnCode(uri)
  return own ? normalOwnCode(own) : (toConstrainedDigitalLink(uri) ?? uri)
}

const canonical = 'https://id.gs1.org/'

// Keys that name a class until a serial or a lot is added, and how long the bare class is in keys that end in their serial.
const classKeys: Readonly<Record<string, number>> = {
  '01': Number.POSITIVE_INFINITY,
  '8006': Number.POSITIVE_INFINITY,
  '8010': Number.POSITIVE_INFINITY,
  '8003': 14,
  '253': 13,
  '255': 13,
}

/** True for a class without lot or serial, such as packaging: it is mentioned, never followed. Takes a normal identifier. */
export function isBareClass(id: string): boolean {
  if (id.startsWith('urn:epc:idpat:')) return true
  const own = parseOwnCode(id)
  if (own) return own.lot === undefined && own.serial === undefined
  const [ai = '', value = '', qualifier] = id.startsWith(canonical) ? id.slice(canonical.length).split('/') : []
  const longest = classKeys[ai]
  return longest !== undefined && qualifier === undefined && value.length <= longest
}

/** True for a lot of a trade item (AI 01 with AI 10), or of one of our own keys. Takes a normal identifier. */
export function isLot(id: string): boolean {
  return /^https:\/\/id\.gs1\.org\/01\/\d{14}\/10\//.test(id) || parseOwnCode(id)?.lot !== undefined
}

/** How an identifier is found: as itself, as a piece of its lot, as one of its class. */
export type KeyLevel = 'exact' | 'lot' | 'class'

/**
 * Every key that something is looked up by: its normal identifier, the lot that its Digital Link names beside a serial, and its
 * class. Questions for an instance, a lot and a class are then the same question.
 */
export function listKeys(uri: string): { text: string; level: KeyLevel }[] {
  const exact = normalIdentifier(uri)
  const keys: { text: string; level: KeyLevel }[] = [{ text: exact, level: 'exact' }]
  const own = parseOwnCode(uri)
  if (own) return [...keys, ...listOwnKeys(own)]
  if (!exact.startsWith(canonical)) return keys
  const [ai = '', value = '', qualifier] = exact.slice(canonical.length).split('/')
  const longest = classKeys[ai]
  if (longest === undefined || isBareClass(exact)) return keys
  if (qualifier === '21') {
    const lot = lotOf(uri)
    if (lot) keys.push({ text: lot, level: 'lot' })
  }
  keys.push({ text: `${canonical}${ai}/${value.slice(0, longest)}`, level: 'class' })
  return keys
}

function listOwnKeys({ origin, key, lot, serial }: OwnCode): { text: string; level: KeyLevel }[] {
  if (lot === undefined && serial === undefined) return []
  const product = { text: ownCode({ origin, key }), level: 'class' } as const
  return lot === undefined || serial === undefined
    ? [product]
    : [{ text: ownCode({ origin, key, lot }), level: 'lot' }, product]
}

/** The lot that a link names beside its serial. */
function lotOf(uri: string): string | undefined {
  if (uri.startsWith('urn:')) return undefined
  const path = readLinkPath(uri, { shortGtin: true, shortNames: true })
  if (!path?.some(([ai]) => ai === '10')) return undefined
  return toConstrainedDigitalLink(uri.replace(/[?#].*$/s, '').replace(/\/(?:21|ser)\/[^/]*$/, ''))
}
