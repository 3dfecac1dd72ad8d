import { type Format, formats, type Words } from '../dataset.ts'
import { a, inBoth, type Node } from './node.ts'

// Names in the authority tables of the Publications Office of the European Union, which DCAT-AP asks for.
const authority = (table: string, code: string) => `http://publications.europa.eu/resource/authority/${table}/${code}`

const concept = (table: string, code: string, label: Words): Node =>
  a('skos:Concept', authority(table, code), { 'skos:prefLabel': inBoth(label) })

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
export const themeScheme = a('skos:ConceptScheme', 'http://publications.europa.eu/resource/authority/data-theme', {
  'dct:title': inBoth(['Chủ đề dữ liệu', 'Data themes']),
})

/** How often a dataset is made. */
export const frequencies = {
  day: a('dct:Frequency', authority('frequency', 'DAILY')),
  month: a('dct:Frequency', authority('frequency', 'MONTHLY')),
} as const

/** The languages of titles and descriptions. */
export const languages = [
  a('dct:LinguisticSystem', authority('language', 'VIE')),
  a('dct:LinguisticSystem', authority('language', 'ENG')),
]

/** Viet Nam. */
export const vietNam = a('dct:Location', authority('country', 'VNM'), {
  'skos:prefLabel': inBoth(['Việt Nam', 'Viet Nam']),
})

/** Open to everybody. */
export const isPublic = a('dct:RightsStatement', authority('access-right', 'PUBLIC'))

/** Creative Commons Attribution 4.0. */
export const ccBy = a('dct:LicenseDocument', authority('licence', 'CC_BY_4_0'))

/** The authority of a nation publishes. */
export const nationalAuthority = a('skos:Concept', 'http://purl.org/adms/publishertype/NationalAuthority', {
  'skos:prefLabel': inBoth(['Cơ quan trung ương', 'National authority']),
})

/** Whether a file is planned to stay: the newest is replaced, a kept one is not. */
export const availability = {
  latest: concept('planned-availability', 'AVAILABLE', ['Còn cung cấp trong trung hạn', 'Available']),
  kept: concept('planned-availability', 'STABLE', ['Giữ lâu dài', 'Stable']),
} as const

/** A format, and its media type in the register of IANA. */
export const formatNodes = (format: Format): Node => ({
  'dct:format': a('dct:MediaTypeOrExtent', authority('file-type', formats[format].fileType)),
  'dcat:mediaType': a('dct:MediaType', `https://www.iana.org/assignments/media-types/${formats[format].mediaType}`),
})

/** The algorithm of checksums. */
export const sha256 = a('spdx:ChecksumAlgorithm', 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256')
