import type { EpcisContent } from '../document/document.ts'
import { below, type DocumentProblem } from '../document/problem.ts'
import { type Check, isObject, listOf, objectOf } from './check.ts'
import { deepest, isDeeperThan } from './depth.ts'
import { findRuleProblems } from './event-rules.ts'
import { eventShapes, ownTypeShape } from './event-shapes.ts'
import { findIdentifierProblems } from './identifier-rules.ts'
import { aString, aTime, aUri, aVersion, isUri } from './values.ts'

/**
 * Every reason to refuse a JSON document of EPCIS 2.0, or one event sent by itself: its shape, its vocabulary, its identifiers
 * and the rules between fields. Empty when it is an `EpcisContent` (EPCIS 2.0 sections 7 and 10).
 */
export function findDocumentProblems(value: unknown): DocumentProblem[] {
  const found: DocumentProblem[] = []
  if (!isObject(value)) {
    found.push({ code: 'not-an-object', at: '', message: 'must be an object' })
  } else if (isDeeperThan(deepest, value)) {
    found.push({ code: 'too-deep', at: '', message: `must not nest deeper than ${deepest}` })
  } else if (value.type === 'EPCISDocument') {
    captured(value, '', found)
  } else if (value.type === 'EPCISQueryDocument') {
    answered(value, '', found)
  } else {
    if (value['@context'] === undefined)
      found.push({ code: 'missing', at: '/@context', message: '@context is required', source: 'EPCIS 2.0 §10.2' })
    else context(value['@context'], '/@context', found)
    anEvent(value, '', found)
  }
  return found
}

/** True for a document without problems. */
export function isEpcisContent(value: unknown): value is EpcisContent {
  return findDocumentProblems(value).length === 0
}

/** What is wrong with one event of a list; `at` is where it stands. */
export const anEvent: Check = (value, at, found) => {
  if (!isObject(value)) {
    found.push({ code: 'not-an-object', at, message: 'must be an object' })
    return
  }
  const { type } = value
  if (typeof type === 'string' && Object.hasOwn(eventShapes, type)) {
    eventShapes[type as keyof typeof eventShapes](value, at, found)
    findRuleProblems(value, at, found)
    findIdentifierProblems(value, at, found)
  } else if (typeof type === 'string' && isUri(type)) {
    ownTypeShape(value, at, found)
  } else {
    found.push({
      code: 'unknown-event-type',
      at: below(at, 'type'),
      message: `${JSON.stringify(type) ?? 'nothing'} is not a type of event`,
      source: 'EPCIS 2.0 §7.4',
    })
  }
}

const context: Check = (value, at, found) => {
  if (typeof value === 'string') aUri(value, at, found)
  else if (Array.isArray(value)) {
    if (new Set(value.map((part) => JSON.stringify(part))).size < value.length) {
      found.push({ code: 'repeated', at, message: 'must not repeat an item' })
    }
    for (const [i, part] of value.entries()) {
      if (typeof part === 'string') aUri(part, below(at, i), found)
      else if (!isObject(part))
        found.push({ code: 'not-a-context', at: below(at, i), message: 'must be an address or an object' })
    }
  } else if (!isObject(value))
    found.push({ code: 'not-a-context', at, message: 'must be an address, an object or a list of them' })
}

const attributeValue: Check = (value, at, found) => {
  if (!['number', 'string', 'object'].includes(typeof value))
    found.push({ code: 'not-an-attribute', at, message: 'must be text, a number or an object' })
}
const vocabularyElement = objectOf({
  fields: {
    id: aUri,
    attributes: listOf(
      objectOf({ fields: { id: aUri, attribute: attributeValue }, required: ['id'], rest: 'anything' }),
    ),
    children: listOf(aUri),
  },
  required: ['id'],
  rest: 'anything',
})
const vocabularyList = listOf(
  objectOf({
    fields: { type: aUri, vocabularyElementList: listOf(vocabularyElement) },
    required: ['type'],
    rest: 'anything',
  }),
)
const epcisHeader = objectOf({
  fields: { epcisMasterData: objectOf({ fields: { vocabularyList }, required: [], rest: 'anything' }) },
  required: [],
  rest: 'open',
})
const envelope = { '@context': context, id: aUri, type: aString, schemaVersion: aVersion, creationDate: aTime }
const eventList = listOf(anEvent)

const captured = objectOf({
  fields: {
    ...envelope,
    instanceIdentifier: aString,
    sender: aString,
    receiver: aString,
    epcisHeader,
    epcisBody: objectOf({ fields: { eventList }, required: ['eventList'], rest: 'anything' }),
  },
  required: ['@context', 'schemaVersion', 'creationDate', 'epcisBody'],
  rest: 'open',
})

const queryResults = objectOf({
  fields: {
    queryName: aString,
    subscriptionID: aString,
    resultsBody: objectOf({ fields: { eventList, vocabularyList }, required: ['eventList'], rest: 'open' }),
  },
  required: ['queryName', 'resultsBody'],
  rest: 'open',
})
const answered = objectOf({
  fields: { ...envelope, epcisBody: objectOf({ fields: { queryResults }, required: ['queryResults'], rest: 'open' }) },
  required: ['@context', 'epcisBody'],
  rest: 'open',
})
