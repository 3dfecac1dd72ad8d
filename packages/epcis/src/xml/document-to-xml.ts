import { builtInPrefixes, listPrefixes, type Prefixes, readPrefixes } from '../document/context.ts'
import type { EpcisContent, EpcisDocument, EpcisQueryDocument, MasterDataVocabulary } from '../document/document.ts'
import { contextHint } from './context-hint.ts'
import { eventToXml, type Writing } from './event-to-xml.ts'
import { extensionsToXml } from './extension-to-xml.ts'
import { namespaces } from './names.ts'
import { declarationsOf, elementOf, hint, quoteAttribute, textElement } from './write-xml.ts'

const start = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * A document of either kind, or one event, as EPCIS 2.0 XML (its section 9), standard terms as web addresses unless urns are
 * asked for, or addresses `kept` as they are. Read back it is equal, but for standard terms that were not bare words. The document is taken as valid. Throws
 * `InvalidDocument` when an extension has a name or a character that XML has no form for.
 */
export function documentToXml(
  content: EpcisContent,
  { terms = 'web' }: { terms?: 'web' | 'urn' | 'kept' } = {},
): string {
  const prefixes = readPrefixes(content['@context'])
  const writing: Writing = { prefixes, terms }
  const declarations = declarationsFor(content, prefixes)
  if (content.type === 'EPCISQueryDocument') return start + queryToXml(content, writing, declarations)
  if (content.type === 'EPCISDocument') return start + capturedToXml(content, writing, declarations)
  return start + eventToXml(content, writing, { declarations, isAlone: true })
}

function capturedToXml(document: EpcisDocument, writing: Writing, declarations: string): string {
  const { '@context': context, id, type, schemaVersion, creationDate, epcisHeader, epcisBody, ...rest } = document
  const { instanceIdentifier, sender, receiver, ...extensions } = rest
  const { eventList, ...inBody } = epcisBody
  const header =
    businessHeader({ instanceIdentifier, sender, receiver, creationDate }) + headerToXml(epcisHeader, writing.prefixes)
  const events = elementOf('EventList', eventList.map((event) => eventToXml(event, writing)).join(''))
  const content =
    elementOf('EPCISHeader', header).replace(/^<EPCISHeader\/>$/, epcisHeader === undefined ? '' : '$&') +
    elementOf('EPCISBody', events + extensionsToXml(inBody, writing.prefixes)) +
    extensionsToXml(extensions, writing.prefixes)
  const attributes = ` xmlns:epcis="${namespaces.epcis}"${declarations} schemaVersion=${quoteAttribute(schemaVersion)} creationDate=${quoteAttribute(creationDate)}`
  return elementOf(`epcis:${type}`, contextHint(context, true) + idHint(id) + content, attributes)
}

function queryToXml(document: EpcisQueryDocument, writing: Writing, declarations: string): string {
  const { '@context': context, id, type, schemaVersion, creationDate, epcisBody, ...extensions } = document
  const { queryName, subscriptionID, resultsBody, ...inResults } = epcisBody.queryResults
  const { vocabularyList } = resultsBody
  const events = elementOf('EventList', resultsBody.eventList.map((event) => eventToXml(event, writing)).join(''))
  const vocabularies = vocabularyList === undefined ? '' : vocabulariesToXml(vocabularyList, writing.prefixes)
  const results =
    textElement('queryName', queryName) +
    (subscriptionID === undefined ? '' : textElement('subscriptionID', subscriptionID)) +
    elementOf('resultsBody', events + vocabularies) +
    extensionsToXml(inResults, writing.prefixes)
  const version = schemaVersion === undefined ? '' : ` schemaVersion=${quoteAttribute(schemaVersion)}`
  const created = creationDate === undefined ? '' : ` creationDate=${quoteAttribute(creationDate)}`
  const body =
    elementOf('EPCISBody', elementOf('epcisq:QueryResults', results)) + extensionsToXml(extensions, writing.prefixes)
  return elementOf(
    `epcisq:${type}`,
    contextHint(context, true) + idHint(id) + body,
    ` xmlns:epcisq="${namespaces.query}"${declarations}${version}${created}`,
  )
}

function headerToXml(header: EpcisDocument['epcisHeader'], prefixes: Prefixes): string {
  if (header === undefined) return ''
  const { epcisMasterData, ...extensions } = header
  const list = epcisMasterData?.vocabularyList
  const inside = list === undefined ? '' : vocabulariesToXml(list, prefixes)
  const masterData = epcisMasterData === undefined ? '' : elementOf('EPCISMasterData', inside)
  return masterData + extensionsToXml(extensions, prefixes)
}

function vocabulariesToXml(list: readonly MasterDataVocabulary[], prefixes: Prefixes): string {
  const vocabularies = list.map(({ type, vocabularyElementList }) => {
    const elements = vocabularyElementList?.map(({ id, attributes = [], children }) => {
      const said = attributes.map(({ id: name, attribute = '' }) =>
        extensionsToXml({ attribute: withId(name, attribute) }, prefixes),
      )
      const inside =
        children === undefined ? '' : elementOf('children', children.map((child) => textElement('id', child)).join(''))
      return elementOf('VocabularyElement', said.join('') + inside, ` id=${quoteAttribute(id)}`)
    })
    const content = elements === undefined ? '' : elementOf('VocabularyElementList', elements.join(''))
    return elementOf('Vocabulary', content, ` type=${quoteAttribute(type)}`)
  })
  return elementOf('VocabularyList', vocabularies.join(''))
}

function withId(id: string, value: unknown): object {
  return typeof value === 'object' && value !== null ? { '@id': id, ...value } : { '@id': id, '#text': value }
}

/** EPCIS 2.0 section 9.2: who sends a document to whom, in the header that business documents share. */
function businessHeader(of: {
  instanceIdentifier?: string
  sender?: string
  receiver?: string
  creationDate: string
}): string {
  const { instanceIdentifier, sender, receiver, creationDate } = of
  if (instanceIdentifier === undefined && sender === undefined && receiver === undefined) return ''
  const party = (role: string, id: string | undefined) =>
    elementOf(
      `sbdh:${role}`,
      textElement('sbdh:Identifier', id ?? '', id === undefined ? '' : ' Authority="EPCglobal"'),
    )
  const about =
    textElement('sbdh:Standard', 'EPCglobal') +
    textElement('sbdh:TypeVersion', '1.0') +
    textElement('sbdh:InstanceIdentifier', instanceIdentifier ?? '') +
    textElement('sbdh:Type', 'Events') +
    textElement('sbdh:CreationDateAndTime', creationDate)
  const content = textElement('sbdh:HeaderVersion', '1.0') + party('Sender', sender) + party('Receiver', receiver)
  const header = content + elementOf('sbdh:DocumentIdentification', about)
  return elementOf('sbdh:StandardBusinessDocumentHeader', header, ` xmlns:sbdh="${namespaces.header}"`)
}

/** Every prefix of the document, and those of the EPCIS context itself that a name in it uses. */
function declarationsFor(content: EpcisContent, prefixes: Prefixes): string {
  const own = new Map(listPrefixes(content['@context']))
  const used = [...builtInPrefixes.keys()].filter((prefix) => !own.has(prefix) && usesPrefix(content, `${prefix}:`))
  return declarationsOf([...own.keys(), ...used].map((prefix) => [prefix, prefixes.get(prefix) ?? '']))
}

function usesPrefix(value: unknown, start: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((item) => usesPrefix(item, start))
  return Object.entries(value).some(
    ([key, inner]) => key.startsWith(start) || key.startsWith(`@${start}`) || usesPrefix(inner, start),
  )
}

function idHint(id: string | undefined): string {
  return id === undefined ? '' : hint('epcis', `id ${id}`)
}
