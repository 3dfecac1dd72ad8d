import type { AiList } from '../ai/association-problems.ts'
import type { DigitalLink } from './parse.ts'
import { percentEncode } from './percent.ts'

/** The stem of canonical links: GS1's own resolver, always https (Digital Link URI Syntax, "Canonical GS1 Digital Link URIs", 4.11 in release 1.2). */
export const canonicalStem = 'https://id.gs1.org'

/**
 * The one spelling by which two links are compared: canonical stem, numeric identifiers, key and qualifiers in order,
 * attributes by their digits, nothing that GS1 does not define (Digital Link URI Syntax, the same section).
 */
export function canonicalDigitalLink({ path, attributes }: Pick<DigitalLink, 'path' | 'attributes'>): string {
  const query = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1))
  return writeDigitalLink(canonicalStem, path, query)
}

/** Writes a link from parts that are known to be right: the stem without slash at its end, values not yet encoded. */
export function writeDigitalLink(stem: string, path: AiList, attributes: AiList): string {
  let uri = stem
  for (const [ai, value] of path) uri += `/${ai}/${percentEncode(value)}`
  if (attributes.length === 0) return uri
  return `${uri}?${attributes.map(([ai, value]) => `${ai}=${percentEncode(value)}`).join('&')}`
}
