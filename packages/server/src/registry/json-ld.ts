import type { RecognitionView, RecordView } from '@saolang/web/registry/record.ts'

/**
 * A product with its recognition in schema.org's words. Its `certificationStatus` knows only active and inactive, so the
 * exact status stands beside it in our own vocabulary.
 */
export function toJsonLd(record: RecordView, recognition: RecognitionView, publicUrl: string): object {
  const { star, holds, status, decisionNumber, authority, issuedOn, expiresOn, certificateNumber, set } = recognition
  return {
    '@context': ['https://schema.org', { ocop: `${publicUrl}/ns#` }],
    '@type': 'Product',
    '@id': `${publicUrl}/products/${record.address}`,
    name: record.name,
    ...(record.legalCode && { productID: record.legalCode }),
    ...(record.gtin && { gtin14: record.gtin }),
    ...(record.producer && { manufacturer: { '@type': 'Organization', name: record.producer } }),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...(star && {
      hasCertification: {
        '@type': 'Certification',
        name: 'OCOP',
        ...((certificateNumber ?? decisionNumber) && {
          certificationIdentification: certificateNumber ?? decisionNumber,
        }),
        certificationRating: { '@type': 'Rating', ratingValue: star, worstRating: 1, bestRating: 5 },
        certificationStatus: `https://schema.org/Certification${holds ? 'Active' : 'Inactive'}`,
        'ocop:status': status,
        ...(authority && { issuedBy: { '@type': 'GovernmentOrganization', name: authority } }),
        ...(issuedOn && { validFrom: issuedOn }),
        ...(expiresOn && { expires: expiresOn }),
        ...(set && {
          about: { '@type': 'CreativeWork', name: `Bộ ${set.no}: ${set.title}, Quyết định ${set.decision}` },
        }),
        url: `${publicUrl}/v/${record.verificationCode}`,
      },
    }),
  }
}
