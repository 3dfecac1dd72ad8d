import type { Tx } from '../platform/sql.ts'

/** A product as it stands in its row. */
export type ProductRow = {
  id: string
  name: string
  industryCode: string
  setNo: number | null
  organisationId: string | null
  producer: string | null
  communeCode: string | null
  provinceCode: string
  recordedPlace: string
  recordedCommuneCode: string | null
  gtin: string | null
  origin: 'decision' | 'import'
  importKey: string | null
  mergedInto: string | null
  /** Merged into this one, at any remove. */
  absorbed: string[]
  /** Taken out of the register with the import that had brought it in. */
  retractedAt: Date | null
  isDemo: boolean
  version: number
}

/** A product's columns in the names of its row. */
export type NewProduct = Omit<ProductRow, 'mergedInto' | 'absorbed' | 'retractedAt' | 'version' | 'gtin'>

/** Puts a product into the register; false when its import key is there already. */
export async function addProduct(tx: Tx, product: NewProduct, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.product (id, name, industry_code, set_no, organisation_id, producer, commune_code, province_code,
      recorded_place, recorded_commune_code, origin, import_key, is_demo, created_at, changed_at)
    values (${product.id}, ${product.name}, ${product.industryCode}, ${product.setNo}, ${product.organisationId},
      ${product.producer}, ${product.communeCode}, ${product.provinceCode}, ${product.recordedPlace},
      ${product.recordedCommuneCode}, ${product.origin}, ${product.importKey}, ${product.isDemo}, ${at}, ${at})
    on conflict (import_key) do nothing
    returning id`
  return rows.length > 0
}

/** Writes what of a product may change; its version counts up. */
export async function saveProduct(
  tx: Tx,
  { id, name, industryCode, setNo, producer, communeCode, provinceCode, gtin }: Omit<ProductRow, 'origin'>,
  at: Date,
): Promise<void> {
  await tx`
    update registry.product set name = ${name}, industry_code = ${industryCode}, set_no = ${setNo}, producer = ${producer},
      commune_code = ${communeCode}, province_code = ${provinceCode}, gtin = ${gtin}, version = version + 1, changed_at = ${at}
    where id = ${id}`
}

/** Marks that a product's facts changed, so that what was made from them is made anew. */
export async function touchProduct(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update registry.product set version = version + 1, changed_at = ${at} where id = ${id}`
}

const columns = (tx: Tx) => tx`
  id, name, industry_code as "industryCode", set_no as "setNo", organisation_id as "organisationId", producer,
  commune_code as "communeCode", province_code as "provinceCode", recorded_place as "recordedPlace",
  recorded_commune_code as "recordedCommuneCode", gtin, origin, import_key as "importKey", merged_into as "mergedInto",
  absorbed, retracted_at as "retractedAt", is_demo as "isDemo", version`

/** The product of an id. */
export async function findProduct(tx: Tx, id: string): Promise<ProductRow | undefined> {
  const [row] = await tx<ProductRow[]>`select ${columns(tx)} from registry.product where id = ${id}`
  return row
}

/** The products of these ids. */
export async function listProductRows(tx: Tx, ids: readonly string[]): Promise<ProductRow[]> {
  return tx<ProductRow[]>`select ${columns(tx)} from registry.product where id = any(${ids as string[]}::uuid[])`
}

/** The product of an import key, locked until the transaction ends. */
export async function findImportedProduct(tx: Tx, importKey: string): Promise<ProductRow | undefined> {
  const [row] = await tx<ProductRow[]>`
    select ${columns(tx)} from registry.product where import_key = ${importKey} for update`
  return row
}

/** The oldest product that has a GTIN and was not merged into another. */
export async function findByGtin(tx: Tx, gtin: string): Promise<{ id: string } | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from registry.product where gtin = ${gtin} and merged_into is null and retracted_at is null order by id limit 1`
  return row
}

/** The products of an organisation. */
export async function listProductsOf(tx: Tx, organisationId: string): Promise<ProductRow[]> {
  return tx<
    ProductRow[]
  >`select ${columns(tx)} from registry.product where organisation_id = ${organisationId} order by id`
}

/** The groups of products that these organisations make, by what stands in the register today. */
export async function listIndustryCodes(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<{ organisationId: string; industryCode: string }[]> {
  return tx<{ organisationId: string; industryCode: string }[]>`
    select distinct organisation_id as "organisationId", industry_code as "industryCode" from registry.product
    where organisation_id = any(${organisationIds as string[]}::uuid[]) and merged_into is null and retracted_at is null`
}

/** The products of these ids and all that have a GTIN, without those that were merged into another; `most` at most. */
export async function listNamedProducts(
  tx: Tx,
  { ids, most }: { ids: readonly string[]; most: number },
): Promise<ProductRow[]> {
  return tx<ProductRow[]>`
    select ${columns(tx)} from registry.product
    where merged_into is null and retracted_at is null and (id = any(${ids}::uuid[]) or gtin is not null) order by id limit ${most}`
}

/** Imported products that still wait for their commune. */
export async function listUnplacedProducts(tx: Tx): Promise<ProductRow[]> {
  return tx<ProductRow[]>`
    select ${columns(tx)} from registry.product where commune_code is null and origin = 'import' and retracted_at is null order by id`
}

/** Adds the next name to a product's history. */
export async function addProductName(
  tx: Tx,
  {
    productId,
    name,
    at,
    by,
    reason,
  }: { productId: string; name: string; at: Date; by: string | null; reason: string | null },
): Promise<void> {
  await tx`
    insert into registry.product_name (product_id, version, name, recorded_at, recorded_by, reason)
    select ${productId}, coalesce(max(version), 0) + 1, ${name}, ${at}, ${by}, ${reason}
    from registry.product_name where product_id = ${productId}`
}

/** Serialises the numbering of one kind until the transaction ends: two decisions of one commune take turns. */
export async function takeTurn(tx: Tx, key: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 500))`
}

/** The next serial of a commune in a year, from 1. Take your turn first. */
export async function nextProductSerial(tx: Tx, communeCode: string, year: number): Promise<number> {
  const [row] = await tx<{ serial: number }[]>`
    select coalesce(max(serial), 0) + 1 as serial from registry.product_code
    where commune_code = ${communeCode} and year = ${year}`
  return row?.serial ?? 1
}

export type NewProductCode = {
  code: string
  productId: string
  communeCode: string | null
  year: number | null
  serial: number | null
  isRecorded: boolean
}

/** Gives a product a legal code for good; false when the code is taken. */
export async function addProductCode(tx: Tx, row: NewProductCode, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.product_code (code, product_id, commune_code, year, serial, is_recorded, issued_at)
    values (${row.code}, ${row.productId}, ${row.communeCode}, ${row.year}, ${row.serial}, ${row.isRecorded}, ${at})
    on conflict do nothing returning code`
  return rows.length > 0
}

/** The code that a product got for a year of evaluation. */
export async function findProductCode(tx: Tx, productId: string, year: number): Promise<string | undefined> {
  const [row] = await tx<{ code: string }[]>`
    select code from registry.product_code where product_id = ${productId} and year = ${year} order by issued_at desc limit 1`
  return row?.code
}

/** The product that a legal code was given to, followed through a merger. */
export async function findProductIdByLegalCode(tx: Tx, code: string): Promise<string | undefined> {
  const [row] = await tx<{ productId: string }[]>`
    select product_id as "productId" from registry.product_code where code = ${code}`
  return row?.productId
}

/** What a product's page is made from, at its newest: one look-up by a legal or verification code. */
export async function findProductVersion(
  tx: Tx,
  code: string,
): Promise<{ productId: string; version: number } | undefined> {
  const [row] = await tx<{ productId: string; version: number }[]>`
    select p.id as "productId", p.version from registry.product p
    where p.id = coalesce(
      (select product_id from registry.product_code where code = ${code}),
      (select product_id from registry.verification_code where code = ${code}))`
  return row
}
