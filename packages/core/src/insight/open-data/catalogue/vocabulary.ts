import { type Format, formats, type Words } from '../dataset.ts'
import { a, inBoth, type Node, to } from './node.ts'

// Names in the authority tables of the Publications Office of the European Union, which DCAT-AP asks for.
const table = (name: string) => `http://publications.europa.eu/resource/authority/${name}`

/** A name in a table, as a thing of the class that DCAT-AP wants there, with the table that it is from. */
const authority = (type: string, name: string, code: string, more: Node = {}): Node =>
  a(type, `${table(name)}/${code}`, { 'skos:inScheme': to(table(name)), ...more })

const concept = (name: string, code: string, label: Words): Node =>
  authority('skos:Concept', name, code, { 'skos:prefLabel': inBoth(label) })

/** Themes of datasets. */
export const themes = {
  AGRI: concept('data-theme', 'AGRI', ['Nông nghiệp, thực phẩm', 'Agriculture, fisheries, forestry and food']),
  ECON: concept('data-theme', 'ECON', ['Kinh tế', 'Economy and finance']),
  GOVE: concept('data-theme', 'GOVE', ['Khu vực công', 'Government and public sector']),
  JUST: concept('data-theme', 'JUST', ['Pháp luật', 'Justice, legal system and public safety']),
  REGI: concept('data-theme', 'REGI', ['Địa phương', 'Regions and cities']),
  SOCI: concept('data-theme', 'SOCI', ['Dân số, xã hội', 'Population and society']),
} as const

/** The scheme that themes are taken from. */
export const themeScheme = a('skos:ConceptScheme', table('data-theme'), {
  'dct:title': inBoth(['Chủ đề dữ liệu', 'Data themes']),
})

/** How often a dataset is made. */
export const frequencies = {
  day: authority('dct:Frequency', 'frequency', 'DAILY'),
  month: authority('dct:Frequency', 'frequency', 'MONTHLY'),
} as const

/** The languages of titles and descriptions. */
export const languages = [
  authority('dct:LinguisticSystem', 'language', 'VIE'),
  authority('dct:LinguisticSystem', 'language', 'ENG'),
]

const shape = (text: string) => ({ '@value': text, '@type': 'geo:wktLiteral' })

/** Viet Nam, from end to end of its communes, Hoàng Sa and Trường Sa among them. */
export const vietNam = authority('dct:Location', 'country', 'VNM', {
  'skos:prefLabel': inBoth(['Việt Nam', 'Viet Nam']),
  'dcat:bbox': shape('POLYGON((102.14 7.18, 117.83 7.18, 117.83 23.4, 102.14 23.4, 102.14 7.18))'),
  'dcat:centroid': shape('POINT(109.98 15.29)'),
})

/** Open to everybody. */
export const isPublic = authority('dct:RightsStatement', 'access-right', 'PUBLIC')

/** Creative Commons Attribution 4.0. */
export const ccBy = authority('dct:LicenseDocument', 'licence', 'CC_BY_4_0', {
  'dct:type': a('skos:Concept', 'http://purl.org/adms/licencetype/Attribution', {
    'skos:inScheme': to('http://purl.org/adms/licencetype/1.0'),
    'skos:prefLabel': inBoth(['Ghi nguồn', 'Attribution']),
  }),
})

/** The authority of a nation publishes. */
export const nationalAuthority = a('skos:Concept', 'http://purl.org/adms/publishertype/NationalAuthority', {
  'skos:inScheme': a('skos:ConceptScheme', 'http://purl.org/adms/publishertype/1.0', {
    'dct:title': inBoth(['Loại cơ quan công bố', 'Publisher types']),
  }),
  'skos:prefLabel': inBoth(['Cơ quan trung ương', 'National authority']),
})

/** Whether a file is planned to stay: the newest is replaced, a kept one is not. */
export const availability = {
  latest: concept('planned-availability', 'AVAILABLE', ['Còn cung cấp trong trung hạn', 'Available']),
  kept: concept('planned-availability', 'STABLE', ['Giữ lâu dài', 'Stable']),
} as const

/** A format, and its media type in the register of IANA. */
export const formatNodes = (format: Format): Node => ({
  'dct:format': authority('dct:MediaTypeOrExtent', 'file-type', formats[format].fileType),
  'dcat:mediaType': a('dct:MediaType', `https://www.iana.org/assignments/media-types/${formats[format].mediaType}`),
})

/** The algorithm of checksums; the shapes of DCAT-AP 3.0.1 want it under https, although the vocabulary’s own names begin with http. */
export const sha256 = a('spdx:ChecksumAlgorithm', 'https://spdx.org/rdf/terms#checksumAlgorithm_sha256')
