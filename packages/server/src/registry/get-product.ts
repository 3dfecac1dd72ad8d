import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { type CertificateFacts, chooseCurrent, type Standing, standingOn } from '@saolang/core/registry/certificate.ts'
import { listPlaces, listProvinces } from '../people/get-place.ts'
import type { Tx } from '../platform/sql.ts'
import { type CertificateRow, listCertificatesOf, listCodesOf, type ProductCodes } from './certificates.sql.ts'
import {
  findByGtin,
  findProduct,
  listIndustryCodes,
  listNamedProducts,
  listProductRows,
  listProductsOf,
  type ProductRow,
} from './products.sql.ts'

export type Recognition = CertificateRow & { standing: Standing }

/** All that the register tells of a product on a day. `current` speaks for it today. */
export type RegisterRecord = {
  product: ProductRow
  /** The product's own verification code: for its label. */
  verificationCode: string | null
  legalCode: string | null
  formerCodes: string[]
  recognitions: Recognition[]
  current: Recognition
  /** Today's names; without a commune where a person must still decide. */
  place: { commune: string | null; province: string }
  mergedInto?: { name: string; address: string }
}

/** The record of a product on a legal day; refuses with `not-found.product`. */
export async function getRecord(tx: Tx, productId: string, today: LegalDate): Promise<RegisterRecord> {
  const record = (await getRecords(tx, [productId], today)).get(productId)
  if (!record) throw new Refused([{ code: 'not-found.product' }])
  return record
}

/** The record of what a product has gone into, at any remove; its own when it stands for itself. */
export async function getLivingRecord(tx: Tx, productId: string, today: LegalDate): Promise<RegisterRecord> {
  const record = await getRecord(tx, productId, today)
  return record.product.mergedInto ? getLivingRecord(tx, record.product.mergedInto, today) : record
}

/** The records of products on a legal day, by product; ids that are no product's are left out. */
export async function getRecords(
  tx: Tx,
  productIds: readonly string[],
  today: LegalDate,
): Promise<Map<string, RegisterRecord>> {
  const products = await listProductRows(tx, productIds)
  const [certificates, codes, places] = await Promise.all([
    listCertificatesOf(tx, productIds),
    listCodesOf(tx, productIds),
    namePlaces(tx, products),
  ])
  const known = Map.groupBy(certificates, ({ holderId }) => holderId)
  const heirIds = products.flatMap(({ mergedInto }) => mergedInto ?? [])
  const heirs = heirIds.length > 0 ? await getRecords(tx, heirIds, today) : new Map<string, RegisterRecord>()
  return new Map(
    products.map((product) => [
      product.id,
      toRecord(product, {
        // A split that was undone leaves a product without facts of its own: it tells those of what it was parted from.
        certificates: known.get(product.id) ?? heirs.get(product.mergedInto ?? '')?.recognitions ?? [],
        codes: codes.get(product.id) as ProductCodes,
        place: places(product),
        heir: product.mergedInto ? heirs.get(product.mergedInto) : undefined,
        today,
      }),
    ]),
  )
}

/** A product as it stands in its row; refuses with `not-found.product`. */
export async function getProduct(tx: Tx, productId: string): Promise<ProductRow> {
  const product = await findProduct(tx, productId)
  if (!product) throw new Refused([{ code: 'not-found.product' }])
  return product
}

/** The product that a GTIN of 14 digits was given to in the register; the oldest where several claim it. */
export function findProductByGtin(tx: Tx, gtin: string): Promise<{ id: string } | undefined> {
  return findByGtin(tx, gtin)
}

/** The products of an organisation, oldest first. */
export function listProducts(tx: Tx, organisationId: string): Promise<ProductRow[]> {
  return listProductsOf(tx, organisationId)
}

/** The groups of products (`I` to `VI`) that these organisations make, by organisation. */
export async function listIndustriesOf(tx: Tx, organisationIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await listIndustryCodes(tx, organisationIds)
  const groups = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return new Map([...groups].map(([id, own]) => [id, own.map(({ industryCode }) => industryCode)]))
}

/** The products of these ids and all that have a GTIN; `most` at most. */
export function listIdentified(tx: Tx, asked: { ids: readonly string[]; most: number }): Promise<ProductRow[]> {
  return listNamedProducts(tx, asked)
}

/** The address of a product's page, after `/products/`: its legal code, or its verification code while it has none. */
export function addressOf({
  legalCode,
  verificationCode,
}: {
  legalCode: string | null
  verificationCode: string | null
}) {
  return (legalCode ?? verificationCode) as string
}

/** What a status is computed from. */
export function factsOf({ issuedOn, expiresOn, fact, events, renewals }: CertificateRow): CertificateFacts {
  return { issuedOn, expiresOn, isProposal: fact === 'proposed', events, renewals }
}

type Parts = {
  certificates: readonly CertificateRow[]
  codes: ProductCodes
  place: RegisterRecord['place']
  heir: RegisterRecord | undefined
  today: LegalDate
}

function toRecord(product: ProductRow, { certificates, codes, place, heir, today }: Parts): RegisterRecord {
  const standingOf = (row: CertificateRow): Standing =>
    product.retractedAt
      ? { status: 'retracted', holds: false, until: null, since: legalDateOf(product.retractedAt) }
      : standingOn(factsOf(row), today)
  const recognitions = certificates.map((row) => ({ ...row, standing: standingOf(row) }))
  const current = chooseCurrent(recognitions)
  if (!current) throw new Error(`product ${product.id} is in the register without a recognition`)
  return {
    product,
    verificationCode: codes.verificationCode,
    legalCode: codes.legalCode,
    formerCodes: codes.legalCodes.slice(1),
    recognitions,
    current,
    place,
    ...(heir && { mergedInto: { name: heir.product.name, address: addressOf(heir) } }),
  }
}

async function namePlaces(
  tx: Tx,
  products: readonly ProductRow[],
): Promise<(product: ProductRow) => RegisterRecord['place']> {
  const places = await listPlaces(
    tx,
    products.flatMap(({ communeCode }) => communeCode ?? []),
  )
  const isVague = products.some(({ communeCode }) => !communeCode || !places.has(communeCode))
  const provinces = isVague ? await listProvinces(tx) : []
  return ({ communeCode, provinceCode }) => {
    const place = communeCode ? places.get(communeCode) : undefined
    if (place) return { commune: place.communeName, province: place.provinceName }
    return { commune: null, province: provinces.find(({ code }) => code === provinceCode)?.name ?? provinceCode }
  }
}
