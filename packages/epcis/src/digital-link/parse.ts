import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { type AiList, findAssociationProblems } from '../ai/association-problems.ts'
import { findValueProblem } from '../ai/value-problem.ts'
import { accepted, type Problem, type Result, refused } from '../problem.ts'
import { percentDecode, percentDecodeQuery } from './percent.ts'
import { belongsInPath, isPathSequence } from './qualifiers.ts'
import { shortNames } from './short-names.ts'

/** What a Digital Link says: everything before the key, the key with its qualifiers, the attributes, and what GS1 does not define. */
export type DigitalLink = {
  stem: string
  path: AiList
  attributes: AiList
  /** Other parameters of the query, as written (`linkType=gs1:pip`). */
  others: readonly string[]
  fragment?: string
}

/** What older or private links may hold that version 1.6 refuses. */
export type Permitted = {
  /** GTIN-8, -12 and -13 in place of fourteen digits. */
  shortGtin?: boolean
  /** `/gtin/…/lot/…`, removed from the standard. */
  shortNames?: boolean
  /** Numeric parameters that are no application identifier. */
  unknownAttributes?: boolean
}

/**
 * Reads and checks a GS1 Digital Link URI, version 1.6: its syntax, its key and qualifiers in order, every value, and the
 * associations between them (Digital Link URI Syntax, sections 4 and 6; GS1 General Specifications, section 4).
 * The key is the last one that the path ends in; what comes before it is stem.
 */
export function parseDigitalLink(uri: string, permitted: Permitted = {}): Result<DigitalLink> {
  const parts = uriParts.exec(uri)
  if (!parts) return refused(findUriProblem(uri))
  const [, origin = '', pathInfo = '', query, fragment] = parts
  const problems: Problem[] = []
  const split = splitPath(pathInfo, permitted)
  if (!split) return refused(findKeyProblem(pathInfo))
  const { attributes, others } = readQuery(query, permitted, problems)
  if (split.path.length + attributes.length > mostIdentifiers) {
    return refused({ code: 'digital-link.too-many', values: { most: mostIdentifiers } })
  }
  const ais = split.path.map(([ai]) => ai)
  if (!isPathSequence(ais))
    problems.push({ code: 'digital-link.qualifiers', at: ais[0]!, values: { path: ais.join('/') } })
  findAttributeProblems(ais, attributes, problems)
  const list = attributes.length > 0 ? [...split.path, ...attributes] : split.path
  findProblemsOfValues(list, problems)
  problems.push(...findAssociationProblems(list))
  if (problems.length > 0) return { ok: false, problems }
  return accepted({ stem: origin + split.stem, path: split.path, attributes, others, ...(fragment && { fragment }) })
}

/**
 * The key and qualifiers of a link as they stand in its path, values decoded but not checked; undefined when the URI is none or
 * has no key.
 */
export function readLinkPath(uri: string, permitted: Permitted = {}): AiList | undefined {
  const pathInfo = uriParts.exec(uri)?.[2]
  return pathInfo === undefined ? undefined : splitPath(pathInfo, permitted)?.path
}

/** All identifiers of a link, path first. */
export function listIdentifiers({ path, attributes }: Pick<DigitalLink, 'path' | 'attributes'>): AiList {
  return [...path, ...attributes]
}

// More than any label holds; without a limit one request could make the checks between them run for seconds.
const mostIdentifiers = 60

// RFC 3986 characters; a domain is any host and port without user, zone or escapes (engine and standard leave its form to DNS).
const uriParts =
  /^((?:https?|HTTPS?):\/\/[A-Za-z0-9.:[\]-]+)(\/[\w.~:/[\]@!$&'()*+,;=%-]*)(?:\?([\w.~:/?[\]@!$&'()*+,;=%-]*))?(?:#([\w.~:/?#[\]@!$&'()*+,;=%-]*))?$/

function findUriProblem(uri: string): Problem {
  const foreign = /[^\w.~:/?#[\]@!$&'()*+,;=%-]/u.exec(uri)
  if (foreign) return { code: 'uri.character', values: { character: foreign[0] } }
  if (!/^(?:https?|HTTPS?):\/\//.test(uri)) return { code: 'uri.scheme' }
  const domain = /^[A-Za-z]+:\/\/([^/?#]*)/.exec(uri)?.[1] ?? ''
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(domain)) return { code: 'uri.domain', values: { domain } }
  return { code: 'digital-link.no-key' }
}

function findKeyProblem(pathInfo: string): Problem {
  const name = pathInfo.split('/').find((segment) => shortNames.has(segment))
  return name ? { code: 'digital-link.short-name', values: { name } } : { code: 'digital-link.no-key' }
}

/** Walks back through the path in pairs until a primary key; undefined when an unknown identifier or the start comes first. */
function splitPath(pathInfo: string, permitted: Permitted): { stem: string; path: AiList } | undefined {
  const segments = pathInfo.split('/')
  for (let i = segments.length - 2; i > 0; i -= 2) {
    const ai = toAi(segments[i]!, permitted)
    if (!applicationIdentifiers.has(ai)) return undefined
    if (applicationIdentifiers.get(ai)?.qualifiers)
      return { stem: segments.slice(0, i).join('/'), path: readPairs(segments, i, permitted) }
  }
  return undefined
}

function readPairs(segments: readonly string[], start: number, permitted: Permitted): AiList {
  const pairs: [string, string][] = []
  for (let i = start; i < segments.length; i += 2) {
    const ai = toAi(segments[i]!, permitted)
    pairs.push([ai, toValue(ai, percentDecode(segments[i + 1]!), permitted)])
  }
  return pairs
}

function readQuery(query: string | undefined, permitted: Permitted, problems: Problem[]) {
  const attributes: [string, string][] = []
  const others: string[] = []
  for (const parameter of query ? query.split('&') : []) {
    const equals = parameter.indexOf('=')
    const name = parameter.slice(0, Math.max(equals, 0))
    if (equals < 0 || /\D/.test(name)) {
      if (parameter !== '') others.push(parameter)
    } else if (applicationIdentifiers.has(name) || (permitted.unknownAttributes && name !== '')) {
      attributes.push([name, toValue(name, percentDecodeQuery(parameter.slice(equals + 1)), permitted)])
    } else {
      problems.push({ code: 'digital-link.unknown-attribute', at: name })
    }
  }
  return { attributes, others }
}

function findAttributeProblems(path: readonly string[], attributes: AiList, problems: Problem[]): void {
  const seen = new Set(path)
  for (const [ai] of attributes) {
    if (seen.has(ai)) problems.push({ code: 'digital-link.duplicate', at: ai })
    else if (applicationIdentifiers.get(ai)?.isLinkAttribute === false)
      problems.push({ code: 'digital-link.not-an-attribute', at: ai })
    else if (belongsInPath(path, ai)) problems.push({ code: 'digital-link.belongs-in-path', at: ai })
    seen.add(ai)
  }
}

function findProblemsOfValues(list: AiList, problems: Problem[]): void {
  for (const [ai, value] of list) {
    const identifier = applicationIdentifiers.get(ai)
    const problem = identifier && findValueProblem(identifier, value)
    if (problem) problems.push(problem)
  }
}

function toAi(segment: string, permitted: Permitted): string {
  return permitted.shortNames ? (shortNames.get(segment) ?? segment) : segment
}

function toValue(ai: string, value: string, permitted: Permitted): string {
  return permitted.shortGtin && ai === '01' && /^(?:\d{8}|\d{12,13})$/.test(value) ? value.padStart(14, '0') : value
}
