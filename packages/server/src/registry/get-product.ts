import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { type CertificateFacts, chooseCurrent, type Standing, standingOn } from '@saolang/core/registry/certificate.ts'
import { getPlace, listProvinces } from '../people/get-place.ts'
import type { Tx } from '../platform/sql.ts'
import { type CertificateRow, findCodesOf, listCertificates } from './certificates.sql.ts'
import { findByGtin, findProduct, listNamedProducts, listProductsOf, type ProductRow } from './products.sql.ts'

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
  return readRecord(tx, await getProduct(tx, productId), today)
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

async function readRecord(tx: Tx, product: ProductRow, today: LegalDate): Promise<RegisterRecord> {
  const [certificates, codes, place] = await Promise.all([
    listCertificates(tx, product.id),
    findCodesOf(tx, product.id),
    nameOfPlace(tx, product),
  ])
  const recognitions = certificates.map((row) => ({ ...row, standing: standingOn(factsOf(row), today) }))
  const current = chooseCurrent(recognitions)
  if (!current) throw new Error(`product ${product.id} is in the register without a recognition`)
  const heir = product.mergedInto ? await getRecord(tx, product.mergedInto, today) : undefined
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

async function nameOfPlace(tx: Tx, { communeCode, provinceCode }: ProductRow): Promise<RegisterRecord['place']> {
  if (!communeCode) return { commune: null, province: await getProvinceName(tx, provinceCode) }
  const { communeName, provinceName } = await getPlace(tx, communeCode)
  return { commune: communeName, province: provinceName }
}

async function getProvinceName(tx: Tx, code: string): Promise<string> {
  return (await listProvinces(tx)).find((province) => province.code === code)?.name ?? code
}
