import { findWord } from '../cbv/convert-term.ts'
import type { Vocabulary } from '../cbv/terms.ts'
import type { ExtensionValue } from '../document/event.ts'
import type { DocumentProblem } from '../document/problem.ts'
import { readContext } from './context-hint.ts'
import { commonOrder, numericAttributes } from './event-order.ts'
import { addEmptyLists, addExtensions } from './extension-from-xml.ts'
import { isStandardNamespace, type Names } from './names.ts'
import { childrenNamed, findAttribute, findChild, findText, type XmlElement } from './xml-element.ts'

/** What a reader of events needs: the names of extensions and a place for what is wrong. */
export type Reading = { names: Names; found: DocumentProblem[]; at: string }

type Loose = Record<string, unknown>
type FieldReader = (element: XmlElement, reading: Reading) => unknown

const text: FieldReader = ({ text }) => text.trim()
const term =
  (vocabulary: Vocabulary): FieldReader =>
  ({ text }) =>
    wordOf(vocabulary, text)
const epcs: FieldReader = (element) => childrenNamed(element, 'epc').map(({ text }) => text.trim())
const typed =
  (vocabulary: Vocabulary, name: string): FieldReader =>
  (element) =>
    childrenNamed(element, name).map((child) => {
      const type = findAttribute(child, 'type')
      return { ...(type !== undefined && { type: wordOf(vocabulary, type) }), [name]: child.text.trim() }
    })
const quantities: FieldReader = (element) =>
  childrenNamed(element, 'quantityElement').map((child) => {
    const [quantity, uom] = [findText(child, 'quantity'), findText(child, 'uom')]
    return {
      epcClass: findText(child, 'epcClass') ?? '',
      ...(quantity !== undefined && quantity !== '' && { quantity: numberOf(quantity) }),
      ...(uom !== undefined && { uom }),
    }
  })
const place: FieldReader = (element, { names }) => {
  const id = findText(element, 'id')
  const value: Loose = id === undefined ? {} : { id }
  addExtensions(value, extensionElements(element), names)
  addEmptyLists(value, element.trailing)
  return value
}
const ilmd: FieldReader = (element, { names }) => {
  const value: Loose = {}
  const wrapped = element.children.flatMap((child) => (isWrapper(child) ? child.children : [child]))
  addExtensions(value, wrapped, names)
  addEmptyLists(value, element.trailing)
  return value
}
const persistentDisposition: FieldReader = (element) => {
  const value: Loose = {}
  for (const name of ['set', 'unset']) {
    const words = childrenNamed(element, name).map(({ text }) => wordOf('disposition', text))
    if (words.length > 0) value[name] = words
  }
  return value
}
const errorDeclaration: FieldReader = (element, { names }) => {
  const value: Loose = {}
  const [time, reason, corrective] = [
    findText(element, 'declarationTime'),
    findText(element, 'reason'),
    findChild(element, 'correctiveEventIDs'),
  ]
  if (time !== undefined) value.declarationTime = time
  if (reason !== undefined) value.reason = wordOf('errorReason', reason)
  if (corrective)
    value.correctiveEventIDs = childrenNamed(corrective, 'correctiveEventID').map(({ text }) => text.trim())
  addExtensions(value, extensionElements(element), names)
  addEmptyLists(value, element.trailing)
  return value
}
const sensorElements: FieldReader = (element, reading) =>
  childrenNamed(element, 'sensorElement').map((child) => {
    const metadata = findChild(child, 'sensorMetadata')
    const value: Loose = {
      ...(metadata && { sensorMetadata: sensed(metadata, reading) }),
      sensorReport: childrenNamed(child, 'sensorReport').map((report) => sensed(report, reading)),
    }
    addExtensions(value, extensionElements(child), reading.names)
    addEmptyLists(value, child.trailing)
    return value
  })

const fieldReaders: ReadonlyMap<string, FieldReader> = new Map(
  Object.entries({
    eventTime: text,
    recordTime: text,
    eventTimeZoneOffset: text,
    eventID: text,
    errorDeclaration,
    certificationInfo: text,
    parentID: text,
    epcList: epcs,
    childEPCs: epcs,
    inputEPCList: epcs,
    outputEPCList: epcs,
    quantityList: quantities,
    childQuantityList: quantities,
    inputQuantityList: quantities,
    outputQuantityList: quantities,
    transformationID: text,
    action: text,
    bizStep: term('bizStep'),
    disposition: term('disposition'),
    persistentDisposition,
    readPoint: place,
    bizLocation: place,
    bizTransactionList: typed('bizTransactionType', 'bizTransaction'),
    sourceList: typed('sourceDestType', 'source'),
    destinationList: typed('sourceDestType', 'destination'),
    sensorElementList: sensorElements,
    ilmd,
  }),
)

/**
 * An event of EPCIS 1.2 or 2.0 XML as JSON (EPCIS 2.0 sections 9.5, 10). Standard terms become bare words, what stood in an
 * `extension` or `baseExtension` of 1.2 the field that 2.0 made of it. The order of elements is not looked at here.
 */
export function eventFromXml(element: XmlElement, reading: Reading): Loose {
  const names = element.declared.length > 0 ? reading.names.within(element.declared) : reading.names
  const inner = { ...reading, names }
  const event: Loose = { type: element.local }
  const extensions: XmlElement[] = []
  addFields(event, element, { reading: inner, extensions })
  addExtensions(event, extensions, names)
  addEmptyLists(event, element.trailing)
  const context = readContext(element, names === reading.names ? [] : names.list(), false)
  if (context !== undefined) event['@context'] = context
  return element.local === 'QuantityEvent' ? asObjectEvent(event) : event
}

function addFields(event: Loose, element: XmlElement, into: { reading: Reading; extensions: XmlElement[] }): void {
  const certificates: string[] = []
  const isOwn = !isStandardNamespace(element.namespace)
  for (const child of element.children) {
    const reader = isField(child, isOwn) ? fieldReaders.get(child.local) : undefined
    if (child.local === 'certificationInfo' && reader) {
      certificates.push(child.text.trim())
      event.certificationInfo =
        certificates.length === 1 && !child.hints.includes('json list') ? certificates[0] : certificates
    } else if (reader) event[child.local] = reader(child, into.reading)
    else if (isWrapper(child)) addFields(event, child, into)
    else if (element.local === 'QuantityEvent' && /^(epcClass|quantity)$/.test(child.local))
      event[child.local] = child.text.trim()
    else {
      if (child.namespace === '' && !isOwn) {
        const { found, at } = into.reading
        found.push({
          code: 'unknown-element',
          at,
          message: `there is no element ${child.local} in ${event.type}`,
          source: 'EPCIS 2.0 §9.5',
        })
      }
      into.extensions.push(child)
    }
  }
}

/** EPCIS 1.2 section 7.4.7: what the old quantity event said is said by an observation of a quantity. */
function asObjectEvent({ type: _, epcClass, quantity, ...rest }: Loose): Loose {
  return {
    type: 'ObjectEvent',
    ...rest,
    action: 'OBSERVE',
    quantityList: [{ epcClass, quantity: numberOf(String(quantity)) }],
  }
}

/** An event of somebody's own type has the fields of every event; what the others mean there only its author knows. */
function isField({ namespace, local }: XmlElement, isOwn: boolean): boolean {
  return isStandardNamespace(namespace) && (!isOwn || commonOrder.includes(local))
}

function sensed(element: XmlElement, { names }: Reading): Loose {
  const value: Loose = {}
  for (const attribute of element.attributes) {
    const key = names.keyOf(attribute)
    value[key] =
      attribute.namespace === '' ? sensedValue(key, attribute.value) : hinted(key, attribute.value, element.hints)
  }
  return value
}

function sensedValue(name: string, value: string): unknown {
  if (numericAttributes.has(name)) return numberOf(value)
  if (name === 'booleanValue')
    return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value
  if (name === 'type') return wordOf('measurementType', value)
  if (name === 'exception') return wordOf('sensorAlert', value)
  return name === 'component' ? wordOf('component', value) : value
}

/** An attribute holds text; `json attribute example:field` says that the text is JSON. */
function hinted(key: string, value: string, hints: readonly string[]): ExtensionValue {
  if (!hints.includes(`json attribute ${key}`)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function extensionElements(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (isWrapper(child)) return child.children
    return isStandardNamespace(child.namespace) ? [] : [child]
  })
}

function isWrapper({ namespace, local }: XmlElement): boolean {
  return isStandardNamespace(namespace) && (local === 'extension' || local === 'baseExtension')
}

function wordOf(vocabulary: Vocabulary, text: string): string {
  return findWord(vocabulary, text.trim()) ?? text.trim()
}

function numberOf(text: string): number | string {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}
