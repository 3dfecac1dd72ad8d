import type { EpcisContent } from '../document/document.ts'
import { below, type DocumentProblem, InvalidDocument } from '../document/problem.ts'
import { findDocumentProblems } from '../schema/find-document-problems.ts'
import { findHint, readContext } from './context-hint.ts'
import { eventFromXml, type Reading } from './event-from-xml.ts'
import { eventOrder } from './event-order.ts'
import { addEmptyLists, addExtensions } from './extension-from-xml.ts'
import { headerFields, vocabularyListFrom } from './header-from-xml.ts'
import { createNames, isReserved, isStandardNamespace } from './names.ts'
import { readXml } from './read-xml.ts'
import { findAttribute, findChild, findText, type XmlElement } from './xml-element.ts'

type Loose = Record<string, unknown>

/** What an XML document says, in JSON, and everything that is wrong with it; pointers are into the JSON. */
export type ReadDocument = { content: EpcisContent; problems: DocumentProblem[] }

/**
 * Reads a document of EPCIS 2.0 or 1.2 in XML, a master data document, or a single event, and validates it like its JSON form,
 * with the order and the names of elements that the XML form adds (EPCIS 2.0 section 9). Throws `InvalidDocument` when it is
 * not well formed or no EPCIS at all.
 */
export function readXmlDocument(text: string): ReadDocument {
  const problems: DocumentProblem[] = []
  const content = convert(readXml(text), problems)
  // The schema of XML lets a list repeat an item, that of JSON does not.
  const inJson = findDocumentProblems(content).filter(({ code }) => code !== 'repeated')
  return { content: content as EpcisContent, problems: [...problems, ...inJson] }
}

/** What an XML document says, in JSON, whether it is valid or not. Throws `InvalidDocument` as `readXmlDocument` does. */
export function documentFromXml(text: string): EpcisContent {
  return convert(readXml(text), []) as EpcisContent
}

function convert(root: XmlElement, found: DocumentProblem[]): Loose {
  const names = createNames()
  for (const [prefix, namespace] of root.declared) if (!isReserved(namespace)) names.declare(prefix, namespace)
  const isOld = root.namespace.endsWith(':1')
  const reading: Reading = { names, found, at: '' }
  if (
    isStandardNamespace(root.namespace) &&
    (Object.hasOwn(eventOrder, root.local) || root.local === 'QuantityEvent')
  ) {
    const { '@context': _, ...event } = oneEvent(root, reading, true)
    return { '@context': readContext(root, names.list(), true), ...event }
  }
  const body = findChild(root, 'EPCISBody')
  const reader = Object.hasOwn(readers, root.local) ? readers[root.local] : undefined
  if (reader === undefined || !isStandardNamespace(root.namespace)) {
    throw new InvalidDocument([{ code: 'not-epcis', at: '', message: `${root.local} is no document of EPCIS` }])
  }
  if (body === undefined)
    found.push({ code: 'missing', at: '/epcisBody', message: 'EPCISBody is required', source: 'EPCIS 2.0 §9.5' })
  const content: Loose = { type: root.local === 'EPCISQueryDocument' ? root.local : 'EPCISDocument' }
  for (const name of ['schemaVersion', 'creationDate']) {
    const value = findAttribute(root, name)
    if (value !== undefined) content[name] = value
  }
  const id = findHint(root, 'id')
  if (id !== undefined) content.id = id
  reader(content, body, { reading, isOld, root })
  addExtensions(
    content,
    root.children.filter((child) => !isStandardNamespace(child.namespace)),
    names,
  )
  addEmptyLists(content, root.trailing)
  return { '@context': readContext(root, names.list(), true), ...content }
}

type BodyReader = (
  content: Loose,
  body: XmlElement | undefined,
  of: { reading: Reading; isOld: boolean; root: XmlElement },
) => void

const readers: Readonly<Record<string, BodyReader>> = {
  EPCISDocument(content, body, { reading, isOld, root }) {
    Object.assign(content, headerFields(findChild(root, 'EPCISHeader'), reading.names))
    const epcisBody: Loose = {
      eventList: eventsOf(findChild(body, 'EventList'), { ...reading, at: '/epcisBody/eventList' }, isOld),
    }
    addExtensions(
      epcisBody,
      body?.children.filter((child) => !isStandardNamespace(child.namespace)) ?? [],
      reading.names,
    )
    content.epcisBody = epcisBody
  },
  EPCISMasterDataDocument(content, body, { reading }) {
    const vocabularyList = vocabularyListFrom(findChild(body, 'VocabularyList'), reading.names)
    content.epcisHeader = { epcisMasterData: { vocabularyList } }
    content.epcisBody = { eventList: [] }
  },
  EPCISQueryDocument(content, body, { reading, isOld, root }) {
    const results = findChild(body, 'QueryResults') ?? root
    const [queryName, subscriptionID, answer] = [
      findText(results, 'queryName'),
      findText(results, 'subscriptionID'),
      findChild(results, 'resultsBody'),
    ]
    const at = '/epcisBody/queryResults/resultsBody/eventList'
    const resultsBody: Loose = { eventList: eventsOf(findChild(answer, 'EventList'), { ...reading, at }, isOld) }
    const vocabularies = findChild(answer, 'VocabularyList')
    if (vocabularies) resultsBody.vocabularyList = vocabularyListFrom(vocabularies, reading.names)
    const queryResults: Loose = {
      ...(queryName !== undefined && { queryName }),
      ...(subscriptionID !== undefined && { subscriptionID }),
      resultsBody,
    }
    if (results !== root)
      addExtensions(
        queryResults,
        results.children.filter((child) => !isStandardNamespace(child.namespace)),
        reading.names,
      )
    content.epcisBody = { queryResults }
  },
}

function eventsOf(list: XmlElement | undefined, reading: Reading, isOld: boolean): Loose[] {
  const elements = (list?.children ?? []).flatMap(unwrapped)
  return elements.map((element, i) => oneEvent(element, { ...reading, at: below(reading.at, i) }, !isOld))
}

/** EPCIS 1.2 wraps younger types of event in extensions (its section 9.5). */
function unwrapped(element: XmlElement): XmlElement[] {
  return element.local === 'extension' && isStandardNamespace(element.namespace)
    ? element.children.flatMap(unwrapped)
    : [element]
}

function oneEvent(element: XmlElement, reading: Reading, ordered: boolean): Loose {
  const event = eventFromXml(element, reading)
  if (!isStandardNamespace(element.namespace)) event.type = reading.names.keyOf(element)
  else if (ordered) findOrderProblems(element, reading)
  return event
}

/** EPCIS 2.0 section 9.5: each element at most once and in its place; extensions after them. */
function findOrderProblems(element: XmlElement, { found, at }: Reading): void {
  if (!Object.hasOwn(eventOrder, element.local)) return
  const order: readonly string[] = eventOrder[element.local as keyof typeof eventOrder]
  let before = -1
  for (const { local, namespace } of element.children) {
    if (local === 'extension' || local === 'baseExtension') continue
    const place = isStandardNamespace(namespace) ? order.indexOf(local) : order.length
    if (place < 0) continue
    const isRepeated = place === before && place < order.length && local !== 'certificationInfo'
    if (place < before || isRepeated) {
      found.push({
        code: 'element-order',
        at: below(at, local),
        message: `${local} stands in the wrong place`,
        source: 'EPCIS 2.0 §9.5',
      })
    }
    before = Math.max(before, place)
  }
}
