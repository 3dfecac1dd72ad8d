import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import { getSeat } from '../../trace/seat.ts'
import { getOrderOfSeller } from '../orders/move-order.ts'
import { listCodQueue, sumCod } from './cod.sql.ts'
import { listParcels } from './parcels.sql.ts'

/** The parcels of a seller, the newest first. To whom they go is not among it. */
export const readParcels = view('parcel.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const parcels = await listParcels(tx, id)
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    parcels: parcels.map(({ bookedAt, code, feeDong, ...parcel }) => ({
      ...{ id: parcel.id, orderId: parcel.orderId, payCode: parcel.payCode, carrier: parcel.carrier },
      ...{ status: parcel.status, codDong: parcel.codDong, bookedAt: bookedAt.toISOString() },
      ...(code && { code }),
      ...(feeDong !== null && { feeDong }),
    })),
  }
})

type Period = { organisationId?: string | undefined; from?: string | undefined; to?: string | undefined }
const usualDays = 30

/** What carriers collected and paid out for a seller in a period of days (thirty to today unless told), and what fits nothing. */
export const readCod = view('cod.read', async ({ tx, who, now }, { organisationId, from, to }: Period) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const last = to ?? legalDateOf(now)
  const first = from ?? addDays(last, -usualDays)
  const sums = await sumCod(tx, id, { from: startOf(first), before: startOf(addDays(last, 1)) })
  const queue = await listCodQueue(tx, id)
  return {
    ...{ seller: { id, name, isHelped: who.role !== 'producer' }, from: first, to: last, sums },
    queue: queue.map((line) => ({ ...line, at: line.at.toISOString() })),
  }
})

const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`)

/** Whose order it is, and the commune that its parcels leave from. */
export const readHomeOf = view('parcel.read', async (context, orderId: string) => {
  const { sellerId } = await getOrderOfSeller(context, orderId)
  return { sellerId, homeCode: (await getOrganisation(context.tx, sellerId)).communeCode }
})
