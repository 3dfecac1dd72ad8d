import { type TermForm, toForm } from '../cbv/convert-term.ts'
import type { Vocabulary } from '../cbv/terms.ts'
import { listPrefixes, type Prefixes, readPrefixes } from '../document/context.ts'
import type {
  EpcisEvent,
  ErrorDeclaration,
  ExtensionValue,
  Place,
  QuantityElement,
  SensorElement,
} from '../document/event.ts'
import { contextHint } from './context-hint.ts'
import { commonOrder, eventOrder } from './event-order.ts'
import { extensionAttribute, extensionsToXml } from './extension-to-xml.ts'
import { declarationsOf, elementOf, hint, quoteAttribute, textElement } from './write-xml.ts'

/** How to write: the prefixes in force, and the form of standard terms (`web` or `urn`, as `GS1-CBV-XML-Format` asks). */
export type Writing = { prefixes: Prefixes; terms: TermForm }

type FieldWriter = (name: string, value: never, writing: Writing) => string

const text: FieldWriter = (name, value: string) => textElement(name, value)
const term =
  (vocabulary: Vocabulary): FieldWriter =>
  (name, value: string, { terms }) =>
    textElement(name, toForm(vocabulary, value, terms))
const epcs: FieldWriter = (name, value: string[]) =>
  elementOf(name, value.map((epc) => textElement('epc', epc)).join(''))
const quantities: FieldWriter = (name, value: QuantityElement[]) =>
  elementOf(
    name,
    value
      .map(({ epcClass, quantity, uom }) => {
        const amount = quantity === undefined ? '' : textElement('quantity', decimal(quantity))
        return elementOf(
          'quantityElement',
          textElement('epcClass', epcClass) + amount + (uom === undefined ? '' : textElement('uom', uom)),
        )
      })
      .join(''),
  )
const typed =
  (vocabulary: Vocabulary, item: string): FieldWriter =>
  (name, value: Record<string, string | undefined>[], { terms }) =>
    elementOf(
      name,
      value
        .map(({ type, [item]: id = '' }) =>
          textElement(item, id, type === undefined ? '' : ` type=${quoteAttribute(toForm(vocabulary, type, terms))}`),
        )
        .join(''),
    )
const place: FieldWriter = (name, { id, ...rest }: Place, { prefixes }) =>
  elementOf(name, textElement('id', id) + extensionsToXml(rest, prefixes))
const certificates: FieldWriter = (name, value: string | string[]) => {
  if (!Array.isArray(value)) return textElement(name, value)
  if (value.length === 0) return hint('json', `none ${name}`)
  return hint('json', 'list') + value.map((one) => textElement(name, one)).join('')
}
const dispositions: FieldWriter = (name, { set = [], unset = [] }: { set?: string[]; unset?: string[] }, { terms }) =>
  elementOf(name, many('unset', unset, terms) + many('set', set, terms))
const error: FieldWriter = (
  name,
  { declarationTime, reason, correctiveEventIDs, ...rest }: ErrorDeclaration,
  { prefixes, terms },
) => {
  const why = reason === undefined ? '' : textElement('reason', toForm('errorReason', reason, terms))
  const corrected = correctiveEventIDs?.map((id) => textElement('correctiveEventID', id)).join('')
  const instead = corrected === undefined ? '' : elementOf('correctiveEventIDs', corrected)
  return elementOf(
    name,
    textElement('declarationTime', declarationTime) + why + instead + extensionsToXml(rest, prefixes),
  )
}
const sensors: FieldWriter = (name, value: SensorElement[], writing) =>
  elementOf(
    name,
    value
      .map(({ sensorMetadata, sensorReport, ...rest }) => {
        const metadata = sensorMetadata === undefined ? '' : sensed('sensorMetadata', sensorMetadata, writing)
        const reports = sensorReport.map((report) => sensed('sensorReport', report, writing)).join('')
        return elementOf('sensorElement', metadata + reports + extensionsToXml(rest, writing.prefixes))
      })
      .join(''),
  )
const ilmd: FieldWriter = (name, value: object, { prefixes }) => elementOf(name, extensionsToXml(value, prefixes))

const fieldWriters: Readonly<Record<string, FieldWriter>> = {
  errorDeclaration: error,
  certificationInfo: certificates,
  epcList: epcs,
  childEPCs: epcs,
  inputEPCList: epcs,
  outputEPCList: epcs,
  quantityList: quantities,
  childQuantityList: quantities,
  inputQuantityList: quantities,
  outputQuantityList: quantities,
  bizStep: term('bizStep'),
  disposition: term('disposition'),
  persistentDisposition: dispositions,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: typed('bizTransactionType', 'bizTransaction'),
  sourceList: typed('sourceDestType', 'source'),
  destinationList: typed('sourceDestType', 'destination'),
  sensorElementList: sensors,
  ilmd,
}
const sensedTerms: Readonly<Record<string, Vocabulary>> = {
  type: 'measurementType',
  exception: 'sensorAlert',
  component: 'component',
}

/**
 * An event as an element of EPCIS 2.0 XML with its own prefixes declared on it (EPCIS 2.0 section 9.5). One that stands
 * alone is the document itself, and has its prefixes among the `declarations` of that. The event is taken as valid. Throws
 * `InvalidDocument` when an extension cannot be written in XML.
 */
export function eventToXml(
  event: EpcisEvent,
  writing: Writing,
  { declarations = '', isAlone = false }: { declarations?: string; isAlone?: boolean } = {},
): string {
  const { '@context': context, type, ...fields } = event
  const inner = context === undefined ? writing : { ...writing, prefixes: readPrefixes(context, writing.prefixes) }
  const order: readonly string[] = Object.hasOwn(eventOrder, type) ? eventOrder[type] : commonOrder
  const own = isAlone ? '' : declarationsOf(listPrefixes(context))
  const kept = context === undefined ? '' : contextHint(context, isAlone)
  const rest: Record<string, ExtensionValue> = {}
  for (const [name, value] of Object.entries(fields)) if (!order.includes(name)) rest[name] = value as ExtensionValue
  const standard = order.map((name) => {
    const value = fields[name as keyof typeof fields]
    return value === undefined ? '' : (fieldWriters[name] ?? text)(name, value as never, inner)
  })
  const content = kept + standard.join('') + extensionsToXml(rest, inner.prefixes)
  const element = elementOf(type, content, declarations + own)
  return Object.hasOwn(eventOrder, type) ? element : elementOf('extension', element)
}

function sensed(name: string, value: object, { prefixes, terms }: Writing): string {
  let hints = ''
  let attributes = ''
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue
    if (key.includes(':')) {
      const extension = extensionAttribute(key, field, prefixes)
      hints += extension.hint
      attributes += extension.attribute
    } else {
      const vocabulary = Object.hasOwn(sensedTerms, key) ? sensedTerms[key] : undefined
      attributes += ` ${key}=${quoteAttribute(vocabulary ? toForm(vocabulary, field, terms) : String(field))}`
    }
  }
  return hints + elementOf(name, '', attributes)
}

function many(name: string, words: readonly string[], terms: TermForm): string {
  return words.map((word) => textElement(name, toForm('disposition', word, terms))).join('')
}

/** A quantity as `xsd:decimal`, which knows no powers of ten. */
function decimal(number: number): string {
  const text = String(number)
  const [, digits = '', exponent] = /^-?([\d.]+)e([+-]\d+)$/.exec(text) ?? []
  if (exponent === undefined) return text
  const sign = number < 0 ? '-' : ''
  const [whole = '', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
  return sign + whole + fraction.padEnd(shift, '0')
}
