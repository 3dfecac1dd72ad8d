import { vocabulary } from '@saolang/core/trace/resolver/link.ts'
import type { JarView } from '@saolang/web/trace/jar/jar-view.ts'

/**
 * A jar as a digital product passport (Decree 37/2026/NĐ-CP art. 32) in JSON-LD: schema.org and the GS1 Web vocabulary for what
 * they name, the fields of the UN Transparency Protocol's passport for the rest.
 */
export function toPassport(jar: JarView, publicUrl: string): object {
  const { record, key, lot, serial, state, stages, items, papers, gaps, recall, photo } = jar
  const page = publicUrl + jar.path
  const item = (id: string) => items.find((one) => one.id === id)?.value
  return {
    '@context': [
      'https://schema.org',
      { gs1: vocabulary, ocop: `${publicUrl}/ns#`, untp: 'https://test.uncefact.org/vocabulary/untp/core/0/' },
    ],
    '@type': ['Product', 'gs1:Product', 'untp:DigitalProductPassport'],
    '@id': serial || lot ? page : `${publicUrl}/q/${key}`,
    name: record.name,
    'ocop:publicationState': state,
    'untp:granularityLevel': serial ? 'item' : lot ? 'batch' : 'model',
    'untp:idScheme': record.gtin ? 'https://id.gs1.org/01/' : `${publicUrl}/q/`,
    ...(record.gtin && { gtin: record.gtin, 'gs1:gtin': record.gtin }),
    ...(record.legalCode && { productID: record.legalCode }),
    ...(lot && { 'gs1:hasBatchLotNumber': lot, 'untp:batchNumber': lot }),
    ...(serial && { serialNumber: serial, 'gs1:hasSerialNumber': serial }),
    ...(photo && { image: publicUrl + photo }),
    ...(item('brand') && { brand: { '@type': 'Brand', name: item('brand') } }),
    ...(record.producer && { manufacturer: toMaker(jar, item) }),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...(item('origin') && { 'untp:countryOfProduction': 'VN', 'ocop:placeOfFinalProcessing': item('origin') }),
    ...(item('made-on') && { productionDate: toIso(item('made-on') as string) }),
    ...(item('expires-on') && { 'gs1:expirationDate': toIso(item('expires-on') as string) }),
    hasCertification: [toOcop(jar, publicUrl), ...papers.map(toCertification)],
    'untp:traceabilityInformation': stages.map((stage) => toEvent(stage)),
    'ocop:gaps': gaps.map(({ kind, thing }) => ({ kind, thing })),
    ...(recall && { 'ocop:recall': recall }),
    'ocop:legalMinimum': items.map(({ id, value, sources }) => ({ id, value: value ?? null, sources })),
    subjectOf: { '@type': 'WebPage', url: page },
  }
}

function toMaker({ record }: JarView, item: (id: string) => string | undefined) {
  return {
    '@type': 'Organization',
    name: record.producer,
    ...(item('maker-address') && { address: item('maker-address') }),
    ...(item('maker-identifier') && { identifier: item('maker-identifier') }),
  }
}

function toOcop({ record }: JarView, publicUrl: string) {
  const { star, holds, status, authority, issuedOn, expiresOn } = record.current
  return {
    '@type': 'Certification',
    name: 'OCOP',
    certificationStatus: `https://schema.org/Certification${holds ? 'Active' : 'Inactive'}`,
    'ocop:status': status,
    ...(star && {
      certificationRating: { '@type': 'Rating', ratingValue: star, worstRating: 1, bestRating: 5 },
    }),
    ...(authority && { issuedBy: { '@type': 'GovernmentOrganization', name: authority } }),
    ...(issuedOn && { validFrom: issuedOn }),
    ...(expiresOn && { expires: expiresOn }),
    url: `${publicUrl}/v/${record.verificationCode}`,
  }
}

function toCertification({ kind, number, issuer, expiresOn, isOver }: JarView['papers'][number]) {
  return {
    '@type': 'Certification',
    name: kind,
    certificationIdentification: number,
    issuedBy: { '@type': 'Organization', name: issuer },
    expires: expiresOn,
    certificationStatus: `https://schema.org/Certification${isOver ? 'Inactive' : 'Active'}`,
  }
}

function toEvent({ eventId, day, step, place, by }: JarView['stages'][number]) {
  return {
    'untp:eventReference': eventId,
    startDate: day,
    'untp:processType': step,
    ...(place && { location: { '@type': 'Place', name: place.name } }),
    'ocop:vouchedBy': by,
  }
}

const toIso = (day: string) => day.split('/').reverse().join('-')
