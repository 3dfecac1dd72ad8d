import { toAddress, toForm } from '../cbv/convert-term.ts'
import type { Vocabulary } from '../cbv/terms.ts'
import type { Prefixes } from '../document/context.ts'
import { canonicalIdentifier } from './canonical-identifier.ts'

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
const urnVocabularies: readonly Vocabulary[] = [
  'bizStep',
  'disposition',
  'bizTransactionType',
  'sourceDestType',
  'errorReason',
]

/**
 * A value as the pre-hash string holds it: compact addresses written out, standard terms as web addresses, numbers without
 * trailing zeros, GS1 identifiers as canonical Digital Links (CBV 2.0 section 8.9.2). `prefixes` are those that values may use.
 */
export function canonicalValue(value: string | number | boolean, prefixes: Prefixes): string {
  if (typeof value !== 'string') return typeof value === 'number' ? canonicalNumber(String(value)) : String(value)
  const text = value.trim()
  if (numeric.test(text)) return canonicalNumber(text)
  if (!text.includes(':')) return text
  const address = expanded(text, prefixes)
  if (address.startsWith('urn:epcglobal:cbv:')) return webForm(address)
  return canonicalIdentifier(address) ?? address
}

/** The web address of a standard term, whichever way it is spelled; any other value as `canonicalValue` gives it. */
export function canonicalTerm(vocabulary: Vocabulary, value: string, prefixes: Prefixes): string {
  const web = toForm(vocabulary, value.trim(), 'web')
  return web === value ? canonicalValue(value, prefixes) : web
}

/**
 * A number without leading or trailing zeros (CBV 2.0 section 8.9.2, rule 6). The rule is silent about very small and very
 * large ones; as in the reference's examples a number is a double, the former in powers of ten (`1e-05`), the latter with
 * the digits that the double has.
 */
export function canonicalNumber(text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (Number.isInteger(number)) {
    if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return String(number === 0 ? 0 : number)
    return BigInt(number).toString()
  }
  if (Math.abs(number) >= 1e-4) return String(number)
  return number.toExponential().replace(/e-(\d)$/, 'e-0$1')
}

/**
 * An instant in UTC to the millisecond, the fourth decimal place rounding the third (CBV 2.0 section 8.9.2). Text that is no
 * instant stays as it is.
 */
export function canonicalTime(text: string): string {
  const [, whole, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text.trim()) ?? []
  const seconds = whole === undefined ? Number.NaN : Date.parse(whole + zone)
  if (Number.isNaN(seconds)) return text.trim()
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0')) + (fraction.charAt(3) >= '5' ? 1 : 0)
  return new Date(seconds + milliseconds).toISOString()
}

function expanded(text: string, prefixes: Prefixes): string {
  const address = toAddress(text)
  if (address !== text) return address
  const colon = text.indexOf(':')
  const namespace = prefixes.get(text.slice(0, colon))
  return namespace === undefined || text.startsWith('//', colon + 1) ? text : namespace + text.slice(colon + 1)
}

function webForm(urn: string): string {
  for (const vocabulary of urnVocabularies) {
    const web = toForm(vocabulary, urn, 'web')
    if (web !== urn) return web
  }
  return urn
}
