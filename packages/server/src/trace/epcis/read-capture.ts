import { type EpcisContent, listEvents } from '@saolang/epcis/document/document.ts'
import { parseDocument } from '@saolang/epcis/document/parse-document.ts'
import { type DocumentProblem, InvalidDocument } from '@saolang/epcis/document/problem.ts'
import { readXmlDocument } from '@saolang/epcis/xml/document-from-xml.ts'
import type { FastifyRequest } from 'fastify'
import type { Capture } from '../capture-events.ts'
import { EpcisRefusal } from './exceptions.ts'
import { captureLimits } from './negotiate.ts'

/**
 * Reads what a request carries. Throws `InvalidDocument` when it is no document at all, or wrong outside of its events, and
 * `EpcisRefusal` beyond the limits.
 */
export function readCapture(request: FastifyRequest): Capture {
  const text = typeof request.body === 'string' ? request.body : ''
  const isXml = /xml/.test(String(request.headers['content-type']))
  const { content, problems } = isXml ? readXmlDocument(text) : parseDocument(text)
  const { wrong, rest } = sortProblems(content, problems)
  if (rest.length > 0) throw new InvalidDocument(rest)
  const events = listEvents(content)
  if (events.length > captureLimits.events) {
    const detail = `${events.length} events in one request; ${captureLimits.events} are taken`
    throw new EpcisRefusal('CaptureLimitExceededException', detail)
  }
  const mayHoldNone = noCharacter.test(text)
  for (const [place, event] of events.entries()) {
    const problem = wrong.has(place) ? undefined : findStorageProblem(event, mayHoldNone)
    if (problem) wrong.set(place, [{ ...problem, at: `${listAt(content)}/${place}${problem.at}` }])
  }
  return { content, syntax: isXml ? 'xml' : 'json', wrong, behaviour: behaviourOf(request) }
}

/** What a request asks to be done about wrong events (EPCIS 2.0 section 12.6.1): all or nothing unless it says `proceed`. */
export function behaviourOf(request: FastifyRequest): Capture['behaviour'] {
  const asked = request.headers['gs1-capture-error-behaviour'] ?? 'rollback'
  if (asked === 'rollback' || asked === 'proceed') return asked
  throw new EpcisRefusal('ValidationException', 'GS1-Capture-Error-Behaviour is rollback or proceed')
}

function sortProblems(content: EpcisContent, problems: readonly DocumentProblem[]) {
  const wrong = new Map<number, DocumentProblem[]>()
  const rest: DocumentProblem[] = []
  const list = `${listAt(content)}/`
  for (const problem of problems) {
    const place = problem.at.startsWith(list) ? Number.parseInt(problem.at.slice(list.length), 10) : Number.NaN
    if (Number.isNaN(place)) rest.push(problem)
    else wrong.set(place, [...(wrong.get(place) ?? []), problem])
  }
  return { wrong, rest }
}

function listAt({ type }: EpcisContent): string {
  return type === 'EPCISQueryDocument' ? '/epcisBody/queryResults/resultsBody/eventList' : '/epcisBody/eventList'
}

const noCharacter = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i

// PostgreSQL keeps neither the character U+0000 nor lone halves of characters, and no instant outside these years means anything here.
function findStorageProblem(event: { eventTime: string }, mayHoldNone: boolean): DocumentProblem | undefined {
  if (mayHoldNone && noCharacter.test(JSON.stringify(event))) {
    return { code: 'character', at: '', message: 'holds a character that is none' }
  }
  const year = new Date(event.eventTime).getUTCFullYear()
  if (year >= 1900 && year < 2200) return undefined
  return { code: 'year', at: '/eventTime', message: 'must lie between 1900 and 2199' }
}
