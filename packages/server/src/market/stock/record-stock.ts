import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getOfferOf } from '../offers/save-offer.ts'
import { addLedgerLine, receive, writeOff } from './stock.sql.ts'

type Received = { offerId: string; place: string; batch: string; expiresOn: string; quantity: number }

/** Puts stock of an offer's pack on a place, by batch and its last day. Past its last day nothing is taken in. */
export const receiveStock = act('stock.record', async (context, input: Received) => {
  const { tx, now, who } = context
  const { offer } = await getOfferOf(tx, who, { id: input.offerId, now })
  const place = tidy(input.place)
  const batch = tidy(input.batch)
  refuseIf([
    ...findQuantityProblems(input.quantity),
    ...listProblems([
      offer.parts.length > 0 && { code: 'stock.of-parts', at: 'quantity' },
      place === '' && { code: 'stock.place-missing', at: 'place' },
      batch === '' && { code: 'stock.batch-missing', at: 'batch' },
      input.expiresOn !== '' &&
        !(isLegalDate(input.expiresOn) && input.expiresOn > legalDateOf(now)) && {
          code: 'stock.expiry',
          at: 'expiresOn',
        },
    ]),
  ])
  const row = { variantId: offer.variantId, place, batch, expiresOn: input.expiresOn || null, quantity: input.quantity }
  const levelId = await receive(tx, { id: context.newId(), ...row })
  const line = { levelId, kind: 'received', quantity: input.quantity, why: null, by: who.personId ?? null } as const
  await addLedgerLine(tx, line, now)
  await renewProductPage(context, offer.productId)
  context.on('offer', offer.id, { received: input.quantity, actedFor: who.role !== 'producer' })
})

type WrittenOff = { offerId: string; levelId: string; quantity: number; why: string }

/** Takes stock off with a reason; what is set aside for orders cannot be taken. */
export const writeOffStock = act('stock.record', async (context, input: WrittenOff) => {
  const { tx, now, who } = context
  const { offer } = await getOfferOf(tx, who, { id: input.offerId, now })
  const why = tidy(input.why)
  refuseIf([
    ...findQuantityProblems(input.quantity),
    ...listProblems([why === '' && { code: 'stock.why-missing', at: 'why' }]),
  ])
  const isThere = await writeOff(tx, { ...input, variantId: offer.variantId })
  refuseIf(isThere ? [] : [{ code: 'stock.not-free', at: 'quantity' }])
  await addLedgerLine(tx, { ...input, kind: 'written-off', why, by: who.personId ?? null }, now)
  await renewProductPage(context, offer.productId)
  context.on('offer', offer.id, { writtenOff: input.quantity, actedFor: who.role !== 'producer' })
})

const mostAtOnce = 1_000_000

/** Why so many cannot be moved at once. */
export function findQuantityProblems(quantity: number): Problem[] {
  const isRight = Number.isInteger(quantity) && quantity > 0 && quantity <= mostAtOnce
  return isRight ? [] : [{ code: 'stock.quantity', at: 'quantity' }]
}
