import type { MasterDataVocabulary, VocabularyAttribute, VocabularyElement } from '../document/document.ts'
import { addExtensions, extensionFromXml } from './extension-from-xml.ts'
import { isStandardNamespace, type Names, namespaces } from './names.ts'
import { childrenNamed, findAttribute, findChild, findText, type XmlElement } from './xml-element.ts'

type Loose = Record<string, unknown>

/** Sender, receiver, number and master data from a document's header (EPCIS 2.0 sections 9.2, 9.4, 10.3). */
export function headerFields(header: XmlElement | undefined, names: Names): Loose {
  if (header === undefined) return {}
  const business = header.children.find(({ namespace }) => namespace === namespaces.header)
  const fields: Loose = {}
  const take = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') fields[name] = value
  }
  take('instanceIdentifier', findText(findChild(business, 'DocumentIdentification'), 'InstanceIdentifier'))
  take('sender', findText(findChild(business, 'Sender'), 'Identifier'))
  take('receiver', findText(findChild(business, 'Receiver'), 'Identifier'))
  const epcisHeader: Loose = {}
  const masterData = findMasterData(header)
  if (masterData)
    epcisHeader.epcisMasterData = { vocabularyList: vocabularyListFrom(findChild(masterData, 'VocabularyList'), names) }
  addExtensions(
    epcisHeader,
    header.children.filter((child) => child !== business && !isStandardNamespace(child.namespace)),
    names,
  )
  if (Object.keys(epcisHeader).length > 0) fields.epcisHeader = epcisHeader
  return fields
}

/** Master data in JSON (EPCIS 2.0 section 10.3): each kind with its elements, their attributes and what they contain. */
export function vocabularyListFrom(list: XmlElement | undefined, names: Names): MasterDataVocabulary[] {
  return (list ? childrenNamed(list, 'Vocabulary') : []).map((vocabulary) => {
    const elements = findChild(vocabulary, 'VocabularyElementList')
    return {
      type: findAttribute(vocabulary, 'type') ?? '',
      ...(elements && {
        vocabularyElementList: childrenNamed(elements, 'VocabularyElement').map((element) =>
          elementFrom(element, names),
        ),
      }),
    }
  })
}

function elementFrom(element: XmlElement, names: Names): VocabularyElement {
  const attributes = childrenNamed(element, 'attribute').map((attribute): VocabularyAttribute => {
    const { attributes, ...rest } = attribute
    const value = extensionFromXml({ ...rest, attributes: attributes.filter(({ local }) => local !== 'id') }, names)
    return { id: findAttribute(attribute, 'id') ?? '', attribute: value }
  })
  const children = findChild(element, 'children')
  return {
    id: findAttribute(element, 'id') ?? '',
    ...(attributes.length > 0 && { attributes }),
    ...(children && { children: childrenNamed(children, 'id').map(({ text }) => text.trim()) }),
  }
}

/** EPCIS 1.2 keeps the master data in the header's extension. */
function findMasterData(header: XmlElement): XmlElement | undefined {
  return findChild(header, 'EPCISMasterData') ?? findChild(findChild(header, 'extension'), 'EPCISMasterData')
}
