import { readXml } from '@saolang/epcis/xml/read-xml.ts'
import type { XmlElement } from '@saolang/epcis/xml/xml-element.ts'
import type { AnswerRule, Mapping } from './mapping.ts'

/** Why a target refused a payload: which of its fields, in its words. */
export type Reason = { field?: string; text: string }

/**
 * What an answer comes down to. `rejected` is for good until something is changed; `wait` asks for patience, in seconds; `denied`
 * does not know us; `failed` may go better next time.
 */
export type Outcome =
  | { kind: 'accepted' | 'duplicate'; receipt?: string }
  | { kind: 'rejected'; reasons: Reason[] }
  | { kind: 'wait'; seconds: number | undefined; detail: string }
  | { kind: 'denied' | 'failed'; detail: string }

/** An answer over HTTP. `retryAfter`: its header, as it came. */
export type Answer = { status: number; body: string; retryAfter?: string | undefined }

// About this payload, so that sending it again changes nothing (RFC 9110, section 15.5). 404 is about the address.
const forGood = [400, 409, 410, 413, 415, 422]
const reasonLimit = 500

/** Reads an answer the way a mapping says. `now` is for a Retry-After that names a day (RFC 9110, section 10.2.3). */
export function readAnswer(
  { format, answer: rule }: Mapping,
  { status, body, retryAfter }: Answer,
  now: Date,
): Outcome {
  const detail = `HTTP ${status}`
  if (status === 429 || (status === 503 && retryAfter))
    return { kind: 'wait', seconds: secondsOf(retryAfter, now), detail }
  if (status === 401 || status === 403 || status === 407) return { kind: 'denied', detail }
  const isFinal = (status >= 200 && status < 300) || forGood.includes(status)
  if (!isFinal) return { kind: 'failed', detail }
  const read = readBody(body, format)
  const word = textAt(read, rule.outcome)
  const receipt = rule.receipt ? textAt(read, rule.receipt) : undefined
  if (word !== undefined && rule.duplicate.includes(word)) return { kind: 'duplicate', ...(receipt && { receipt }) }
  if (word !== undefined && rule.accepted.includes(word) && status < 300)
    return { kind: 'accepted', ...(receipt && { receipt }) }
  const reasons = reasonsOf(read, rule)
  if (status >= 300 || (word !== undefined && rule.rejected.includes(word)))
    return {
      kind: 'rejected',
      reasons: reasons.length > 0 ? reasons : [{ text: word ? `${detail}: ${word}` : detail }],
    }
  return {
    kind: 'failed',
    detail: `${detail}: ${word ?? 'an answer that says neither yes nor no'}`.slice(0, reasonLimit),
  }
}

function secondsOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

type Read = string | number | boolean | null | Read[] | { [name: string]: Read }

function readBody(body: string, format: Mapping['format']): Read {
  try {
    return format === 'json' ? (JSON.parse(body) as Read) : membersOf(readXml(body))
  } catch {
    return null
  }
}

/** An element as nested members by local names; what repeats becomes a list. */
function membersOf({ children, text }: XmlElement): Read {
  if (children.length === 0) return text.trim()
  const members: Record<string, Read> = Object.create(null)
  for (const child of children) {
    const known = members[child.local]
    const value = membersOf(child)
    members[child.local] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  }
  return members
}

function readAt(read: Read, path: string): Read | undefined {
  let here: Read | undefined = read
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || here === null || Array.isArray(here) || !Object.hasOwn(here, name)) return undefined
    here = here[name]
  }
  return here
}

function textAt(read: Read, path: string): string | undefined {
  const found = readAt(read, path)
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found).slice(0, reasonLimit)
    : undefined
}

function reasonsOf(read: Read, { reasons, reasonField, reasonText }: AnswerRule): Reason[] {
  const found = reasons ? readAt(read, reasons) : undefined
  if (found === undefined || found === null) return []
  return [found]
    .flat()
    .slice(0, 100)
    .map((one) => {
      const field = reasonField ? textAt(one, reasonField) : undefined
      const text = typeof one === 'string' ? one : reasonText ? textAt(one, reasonText) : undefined
      return { ...(field && { field }), text: text ?? JSON.stringify(one).slice(0, reasonLimit) }
    })
}
