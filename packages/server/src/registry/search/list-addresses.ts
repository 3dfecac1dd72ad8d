import { publicView } from '../../platform/act.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'
import { listAddressesAfter, listPartStarts } from './addresses.sql.ts'

/** So many products in one part of a sitemap: under the 50,000 and the 50 MB that search engines read (sitemaps.org). */
export const addressesAPart = 20_000

let kept: { starts: readonly string[]; at: number } | undefined
const keptForMs = 3_600_000
forgetWithDatabase(() => {
  kept = undefined
})

/** Where each part of the register's addresses begins: ids of products, ascending; at most an hour old. */
export const readPartStarts = publicView(async ({ tx }, _: undefined): Promise<readonly string[]> => {
  if (!kept || performance.now() - kept.at > keptForMs)
    kept = { starts: await listPartStarts(tx, addressesAPart), at: performance.now() }
  return kept.starts
})

/** The addresses of the products from an id on, made-up ones left out, each with the day when its line last changed. */
export const readAddresses = publicView(({ tx }, from: string) =>
  listAddressesAfter(tx, { from, size: addressesAPart }),
)
