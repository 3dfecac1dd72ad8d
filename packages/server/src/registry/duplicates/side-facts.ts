import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { SideFact } from '@saolang/web/registry/duplicates/pair-page'
import { addressOf, type RegisterRecord } from '../get-product.ts'
import type { Tie } from '../merges/ties.ts'
import type { readProducerDuplicate } from './decide-duplicate.ts'

type ProductSide = { record: RegisterRecord; ties: readonly Tie[] }
type ProducerSide = Awaited<ReturnType<typeof readProducerDuplicate>>['sides'][number]
type Facts = Partial<Record<SideFact['what'], string>>

/** A product as a side of a pair. */
export const productSide = (record: RegisterRecord) => ({
  id: record.product.id,
  name: record.product.name,
  href: `/products/${addressOf(record)}`,
})

/** What two products say of themselves, fact by fact, and what would follow a merge. */
export function productFacts(lang: Lang, sides: readonly [ProductSide, ProductSide]): SideFact[] {
  return beside(sides.map((side) => factsOfProduct(lang, side)))
}

/** What two producers say of themselves, fact by fact, and what would follow a merge. */
export function producerFacts(lang: Lang, sides: readonly [ProducerSide, ProducerSide]): SideFact[] {
  return beside(sides.map((side) => factsOfProducer(lang, side)))
}

function beside([a = {}, b = {}]: readonly Facts[]): SideFact[] {
  const words = Object.keys(a) as SideFact['what'][]
  return words.map((what) => ({ what, values: [a[what] ?? '', b[what] ?? ''] }))
}

function factsOfProduct(lang: Lang, { record, ties }: ProductSide): Facts {
  const { product, place, legalCode, formerCodes, verificationCode, current, recognitions } = record
  const dossiers = new Set(recognitions.flatMap(({ dossierId }) => dossierId ?? [])).size
  const own = [
    { kind: 'certificate', count: recognitions.length },
    { kind: 'dossier', count: dossiers },
  ] as const
  return {
    name: product.name,
    producer: product.producer ?? '',
    place: placeInWords(place.commune, place.province),
    recordedPlace: product.recordedPlace,
    industry: classification.find(({ code }) => code === product.industryCode)?.title ?? '',
    codes: [legalCode, ...formerCodes, verificationCode, product.gtin].filter(Boolean).join(', '),
    stars: current.star === null ? '' : String(current.star),
    recognitions: recognitions
      .map(({ year, star, decisionNumber }) => [year, star && `${star}★`, decisionNumber].filter(Boolean).join(' '))
      .join('; '),
    ties: inWords(lang, [...own, ...ties]),
  }
}

function factsOfProducer(lang: Lang, { organisation, place, products, dossiers, ties }: ProducerSide): Facts {
  const { name, kind, taxCode, registrationNo, address, representativeName, phone } = organisation
  return {
    name,
    kind: say(lang, `people.kind.${kind as OrganisationKind}`),
    ...{ taxCode: taxCode ?? '', registrationNo: registrationNo ?? '', address },
    place: placeInWords(place?.communeName, place?.provinceName),
    ...{ representative: representativeName, phone: phone ?? '' },
    products: products.join('; '),
    dossiers: String(dossiers),
    ties: inWords(lang, ties),
  }
}

type Counted = { kind: Tie['kind'] | 'certificate' | 'dossier'; count: number }

function inWords(lang: Lang, ties: readonly Counted[]): string {
  return ties
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${say(lang, `registry.tie.${kind}`)}: ${count}`)
    .join(', ')
}
