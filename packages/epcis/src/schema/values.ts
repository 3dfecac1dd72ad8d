import { findWord, isUnknownTerm } from '../cbv/convert-term.ts'
import { type Vocabulary, vocabularies } from '../cbv/terms.ts'
import type { Check } from './check.ts'

const uriShape = /^[a-z][a-z0-9+.-]*:(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[0-9a-f]{2})+$/i
const timeShape =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/

/** True for a URI (RFC 3986) with a scheme and something after it. */
export function isUri(text: string): boolean {
  return uriShape.test(text)
}

/** True for an instant with its zone that the calendar knows (EPCIS 2.0 section 7.3.2: `xsd:dateTimeStamp`). */
export function isTime(text: string): boolean {
  const [, year, month, day] = timeShape.exec(text) ?? []
  return day !== undefined && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

export const aString: Check = (value, at, found) => {
  if (typeof value !== 'string') found.push({ code: 'not-text', at, message: 'must be text' })
}

export const aUri: Check = (value, at, found) => {
  if (typeof value !== 'string' || !isUri(value))
    found.push({ code: 'not-a-uri', at, message: `${shown(value)} is not a URI` })
}

export const aTime: Check = (value, at, found) => {
  if (typeof value === 'string' && isTime(value)) return
  const message = `${shown(value)} is not a date and time with a time zone`
  found.push({ code: 'not-a-time', at, message, source: 'EPCIS 2.0 §7.3.2' })
}

export const aNumber: Check = (value, at, found) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    found.push({ code: 'not-a-number', at, message: 'must be a number' })
}

export const aBoolean: Check = (value, at, found) => {
  if (typeof value !== 'boolean') found.push({ code: 'not-a-boolean', at, message: 'must be true or false' })
}

/** A quantity: a number that is not below zero, since it counts or measures goods (EPCIS 2.0 section 7.3.3.3). */
export const aQuantity: Check = (value, at, found) => {
  aNumber(value, at, found)
  if (typeof value === 'number' && value < 0)
    found.push({ code: 'negative', at, message: 'must not be below zero', source: 'EPCIS 2.0 §7.3.3.3' })
}

export const anOffset = aPattern(/^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/, 'offset', 'a time zone offset such as +07:00')
export const aUnit = aPattern(/^[A-Z0-9]{2,3}$/, 'unit', 'a unit code of UN/ECE Recommendation 20')
export const hexadecimal = aPattern(/^[0-9a-f]+$/i, 'hex', 'hexadecimal')
export const aVersion = aPattern(/^\d+(\.\d+)*$/, 'version', 'a version number')
export const anAction = aPattern(/^(ADD|OBSERVE|DELETE)$/, 'action', 'ADD, OBSERVE or DELETE')

/**
 * A value of a standard vocabulary: its bare word, or the full address of somebody's own term. The urn form belongs to XML
 * (EPCIS 2.0 section 10.2); a value under the standard's address must be one the standard holds (CBV 2.0 section 7).
 */
export function aTerm(vocabulary: Vocabulary): Check {
  const words: ReadonlySet<string> = new Set(vocabularies[vocabulary].words)
  return (value, at, found) => {
    if (typeof value === 'string' && words.has(value)) return
    const source = 'CBV 2.0 §7'
    if (typeof value !== 'string' || !isUri(value)) {
      found.push({ code: 'unknown-term', at, message: `${shown(value)} is neither a standard word nor a URI`, source })
    } else if (isUnknownTerm(vocabulary, value)) {
      found.push({ code: 'unknown-term', at, message: `${value} is not in the standard vocabulary`, source })
    } else if (value.startsWith('urn:epcglobal:cbv')) {
      const word = findWord(vocabulary, value)
      found.push({
        code: 'urn-in-json',
        at,
        message: `write ${word ?? 'a word or a web address'} in JSON`,
        source: 'EPCIS 2.0 §10.2',
      })
    }
  }
}

function aPattern(shape: RegExp, what: string, inWords: string): Check {
  return (value, at, found) => {
    if (typeof value !== 'string' || !shape.test(value)) {
      found.push({ code: `not-a-${what}`, at, message: `${shown(value)} is not ${inWords}` })
    }
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 100)
}
