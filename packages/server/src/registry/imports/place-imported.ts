import { system } from '@saolang/core/people/actor.ts'
import { askedPlaceOf } from '@saolang/core/registry/import-row.ts'
import { findTodaysPlace } from '../../people/find-todays-place.ts'
import { act } from '../../platform/act.ts'
import { listUnplacedProducts, saveProduct } from '../products.sql.ts'
import { refreshListing } from '../refresh-listing.ts'
import { listLastRowsOf } from './imports.sql.ts'

const place = act('product.follow', async (context, _: undefined) => {
  const { tx, now } = context
  const waiting = await listUnplacedProducts(tx)
  const rows = await listLastRowsOf(
    tx,
    waiting.map(({ id }) => id),
  )
  let placed = 0
  for (const product of waiting) {
    const row = rows.find(({ productId }) => productId === product.id)
    const asked = row && askedPlaceOf(row.raw)
    const found = asked && (await findTodaysPlace(tx, asked))
    if (found?.kind !== 'one') continue
    const { communeCode, provinceCode } = found.place
    await saveProduct(tx, { ...product, communeCode, provinceCode }, now)
    await refreshListing(context, product.id)
    placed += 1
  }
  context.on('register', 'places', { placed })
  return placed
})

/** Gives imported products the communes that people have decided since; gives how many. */
export function placeImported(): Promise<number> {
  return place(system, undefined)
}
