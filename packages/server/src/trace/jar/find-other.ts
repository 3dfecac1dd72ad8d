import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { OtherThing } from '@saolang/web/trace/jar/jar-view.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { getPlace } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { findAreaByKey } from '../areas/areas.sql.ts'
import { findKey, type KeyRow } from '../product-keys.sql.ts'
import { findOwnerOfMaterial } from './materials.sql.ts'

/** What a key of ours names: a product of the register, or a place or a material of somebody. */
export type Named = { product: KeyRow & { productId: string } } | { other: OtherThing }

/** What a key names; undefined for a key that was never given out. */
export const findNamed = publicView(async ({ tx }, key: string): Promise<Named | undefined> => {
  const row = await findKey(tx, key)
  if (row?.productId) return { product: { ...row, productId: row.productId } }
  const area = row ? undefined : await findAreaByKey(tx, key)
  const ownerId = area?.organisationId ?? (row?.materialId ? await findOwnerOfMaterial(tx, row.materialId) : undefined)
  if (!ownerId) return undefined
  const owner = await getOrganisation(tx, ownerId)
  const place = await getPlace(tx, area?.communeCode ?? owner.communeCode)
  const named = { owner: owner.name, placeName: placeInWords(place.communeName, place.provinceName) }
  return { other: area ? { kind: 'place', areaKind: area.kind, ...named } : { kind: 'material', ...named } }
})
