import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import { chooseOldPlace, type OldPlace, placeForQuote } from '@saolang/core/market/delivery/old-place.ts'
import { listFormerUnits } from '../../people/units/get-former-units.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { findChosenWard, saveChosenWard } from './links.sql.ts'

/** An end of the road: whose seller it is for, which carrier asks, and today's commune with the address in it. */
export type RoadEnd = { organisationId: string; carrier: LinkedCarrier; communeCode: string; address: string }

/** Which ward of before July 2025 an address lies in, or whom to ask. */
export async function findOldPlace(tx: Tx, end: RoadEnd) {
  const candidates = await listFormerUnits(tx, end.communeCode)
  return chooseOldPlace(candidates, { address: end.address, chosenCode: await findChosenWard(tx, end) })
}

/** The ward that a price is asked for; undefined where a commune has none of before. */
export async function findPlaceForQuote(tx: Tx, end: RoadEnd): Promise<OldPlace | undefined> {
  const candidates = await listFormerUnits(tx, end.communeCode)
  return placeForQuote(candidates, { address: end.address, chosenCode: await findChosenWard(tx, end) })
}

type Choice = {
  organisationId?: string | undefined
  carrier: LinkedCarrier
  communeCode: string
  wardCode: string
}

/** Chooses, once for a commune and a carrier, the old ward that a seller's parcels to it are booked for. */
export const choosePlace = act('carrier-place.choose', async (context, { organisationId, ...choice }: Choice) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const candidates = await listFormerUnits(context.tx, choice.communeCode)
  const isOne = candidates.some(({ wardCode }) => wardCode === choice.wardCode)
  refuseIf(isOne ? [] : [{ code: 'carrier.ward', at: 'wardCode' }])
  const by = { by: context.who.personId ?? null, at: context.now }
  await saveChosenWard(context.tx, { ...choice, organisationId: seat.id }, by)
  context.on('organisation', seat.id, { carrier: choice.carrier, communeCode: choice.communeCode })
})
