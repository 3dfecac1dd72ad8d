import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { builtInPrefixes, findQualifiedName, type Prefixes, readPrefixes } from '../document/context.ts'
import { type EpcisContent, listEvents } from '../document/document.ts'
import type { EpcisEvent } from '../document/event.ts'
import { type HashScope, preHashOf } from './pre-hash.ts'

/**
 * How the prefixes of a document are read. In JSON they may shorten values too; in XML the reference's examples leave a value
 * such as `example:unit` as it stands unless its prefix is `cbv` or `gs1`, and so does a document that was read from XML.
 */
export type HashedSyntax = 'json' | 'xml'

/** The id that an event has by what it says: `ni:///sha-256;…?ver=CBV2.0` (CBV 2.0 section 8.9, RFC 6920). */
export function hashOf(preHash: string, digest: Digest = sha256Of): string {
  return `ni:///sha-256;${digest(preHash)}?ver=CBV2.0`
}

/** SHA-256 of a text's UTF-8 in lower-case hex. A machine that has a faster one than this package's may hand it in. */
export type Digest = (text: string) => string

const sha256Of: Digest = (text) => bytesToHex(sha256(utf8ToBytes(text)))

/** The hashes of all events of a document, in order (CBV 2.0 section 8.9). The document is taken as valid. */
export function hashEvents(content: EpcisContent, syntax: HashedSyntax = 'json', digest: Digest = sha256Of): string[] {
  return listPreHashes(content, syntax).map((preHash) => hashOf(preHash, digest))
}

/** The strings that the hashes of a document's events are made of, in order (CBV 2.0 section 8.9.2). */
export function listPreHashes(content: EpcisContent, syntax: HashedSyntax = 'json'): string[] {
  const prefixes = readPrefixes(content['@context'])
  const ignored = findIgnoredFields(content, prefixes)
  return listEvents(content).map((event) => preHashOf(event, scopeOf(event, { prefixes, syntax, ignored })))
}

/** The hash of one event whose document defines `prefixes`. */
export function hashEvent(event: EpcisEvent, prefixes: Prefixes = builtInPrefixes): string {
  return hashOf(preHashOf(event, scopeOf(event, { prefixes, syntax: 'json' })))
}

function scopeOf(
  event: EpcisEvent,
  { prefixes, syntax, ignored }: { prefixes: Prefixes; syntax: HashedSyntax; ignored?: ReadonlySet<string> },
): HashScope {
  const names = event['@context'] === undefined ? prefixes : readPrefixes(event['@context'], prefixes)
  return { names, values: syntax === 'json' ? names : new Map(), ...(ignored && { ignored }) }
}

// Not in the standard: the reference's examples let a repository name the fields that it added itself, as a list or as elements.
function findIgnoredFields(content: EpcisContent, prefixes: Prefixes): ReadonlySet<string> | undefined {
  const inside = content.type === 'EPCISQueryDocument' ? content.epcisBody.queryResults : {}
  for (const [name, value] of Object.entries({ ...content, ...inside })) {
    if (!name.endsWith(':ignoreFields')) continue
    if (findQualifiedName(name, prefixes)?.namespace !== 'https://repository-x.example.com/') continue
    if (Array.isArray(value)) return new Set(value.map(String))
    if (typeof value === 'object' && value !== null) return new Set(Object.keys(value))
  }
  return undefined
}
