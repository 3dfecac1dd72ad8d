import { daysBetween, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { fold, tidy } from '@saolang/core/kernel/text.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { facetLexemes, listedStanding, listingWords } from '@saolang/core/registry/listing.ts'
import type { ActContext } from '../platform/act.ts'
import { addressOf, factsOf, getRecords, type RegisterRecord } from './get-product.ts'
import { addTerms, dropListings, type NewListing, saveListings } from './search/listing.sql.ts'

type Context = Pick<ActContext, 'tx' | 'now'>

/** Makes a product's line of the public list anew from its facts, within the act that changed them. */
export function refreshListing(context: Context, productId: string): Promise<void> {
  return refreshListings(context, [productId])
}

/** As `refreshListing`, of many products at once; those merged into others or taken back leave the list. */
export async function refreshListings({ tx, now }: Context, productIds: readonly string[]): Promise<void> {
  const today = legalDateOf(now)
  const records = [...(await getRecords(tx, productIds, today)).values()]
  const isGone = ({ product }: RegisterRecord) => product.mergedInto !== null || product.retractedAt !== null
  const gone = records.filter(isGone).map(({ product }) => product.id)
  if (gone.length > 0) await dropListings(tx, gone)
  const listings = records.filter((record) => !isGone(record)).map((record) => toListing(record, today))
  if (listings.length === 0) return
  await saveListings(tx, listings)
  await addTerms(
    tx,
    listings.flatMap(({ lexemes }) => lexemes.filter((lexeme) => !lexeme.includes('='))),
  )
}

function toListing(record: RegisterRecord, today: string): NewListing {
  const { product, current, place } = record
  const decidedOn = current.issuedOn
  const placeName = placeInWords(place.commune, place.province)
  const text = {
    name: product.name,
    producer: product.producer ?? '',
    places: [placeName, product.recordedPlace],
    codes: [record.legalCode, ...record.formerCodes, product.gtin].filter((code) => code !== null),
  }
  return {
    productId: product.id,
    address: addressOf(record),
    name: product.name,
    nameExact: tidy(product.name).toLowerCase(),
    nameFolded: fold(product.name),
    producer: text.producer,
    place: placeName,
    industryCode: product.industryCode,
    setNo: product.setNo,
    star: current.star,
    provinceCode: product.provinceCode,
    communeCode: product.communeCode,
    year: current.year,
    decidedOn,
    isDemo: product.isDemo,
    ...listedStanding(factsOf(current), today),
    newest: daysBetween('2018-01-01', decidedOn ?? `${current.year}-01-01`),
    lexemes: [
      ...listingWords(text),
      ...facetLexemes({
        province: product.provinceCode,
        industry: product.industryCode,
        year: String(current.year),
        ...(product.communeCode && { commune: product.communeCode }),
        ...(current.star !== null && { star: String(current.star) }),
        ...(product.setNo !== null && { set: String(product.setNo) }),
      }),
    ],
  }
}
