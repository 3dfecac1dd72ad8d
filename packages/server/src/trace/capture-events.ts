import { hash } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { extraContext } from '@saolang/core/trace/answer.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import { readStoredEvent } from '@saolang/core/trace/stored-event.ts'
import type { CaptureJob, ProblemDetails } from '@saolang/epcis/document/capture-job.ts'
import { listPrefixes, readPrefixes } from '@saolang/epcis/document/context.ts'
import { type EpcisContent, listEvents } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { DocumentProblem } from '@saolang/epcis/document/problem.ts'
import { type HashedSyntax, hashEvents } from '@saolang/epcis/hash/event-hash.ts'
import { getOrganisation } from '../people/get-organisation.ts'
import { type ActContext, act, currentTime } from '../platform/act.ts'
import { onceForEach } from '../platform/once/once-for-each.ts'
import {
  addCapture,
  addErrors,
  addKeys,
  type CaptureRow,
  ensureMonths,
  limitTime,
  type NewEvent,
  type Origin,
} from './capture.sql.ts'
import { signalCapture } from './capture-signal.ts'
import { copyEvents, copyItems } from './copy/copy-events.sql.ts'
import { keepVocabulary } from './vocabulary/keep-vocabulary.ts'

/** What is to be captured: a document that is right as a whole; `wrong` are the problems of single events, by their place. */
export type Capture = {
  content: EpcisContent
  syntax: HashedSyntax
  wrong: ReadonlyMap<number, readonly DocumentProblem[]>
  behaviour: CaptureJob['captureErrorBehaviour']
}

/** What became of it: the job and the ids of the events, and how many of them are new. */
export type Captured = { job: CaptureRow; eventIds: string[]; added: number }

/**
 * Takes in a document of events (EPCIS 2.0 section 12.6.1): in one transaction, so that a job that was acknowledged is whole.
 * An event that its owner has told before, by eventID or by what it says, is not taken in twice. With `rollback` one wrong
 * event refuses all, with `proceed` itself.
 */
export const captureEvents = act(
  'event.capture',
  async (context, capture: Capture): Promise<Captured> => keepCapture(context, capture, await findOrigin(context)),
)

/** The same within another act, in the name of an organisation: what a diary tells. */
export async function captureFor(context: ActContext, capture: Capture, organisationId: string): Promise<Captured> {
  return keepCapture(context, capture, await originOf(context, organisationId, true))
}

async function keepCapture(context: ActContext, capture: Capture, origin: Origin): Promise<Captured> {
  const given = listEvents(capture.content)
  const refused = capture.behaviour === 'rollback' && capture.wrong.size > 0
  const events = refused ? [] : readNewEvents(capture, origin.ownerId)
  const added = await keepEvents(context, events, origin)
  if (!refused) await keepVocabulary(context.tx, { content: capture.content, events, origin })
  const job: CaptureRow = {
    id: origin.captureId,
    receivedAt: context.now,
    finishedAt: context.now,
    behaviour: capture.behaviour,
    success: capture.wrong.size === 0,
    errors: listErrors(capture.wrong),
  }
  const capturedBy = context.who.personId as string
  await addCapture(context.tx, { ...job, ownerId: origin.ownerId, capturedBy, given: given.length, added })
  context.on('capture', job.id, { given: given.length, added, refused: capture.wrong.size })
  return { job, eventIds: events.map(({ eventId }) => eventId), added }
}

/** Takes in one event. Refuses with `conflict.event` when its owner has told it before. */
export const captureEvent = act(
  'event.capture',
  async (context, { content, syntax }: Pick<Capture, 'content' | 'syntax'>): Promise<{ eventId: string }> => {
    const origin = await findOrigin(context)
    const capture: Capture = { content, syntax, wrong: new Map(), behaviour: 'rollback' }
    const [event] = readNewEvents(capture, origin.ownerId)
    const added = await keepEvents(context, event ? [event] : [], origin)
    refuseIf(added === 1 ? [] : [{ code: 'conflict.event' }])
    await keepVocabulary(context.tx, { content, events: event ? [event] : [], origin })
    context.on('event', event?.id as string)
    return { eventId: event?.eventId as string }
  },
)

async function findOrigin(context: ActContext): Promise<Origin> {
  const ownerId = findOwner(context.who)
  refuseIf(ownerId ? [] : [{ code: 'forbidden.organisation' }])
  return originOf(context, ownerId as string, context.who.role === 'producer')
}

async function originOf({ tx, newId }: ActContext, ownerId: string, isOrganisation: boolean): Promise<Origin> {
  const seat = isOrganisation ? await getOrganisation(tx, ownerId) : undefined
  return {
    ownerId,
    provinceCode: seat?.provinceCode ?? null,
    communeCode: seat?.communeCode ?? null,
    captureId: newId(),
    at: currentTime(),
  }
}

// In a transaction of its own: on several machines nobody may write in the one that made a month.
const requireMonths = onceForEach(ensureMonths)

async function keepEvents({ tx }: ActContext, events: readonly NewEvent[], origin: Origin): Promise<number> {
  if (events.length === 0) return 0
  // Two that are the same in one document are one.
  const once = [...new Map(events.map((event) => [event.id, event])).values()]
  await requireMonths(once.map(({ eventTime }) => `${eventTime.slice(0, 7)}-01T00:00:00Z`))
  const [, fresh] = await Promise.all([limitTime(tx), addKeys(tx, once)])
  const added = fresh.size === once.length ? once : once.filter(({ id }) => fresh.has(id))
  if (added.length === 0) return 0
  await copyEvents(tx, added, origin)
  await copyItems(tx, added, origin)
  const declarations = added.filter(({ original }) => original !== null)
  if (declarations.length > 0) await addErrors(tx, declarations)
  signalCapture()
  return added.length
}

/** The right events of a document, ready to keep: each with an id, its own or the one that its hash makes. */
export function readNewEvents({ content, syntax, wrong }: Omit<Capture, 'behaviour'>, ownerId: string): NewEvent[] {
  const events = listEvents(content).filter((_, place) => !wrong.has(place))
  const outer = content['@context']
  const hashes = events.every(({ eventID }) => eventID) ? [] : hashEvents(withOnly(content, events), syntax, sha256)
  const prefixes = readPrefixes(outer)
  const own = Object.fromEntries(listPrefixes(outer))
  const isAlone = content.type !== 'EPCISDocument' && content.type !== 'EPCISQueryDocument'
  const extra = extraContext(outer) ?? null
  return events.map((event, place) => {
    const eventID = event.eventID ?? (hashes[place] as string)
    const { recordTime: _, ...body } = { ...event, eventID }
    if (isAlone) delete body['@context']
    const inner = readPrefixes(event['@context'], prefixes)
    const stored = readStoredEvent(body as EpcisEvent, inner)
    const names = event['@context'] ? { ...own, ...Object.fromEntries(listPrefixes(event['@context'])) } : own
    return {
      ...stored,
      id: keyOf(ownerId, eventID, stored.errorTime),
      original: stored.errorTime === null ? null : keyOf(ownerId, eventID, null),
      body,
      prefixes: Object.keys(names).length > 0 ? names : null,
      context: extra,
    }
  })
}

function withOnly(content: EpcisContent, eventList: EpcisEvent[]): EpcisContent {
  if (content.type === 'EPCISDocument') return { ...content, epcisBody: { ...content.epcisBody, eventList } }
  if (content.type !== 'EPCISQueryDocument') return eventList.length > 0 ? content : { ...emptyDocument }
  const { queryResults } = content.epcisBody
  const resultsBody = { ...queryResults.resultsBody, eventList }
  return { ...content, epcisBody: { queryResults: { ...queryResults, resultsBody } } }
}

const emptyDocument: EpcisContent = {
  '@context': [],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2000-01-01T00:00:00Z',
  epcisBody: { eventList: [] },
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/** The key of an event: who tells it and its id; a declaration of error repeats the id and is told apart by its time. */
function keyOf(ownerId: string, eventId: string, errorTime: string | null): string {
  const hex = sha256(`${ownerId}\n${eventId}\n${errorTime ?? ''}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const mostErrors = 100

function listErrors(wrong: Capture['wrong']): ProblemDetails[] {
  return [...wrong.values()]
    .flat()
    .slice(0, mostErrors)
    .map(({ at, message, source }) => ({
      type: 'epcisException:ValidationException',
      title: 'The event is not valid',
      status: 400,
      detail: `${at}: ${message}${source ? ` (${source})` : ''}`,
    }))
}
