import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { findValueProblem } from '../ai/value-problem.ts'
import type { Problem } from '../problem.ts'
import { checkCharacters } from './check-characters.ts'
import { checkDigit } from './check-digit.ts'

/** The identification keys of GS1 (GS1 General Specifications, section 1.4). */
export type KeyKind = keyof typeof keys

type Key = {
  title: string
  /** The application identifiers that carry it, the ones that link to it first. */
  ais: readonly string[]
  /** Where the company prefix begins in the key as written here. */
  prefixAt: number
  check: 'digit' | 'characters' | 'none'
  /** How many digits come before a serial or extension, check digit included; none for keys of free length. */
  digits?: number
  /** What the application identifier puts before the key. */
  filler?: string
}

/** Every key: who carries it, where its company prefix is, what protects it (GS1 General Specifications, sections 2 and 3). */
export const keys = {
  gtin: { title: 'Global Trade Item Number', ais: ['01', '02', '03'], prefixAt: 1, check: 'digit', digits: 14 },
  sscc: { title: 'Serial Shipping Container Code', ais: ['00'], prefixAt: 1, check: 'digit', digits: 18 },
  gln: { title: 'Global Location Number', ais: ['414', '417', '415'], prefixAt: 0, check: 'digit', digits: 13 },
  grai: {
    title: 'Global Returnable Asset Identifier',
    ais: ['8003'],
    prefixAt: 0,
    check: 'digit',
    digits: 13,
    filler: '0',
  },
  giai: { title: 'Global Individual Asset Identifier', ais: ['8004'], prefixAt: 0, check: 'none' },
  gsrn: { title: 'Global Service Relation Number', ais: ['8018', '8017'], prefixAt: 0, check: 'digit', digits: 18 },
  gdti: { title: 'Global Document Type Identifier', ais: ['253'], prefixAt: 0, check: 'digit', digits: 13 },
  ginc: { title: 'Global Identification Number for Consignment', ais: ['401'], prefixAt: 0, check: 'none' },
  gsin: { title: 'Global Shipment Identification Number', ais: ['402'], prefixAt: 0, check: 'digit', digits: 17 },
  gcn: { title: 'Global Coupon Number', ais: ['255'], prefixAt: 0, check: 'digit', digits: 13 },
  cpid: { title: 'Component/Part Identifier', ais: ['8010'], prefixAt: 0, check: 'none' },
  gmn: { title: 'Global Model Number', ais: ['8013'], prefixAt: 0, check: 'characters' },
} as const satisfies Record<string, Key>

/** What is wrong with a key: length, character, company prefix, check. A GTIN may have 8, 12, 13 or 14 digits. */
export function findKeyProblem(kind: KeyKind, text: string): Problem | undefined {
  const { ais, filler = '' }: Key = keys[kind]
  const isShortGtin = kind === 'gtin' && /^(?:\d{8}|\d{12,13})$/.test(text)
  const problem = findValueProblem(
    applicationIdentifiers.get(ais[0]!)!,
    isShortGtin ? text.padStart(14, '0') : filler + text,
  )
  return problem && { ...problem, at: kind }
}

/**
 * A key with its check: the digit after these digits (and before the serial, where there is one), or the pair after this text.
 * Throws a RangeError on characters that cannot be checked.
 */
export function completeKey(kind: KeyKind, body: string): string {
  const { check, digits }: Key = keys[kind]
  if (check === 'characters') return body + checkCharacters(body)
  if (check === 'none') return body
  const end = kind === 'gtin' ? body.length : digits! - 1
  const front = body.slice(0, end)
  return front + checkDigit(front) + body.slice(end)
}

/** The company prefix of a key, given how many digits it has. A GTIN is first written in fourteen digits. */
export function companyPrefixOf(kind: KeyKind, key: string, length: number): string {
  const { prefixAt } = keys[kind]
  return (kind === 'gtin' ? key.padStart(14, '0') : key).slice(prefixAt, prefixAt + length)
}
