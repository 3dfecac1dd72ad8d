import type { Context } from './event.ts'

/** The JSON-LD context that our documents name (EPCIS 2.0 section 10.2). */
export const epcisContext = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

/** The prefixes that the EPCIS context itself defines, so that no document has to (EPCIS 2.0 section 10.2). */
export const builtInPrefixes: ReadonlyMap<string, string> = new Map([
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['cbvmda', 'urn:epcglobal:cbv:mda:'],
  ['gs1', 'https://gs1.org/voc/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
])

/** Prefix → namespace, the nearest definition first found. */
export type Prefixes = ReadonlyMap<string, string>

/** The prefixes of a context on top of those already in force. Returns `outer` itself when the context adds none. */
export function readPrefixes(context: unknown, outer: Prefixes = builtInPrefixes): Prefixes {
  const own = listPrefixes(context)
  return own.length === 0 ? outer : new Map([...outer, ...own])
}

/** The prefixes that a context defines itself, in order. A term's address may be written as text or as `{"@id": …}`. */
export function listPrefixes(context: unknown): [prefix: string, namespace: string][] {
  if (Array.isArray(context)) return context.flatMap(listPrefixes)
  if (typeof context !== 'object' || context === null) return []
  return Object.entries(context).flatMap(([term, definition]): [string, string][] => {
    const address =
      typeof definition === 'object' && definition !== null
        ? (definition as Record<string, unknown>)['@id']
        : definition
    return typeof address === 'string' && !term.startsWith('@') ? [[term, address]] : []
  })
}

/** True when the context names the EPCIS context, by any of its published addresses, or is written out in the document. */
export function namesEpcisContext(context: Context): boolean {
  const parts = Array.isArray(context) ? context : [context]
  return parts.some((part) => typeof part === 'string' && /epcis-context\.jsonld$/.test(part))
}

/**
 * Splits the name of an extension into namespace and local name: `example:myField` by the prefixes in force, a full address
 * at its last `/` or `#`. Undefined for a plain word and for a prefix that nobody defined.
 */
export function findQualifiedName(key: string, prefixes: Prefixes): { namespace: string; local: string } | undefined {
  const colon = key.indexOf(':')
  if (colon < 0) return undefined
  const namespace = prefixes.get(key.slice(0, colon))
  if (namespace !== undefined) return { namespace, local: key.slice(colon + 1) }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(key)) return undefined
  const cut = Math.max(key.lastIndexOf('/'), key.lastIndexOf('#')) + 1
  return { namespace: key.slice(0, cut), local: key.slice(cut) }
}
