import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { lotIdentifier } from '@saolang/core/trace/own-code.ts'
import { readLotNumber, readToldLot } from '@saolang/core/trace/publish/adopted-lot.ts'
import { act } from '../../platform/act.ts'
import { getProduct } from '../../registry/get-product.ts'
import { openReach } from '../access/open-reach.ts'
import { addLot, findLot } from '../diary/lots.sql.ts'
import { listMentions, listTruths } from '../graph.sql.ts'
import { codeOrigin, getProductKey } from '../product-key.ts'
import { getSeat } from '../seat.ts'

const mostMentions = 5000

/**
 * Takes a lot whose events came in over EPCIS, and not by the diary, among a maker's lots, so that it can be published and
 * labelled like any other. `code` is its number, or any Digital Link or own code that names it. Refused when it is of another
 * product, when no event of the maker mentions it, and with `conflict.lot-known` when it is there already.
 */
export const adoptLot = act('lot.adopt', async (context, { productId, code }: { productId: string; code: string }) => {
  const { tx, who, now } = context
  const { organisationId } = await getProduct(tx, productId)
  if (!organisationId) throw new Refused([{ code: 'forbidden.organisation' }])
  await getSeat(tx, who, organisationId)
  const { key, gtin } = await getProductKey(context, productId)
  const number = readLotNumber(code, { key, gtin })
  if (number === undefined) throw new Refused([{ code: 'lot.not-of-this-product', at: 'code' }])
  const names = { origin: codeOrigin(), key, lot: number }
  const identifier = lotIdentifier({ ...names, gtin })
  // Events may name it by the own code although a GTIN came later.
  const known = [...new Set([identifier, lotIdentifier(names)].map(normalIdentifier))]
  refuseIf((await findLot(tx, { identifier })) ? [{ code: 'conflict.lot-known', at: 'code' }] : [])
  const reach = await openReach(tx, who, { withPublic: false })
  if (!reach) throw new Refused([{ code: 'lot.unmentioned', at: 'code' }])
  const mentions = await listMentions(tx, known, { reach, most: mostMentions })
  const bodies = (await listTruths(tx, mentions, reach)).map(({ body }) => body)
  const told = known.map((id) => readToldLot(id, bodies)).find((lot) => lot !== undefined)
  if (!told) throw new Refused([{ code: 'lot.unmentioned', at: 'code' }])
  const id = context.newId()
  const lot = { ...told, id, organisationId, key, number, identifier, areaId: null, step: 'epcis', madeAt: now }
  refuseIf((await addLot(tx, lot)) ? [] : [{ code: 'conflict.lot-known', at: 'code' }])
  context.on('lot', id, { adopted: true })
  return id
})
