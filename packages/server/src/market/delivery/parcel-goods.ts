import { guessGrams, type ParcelSize, usualBox } from '@saolang/core/market/delivery/carrier.ts'
import type { Tx } from '../../platform/sql.ts'
import { listPackGrams } from './links.sql.ts'

/** So many of a pack. */
export type Packed = { variantId: string; name: string; pack: string; quantity: number }

export type WeighedGoods = { goods: { name: string; quantity: number; grams: number }[]; size: ParcelSize }

/** What goods weigh, by what their seller weighed and else by the words of their packs, and the box that they are taken to go in. */
export async function weighGoods(tx: Tx, packed: readonly Packed[]): Promise<WeighedGoods> {
  const weighed = await listPackGrams(
    tx,
    packed.map(({ variantId }) => variantId),
  )
  const goods = packed.map(({ variantId, name, pack, quantity }) => ({
    ...{ name: `${name}, ${pack}`, quantity, grams: weighed.get(variantId) ?? guessGrams(pack) },
  }))
  const grams = goods.reduce((sum, each) => sum + each.quantity * each.grams, 0)
  return { goods, size: { grams, ...usualBox } }
}
