import type { Tx } from '../../platform/sql.ts'
import type { NewCertificate } from '../certificates.sql.ts'
import type { NewProduct } from '../products.sql.ts'

export type ImportedProduct = NewProduct & { importKey: string }

/** Puts many products into the register at once; gives the ids of those whose import key was not there yet. */
export async function addProducts(tx: Tx, products: readonly ImportedProduct[], at: Date): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    insert into registry.product (id, name, industry_code, set_no, organisation_id, producer, commune_code, province_code,
      recorded_place, recorded_commune_code, origin, import_key, is_demo, created_at, changed_at)
    select p.id, p.name, p."industryCode", p."setNo", p."organisationId", p.producer, p."communeCode", p."provinceCode",
      p."recordedPlace", p."recordedCommuneCode", 'import', p."importKey", p."isDemo", ${at}, ${at}
    from jsonb_to_recordset(${tx.json(products as never)}) as p (id uuid, name text, "industryCode" text, "setNo" int,
      "organisationId" uuid, producer text, "communeCode" text, "provinceCode" text, "recordedPlace" text,
      "recordedCommuneCode" text, "importKey" text, "isDemo" boolean)
    on conflict (import_key) do nothing returning id`
  return new Set(rows.map(({ id }) => id))
}

export type KnownProduct = { id: string; importKey: string; communeCode: string | null; isRetracted: boolean }

/** The products of import keys, locked until the transaction ends. */
export async function lockImported(tx: Tx, keys: readonly string[]): Promise<KnownProduct[]> {
  return tx<KnownProduct[]>`
    select id, import_key as "importKey", commune_code as "communeCode", retracted_at is not null as "isRetracted"
    from registry.product where import_key = any(${keys as string[]}) order by id for update`
}

/** Begins the history of names of new products. */
export async function addFirstNames(
  tx: Tx,
  names: readonly { productId: string; name: string }[],
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into registry.product_name (product_id, version, name, recorded_at, recorded_by)
    select n."productId", 1, n.name, ${at}, ${by}
    from jsonb_to_recordset(${tx.json(names as never)}) as n ("productId" uuid, name text)`
}

/** Issues verification codes to products; gives the products whose code was taken. */
export async function addProductVerificationCodes(
  tx: Tx,
  codes: readonly { code: string; productId: string }[],
  at: Date,
): Promise<string[]> {
  const rows = await tx<{ productId: string }[]>`
    insert into registry.verification_code (code, product_id, issued_at)
    select c.code, c."productId", ${at} from jsonb_to_recordset(${tx.json(codes as never)}) as c (code text, "productId" uuid)
    on conflict (code) do nothing returning product_id as "productId"`
  const done = new Set(rows.map(({ productId }) => productId))
  return codes.flatMap(({ productId }) => (done.has(productId) ? [] : [productId]))
}

/** Keeps the legal codes that sources name; one that is taken stays where it is. */
export async function addRecordedCodes(
  tx: Tx,
  codes: readonly { code: string; productId: string }[],
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.product_code (code, product_id, is_recorded, issued_at)
    select c.code, c."productId", true, ${at} from jsonb_to_recordset(${tx.json(codes as never)}) as c (code text, "productId" uuid)
    on conflict do nothing`
}

export type Transcription = Pick<
  NewCertificate,
  | 'id'
  | 'productId'
  | 'authorityName'
  | 'decisionNumber'
  | 'star'
  | 'points'
  | 'year'
  | 'issuedOn'
  | 'expiresOn'
  | 'fact'
  | 'factKey'
  | 'source'
>

/** Records what sources tell; gives the ids of those facts that were not there yet. */
export async function addTranscriptions(tx: Tx, rows: readonly Transcription[], at: Date): Promise<Set<string>> {
  const added = await tx<{ id: string }[]>`
    insert into registry.certificate (id, kind, product_id, authority_name, decision_number, star, points, year, issued_on,
      expires_on, fact, fact_key, source, recorded_at)
    select c.id, 'transcribed', c."productId", c."authorityName", c."decisionNumber", c.star, c.points, c.year, c."issuedOn",
      c."expiresOn", c.fact, c."factKey", c.source, ${at}
    from jsonb_to_recordset(${tx.json(rows as never)}) as c (id uuid, "productId" uuid, "authorityName" text,
      "decisionNumber" text, star int, points numeric, year int, "issuedOn" date, "expiresOn" date, fact text, "factKey" text,
      source jsonb)
    on conflict do nothing returning id`
  return new Set(added.map(({ id }) => id))
}

/** Records that sources tell of an end. */
export async function addEnds(
  tx: Tx,
  ends: readonly { id: string; certificateId: string; reason: string }[],
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.certificate_event (id, certificate_id, kind, reason, recorded_at)
    select e.id, e."certificateId", 'ended', e.reason, ${at}
    from jsonb_to_recordset(${tx.json(ends as never)}) as e (id uuid, "certificateId" uuid, reason text)
    on conflict do nothing`
}

/** Takes facts in anew that had been taken back; gives their certificates by product and fact. */
export async function liftRetractions(
  tx: Tx,
  facts: readonly { productId: string; factKey: string }[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; productId: string; factKey: string }[]>`
    delete from registry.certificate_retraction r
    using registry.certificate c, jsonb_to_recordset(${tx.json(facts as never)}) as f ("productId" uuid, "factKey" text)
    where c.id = r.certificate_id and c.product_id = f."productId" and c.fact_key = f."factKey"
    returning c.id, c.product_id as "productId", c.fact_key as "factKey"`
  return new Map(rows.map(({ id, productId, factKey }) => [`${productId} ${factKey}`, id]))
}

/** Brings products back that had been taken back; those facts of theirs that this import does not tell stay away. */
export async function reviveProducts(
  tx: Tx,
  { ids, batchId, at }: { ids: readonly string[]; batchId: string; at: Date },
): Promise<void> {
  await tx`update registry.product set retracted_at = null where id = any(${ids as string[]}::uuid[])`
  await tx`
    insert into registry.certificate_retraction (certificate_id, batch_id, retracted_at)
    select id, ${batchId}, ${at} from registry.certificate
    where product_id = any(${ids as string[]}::uuid[]) and kind = 'transcribed' on conflict do nothing`
}

/** Gives products that wait for their commune one; gives those that got it. */
export async function placeProducts(
  tx: Tx,
  places: readonly { id: string; communeCode: string }[],
): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    update registry.product p set commune_code = l."communeCode"
    from jsonb_to_recordset(${tx.json(places as never)}) as l (id uuid, "communeCode" text)
    where p.id = l.id and p.commune_code is null returning p.id`
  return new Set(rows.map(({ id }) => id))
}

/** Marks that the facts of products changed. */
export async function touchProducts(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx`
    update registry.product set version = version + 1, changed_at = ${at} where id = any(${ids as string[]}::uuid[])`
}
