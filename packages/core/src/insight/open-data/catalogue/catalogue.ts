import type { LegalDate } from '../../../kernel/calendar.ts'
import { formats, type Words } from '../dataset.ts'
import { type DatasetKey, datasetKeys, datasets } from '../dictionary.ts'
import { type Edition, type EditionFile, fileAddress, newestEditions } from '../edition.ts'
import { a, day, inBoth, moment, type Node, prefixes, to } from './node.ts'
import {
  availability,
  ccBy,
  formatNodes,
  frequencies,
  isPublic,
  languages,
  nationalAuthority,
  sha256,
  themeScheme,
  themes,
  vietNam,
} from './vocabulary.ts'

const publisherName: Words = [
  'Hệ thống thông tin quốc gia Chương trình OCOP (Sao Làng)',
  'National information system of the OCOP programme (Sao Làng)',
]

/** What a catalogue is made of: the editions that can be had (kept ones, and the newest of each dataset), and where they are served. */
export type CatalogueInput = { publicUrl: string; editions: readonly Edition[] }

/**
 * The catalogue of the open data as JSON-LD (DCAT-AP 3.0.1): each dataset with its newest files, the editions kept of it as a
 * series, and the API. Datasets without an edition are left out: there is nothing to have yet.
 */
export function catalogueOf({ publicUrl, editions }: CatalogueInput): Node {
  const newest = newestEditions(editions)
  const keys = datasetKeys.filter((key) => newest.has(key))
  const days = editions.map(({ writtenAt }) => writtenAt).toSorted()
  return {
    '@context': { ...prefixes },
    ...a('dcat:Catalog', `${publicUrl}/catalog.jsonld`),
    'dct:title': inBoth(['Dữ liệu mở của Chương trình OCOP', 'Open data of the OCOP programme']),
    'dct:description': inBoth([
      'Sổ đăng ký sản phẩm OCOP, chỉ tiêu, mục tiêu, bộ tiêu chí và đơn vị hành chính, chụp mỗi ngày.',
      'The register of OCOP products, indicators, targets, criteria sets and administrative units, every day.',
    ]),
    'dct:publisher': publisherOf(publicUrl),
    'foaf:homepage': a('foaf:Document', `${publicUrl}/data`),
    'dct:language': languages,
    'dct:license': ccBy,
    'dct:spatial': vietNam,
    'dcat:themeTaxonomy': themeScheme,
    ...(days[0] && { 'dct:issued': moment(days[0]), 'dct:modified': moment(days.at(-1) as string) }),
    'dcat:service': serviceOf(publicUrl, keys),
    'dcat:dataset': keys.flatMap((key) => {
      const kept = editions.filter(({ dataset, isKept }) => dataset === key && isKept)
      const series = kept.toSorted((one, other) => (one.takenOn < other.takenOn ? -1 : 1))
      const today = newest.get(key) as Edition
      return [
        livingDataset(today, series, publicUrl),
        ...series.map((edition, i) => ({
          ...keptDataset(edition, series[i - 1], publicUrl),
          // A series is described where it begins, and named where it goes on: a catalogue lists datasets alone.
          'dcat:inSeries': i === 0 ? seriesOf(key, series, publicUrl) : to(`${publicUrl}/data/${key}#editions`),
        })),
      ]
    }),
  }
}

function publisherOf(publicUrl: string): Node {
  return a('foaf:Agent', `${publicUrl}/#publisher`, {
    'foaf:name': inBoth(publisherName),
    'foaf:homepage': to(`${publicUrl}/data`),
    'dct:type': nationalAuthority,
  })
}

/** What is said of a dataset, of its series and of each kept edition alike. */
function descriptionOf(key: DatasetKey, publicUrl: string): Node {
  const { about, keywords, theme } = datasets[key]
  return {
    'dct:description': inBoth(about),
    'dcat:keyword': keywords.flatMap(inBoth),
    'dcat:theme': themes[theme],
    'dct:publisher': publisherOf(publicUrl),
    'dcat:contactPoint': a('vcard:Kind', `${publicUrl}/data#contact`, {
      'vcard:fn': publisherName[0],
      'vcard:hasURL': to(`${publicUrl}/data#contact`),
    }),
    'dct:language': languages,
    'dct:spatial': vietNam,
    'dct:accessRights': isPublic,
  }
}

function livingDataset(today: Edition, series: readonly Edition[], publicUrl: string): Node {
  const key = today.dataset
  const page = `${publicUrl}/data/${key}`
  return {
    ...a('dcat:Dataset', page),
    'dct:title': inBoth(datasets[key].title),
    ...descriptionOf(key, publicUrl),
    'dct:identifier': key,
    'dct:accrualPeriodicity': frequencies[datasets[key].every],
    'dct:temporal': period(today.takenOn),
    'dct:issued': moment((series[0] ?? today).writtenAt),
    'dct:modified': moment(today.writtenAt),
    'dcat:version': today.takenOn,
    'dcat:landingPage': a('foaf:Document', page),
    'foaf:page': a('foaf:Document', `${page}#columns`),
    ...(series.length > 0 && { 'dcat:hasVersion': series.map((kept) => to(keptName(kept, publicUrl))) }),
    'dcat:distribution': today.files.map((file) => distributionOf(today, file, publicUrl)),
  }
}

function seriesOf(key: DatasetKey, series: readonly Edition[], publicUrl: string): Node {
  const [first, last] = [series[0] as Edition, series.at(-1) as Edition]
  const [vi, en] = datasets[key].title
  return {
    ...a('dcat:DatasetSeries', `${publicUrl}/data/${key}#editions`),
    'dct:title': inBoth([`${vi}: bản chụp từng tháng`, `${en}: an edition of each month`]),
    ...descriptionOf(key, publicUrl),
    'dct:accrualPeriodicity': frequencies.month,
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': day(first.takenOn),
      'dcat:endDate': day(last.takenOn),
    },
    'dct:issued': moment(first.writtenAt),
    'dct:modified': moment(last.writtenAt),
    'dcat:first': to(keptName(first, publicUrl)),
    'dcat:last': to(keptName(last, publicUrl)),
  }
}

function keptDataset(edition: Edition, former: Edition | undefined, publicUrl: string): Node {
  const { dataset, takenOn, writtenAt, files } = edition
  const [vi, en] = datasets[dataset].title
  return {
    ...a('dcat:Dataset', keptName(edition, publicUrl)),
    'dct:title': inBoth([`${vi}, ngày ${takenOn}`, `${en} as of ${takenOn}`]),
    ...descriptionOf(dataset, publicUrl),
    'dct:identifier': `${dataset}/${takenOn}`,
    'dcat:version': takenOn,
    'dct:temporal': period(takenOn),
    'dct:issued': moment(writtenAt),
    'dct:modified': moment(writtenAt),
    'dcat:landingPage': a('foaf:Document', `${publicUrl}/data/${dataset}`),
    ...(former && { 'dcat:prev': to(keptName(former, publicUrl)) }),
    'dcat:distribution': files.map((file) => distributionOf(edition, file, publicUrl, takenOn)),
  }
}

const keptName = ({ dataset, takenOn }: Edition, publicUrl: string) => `${publicUrl}/data/${dataset}#${takenOn}`

const period = (on: LegalDate): Node => ({
  '@type': 'dct:PeriodOfTime',
  'dcat:startDate': day(on),
  'dcat:endDate': day(on),
})

function distributionOf(
  { dataset, writtenAt }: Edition,
  { format, sha256: sum, byteSize }: EditionFile,
  publicUrl: string,
  on: LegalDate | 'latest' = 'latest',
): Node {
  const file = publicUrl + fileAddress(dataset, on, format)
  const [vi, en] = datasets[dataset].title
  return {
    ...a('dcat:Distribution', `${file}#distribution`),
    'dct:title': inBoth([`${vi} (${formats[format].title})`, `${en} (${formats[format].title})`]),
    'dct:description': inBoth([
      `Toàn bộ tập dữ liệu trong một tệp ${formats[format].title}.`,
      `The whole dataset in one ${formats[format].title} file.`,
    ]),
    'dcat:accessURL': to(`${publicUrl}/data/${dataset}`),
    'dcat:downloadURL': to(file),
    ...formatNodes(format),
    'dcat:byteSize': { '@value': String(byteSize), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': sha256,
      'spdx:checksumValue': { '@value': sum, '@type': 'xsd:hexBinary' },
    },
    'dct:license': ccBy,
    'dct:language': languages,
    'dct:issued': moment(writtenAt),
    'dct:modified': moment(writtenAt),
    'dcatap:availability': availability[on === 'latest' ? 'latest' : 'kept'],
    'dct:conformsTo': a('dct:Standard', `${publicUrl}/data/${dataset}/datapackage.json`),
  }
}

const served: readonly DatasetKey[] = ['products', 'certificates', 'indicators', 'units']

function serviceOf(publicUrl: string, keys: readonly DatasetKey[]): Node {
  return {
    ...a('dcat:DataService', `${publicUrl}/api#service`),
    'dct:title': inBoth(['API của sổ đăng ký', 'API of the register']),
    'dct:description': inBoth([
      'Tìm và đọc sản phẩm, kiểm tra mã, chỉ tiêu và đơn vị hành chính, từng bản ghi một, ngay lúc hỏi.',
      'Find and read products, verify codes, indicators and administrative units, record by record, as of now.',
    ]),
    'dcat:endpointURL': a('rdfs:Resource', `${publicUrl}/api/v1`),
    'dcat:endpointDescription': a('rdfs:Resource', `${publicUrl}/api/openapi.json`),
    'dct:conformsTo': a('dct:Standard', 'https://spec.openapis.org/oas/v3.1.0'),
    'dcat:servesDataset': served.filter((key) => keys.includes(key)).map((key) => to(`${publicUrl}/data/${key}`)),
    'dcat:keyword': inBoth(['API OCOP', 'OCOP API']),
    'dcat:theme': themes.AGRI,
    'dct:publisher': publisherOf(publicUrl),
    'dcat:contactPoint': to(`${publicUrl}/data#contact`),
    'dcat:landingPage': a('foaf:Document', `${publicUrl}/api`),
    'dct:license': ccBy,
    'dct:accessRights': isPublic,
  }
}
