import { findQualifiedName, type Prefixes } from '../document/context.ts'
import type { ExtensionValue } from '../document/event.ts'
import { InvalidDocument } from '../document/problem.ts'
import { put } from './extension-from-xml.ts'
import { elementOf, escapeText, hint, isNcName, quoteAttribute } from './write-xml.ts'

type XmlName = { name: string; declaration: string; isAddress: boolean }

/**
 * Extensions as elements, a list as its items one after another. What XML alone would lose of a JSON value is told by a
 * processing instruction before the element (see `extensionFromXml`). Throws `InvalidDocument` on a name that XML cannot have.
 */
export function extensionsToXml(fields: object, prefixes: Prefixes): string {
  let xml = ''
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) xml += fieldToXml(key, value, prefixes)
  return xml
}

/** An extension of a sensor report or its metadata, which has attributes only: a value that is no text as JSON, with a hint. */
export function extensionAttribute(
  key: string,
  value: ExtensionValue,
  prefixes: Prefixes,
): { hint: string; attribute: string } {
  const { name, declaration } = nameOf(key, prefixes)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return {
    hint: typeof value === 'string' ? '' : hint('json', `attribute ${key}`),
    attribute: `${declaration} ${name}=${quoteAttribute(text)}`,
  }
}

function fieldToXml(key: string, value: ExtensionValue, prefixes: Prefixes): string {
  const name = nameOf(key, prefixes)
  if (!Array.isArray(value)) return valueToXml(name, value, prefixes)
  if (value.length === 0) return hint('json', `none ${key}`)
  return (
    (value.length === 1 ? hint('json', 'list') : '') + value.map((item) => valueToXml(name, item, prefixes)).join('')
  )
}

function valueToXml(named: XmlName, value: ExtensionValue, prefixes: Prefixes): string {
  const { name, declaration, isAddress } = named
  const before = isAddress ? hint('json', 'iri') : ''
  if (typeof value === 'string') return before + stringToXml(name, value, declaration)
  if (value === null) return before + hint('json', 'null') + elementOf(name, '', declaration)
  if (typeof value !== 'object')
    return before + hint('json', typeof value) + elementOf(name, String(value), declaration)
  if (Array.isArray(value)) {
    const items = value.map((item) => valueToXml({ name: 'item', declaration: '', isAddress: false }, item, prefixes))
    return before + hint('json', 'items') + elementOf(name, items.join(''), declaration)
  }
  return before + objectToXml(named, value, prefixes)
}

function stringToXml(name: string, text: string, declaration: string): string {
  const kept = text === text.trim() ? '' : hint('json', 'string')
  return kept + elementOf(name, escapeText(text), declaration)
}

function objectToXml(
  { name, declaration }: XmlName,
  value: { [key: string]: ExtensionValue },
  prefixes: Prefixes,
): string {
  let attributes = declaration
  const children: { [key: string]: ExtensionValue } = {}
  for (const [key, field] of Object.entries(value)) {
    if (key === '#text') continue
    if (key.startsWith('@') && typeof field === 'string') {
      const inner = nameOf(key.slice(1), prefixes)
      attributes += `${inner.declaration} ${inner.name}=${quoteAttribute(field)}`
    } else put(children, key, field)
  }
  const text = value['#text']
  const inside = extensionsToXml(children, prefixes)
  if (text !== undefined && (typeof text === 'object' || inside !== '')) refuseName('#text')
  const plain = text === undefined ? '' : String(text)
  const needsObject = inside === '' && (attributes === declaration || text === undefined)
  const kind = text === undefined ? '' : typeof text !== 'string' ? typeof text : plain === plain.trim() ? '' : 'string'
  const hints = (needsObject ? hint('json', 'object') : '') + (kind === '' ? '' : hint('json', kind))
  return hints + elementOf(name, escapeText(plain) + inside, attributes)
}

/** The element name of a JSON key; a full address, or a prefix that nobody defined, declares a namespace on the spot. */
function nameOf(key: string, prefixes: Prefixes): XmlName {
  const colon = key.indexOf(':')
  if (colon < 0) return isNcName(key) ? { name: key, declaration: '', isAddress: false } : refuseName(key)
  const [prefix, local] = [key.slice(0, colon), key.slice(colon + 1)]
  const isKnown = prefixes.has(prefix)
  if (isNcName(prefix) && isNcName(local)) {
    return {
      name: key,
      declaration: isKnown ? '' : ` xmlns:${prefix}=${quoteAttribute(`${prefix}:`)}`,
      isAddress: false,
    }
  }
  const qualified = isKnown ? undefined : findQualifiedName(key, prefixes)
  if (qualified === undefined || !isNcName(qualified.local)) return refuseName(key)
  return {
    name: `iri:${qualified.local}`,
    declaration: ` xmlns:iri=${quoteAttribute(qualified.namespace)}`,
    isAddress: true,
  }
}

function refuseName(key: string): never {
  throw new InvalidDocument([{ code: 'not-in-xml', at: '', message: `${key} cannot be written in XML` }])
}
