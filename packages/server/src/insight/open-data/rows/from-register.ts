import type { AnyRow } from '@saolang/core/insight/open-data/dataset.ts'
import type { DatasetRow } from '@saolang/core/insight/open-data/dictionary.ts'
import { nameForOpenData } from '@saolang/core/insight/open-data/producer-name.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { listedStatusOn } from '@saolang/core/registry/listing.ts'
import type { Tx } from '../../../platform/sql.ts'
import { type OpenProductRow, streamProducers, streamProducts } from './rows.sql.ts'

/** The rows of `products` on a day, in batches. */
export async function* productRows(tx: Tx, today: LegalDate): AsyncGenerator<DatasetRow<'products'>[]> {
  for await (const batch of streamProducts(tx)) yield batch.map((row) => toProduct(row, today))
}

function toProduct(row: OpenProductRow, today: LegalDate): DatasetRow<'products'> {
  return {
    code: row.code,
    name: row.name,
    producer: nameForOpenData(row.producer, row.kind),
    place: row.place,
    commune_code: row.communeCode,
    province_code: row.provinceCode,
    industry: row.industryCode,
    set_no: row.setNo,
    star: row.star,
    status: listedStatusOn(row, today),
    holds: row.standing === 'unknown-term' ? null : row.standing === 'clocked' && (row.lastDay ?? '') >= today,
    recognitions: row.recognitions,
    first_recognised_on: row.firstIssuedOn,
    decision_number: row.decisionNumber,
    decided_on: row.decidedOn,
    last_day: row.lastDay,
    gtin: row.gtin,
    is_demo: row.isDemo,
  }
}

/** The rows of `producers` on a day: those whose name may be shown. */
export async function* producerRows(tx: Tx, today: LegalDate): AsyncGenerator<DatasetRow<'producers'>[]> {
  for await (const batch of streamProducers(tx, today))
    yield batch
      .filter(({ name, kind }) => nameForOpenData(name, kind) !== null)
      .map((row) => ({
        name: row.name,
        kind: row.kind,
        registration_no: row.registrationNo,
        commune_code: row.communeCode,
        province_code: row.provinceCode,
        products: row.products,
        products_holding: row.holding,
        best_star: row.bestStar,
        is_demo: row.isDemo,
      }))
}

/** Batches that the database already gives with the columns of their dataset. */
export async function* asTheyAre(batches: AsyncIterable<readonly object[]>): AsyncGenerator<AnyRow[]> {
  for await (const batch of batches) yield batch as AnyRow[]
}
