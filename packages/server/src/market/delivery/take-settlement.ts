import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import { judgeSettlement, readSettlement, type SettlementLine } from '@saolang/core/market/delivery/settlement.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { getSeat } from '../../trace/seat.ts'
import type { Told } from './carriers/carrier.ts'
import { addCodLine, settleCodLine } from './cod.sql.ts'
import { holdParcel, markSettled, type ParcelRow } from './parcels.sql.ts'
import { readSheet } from './read-sheet.ts'

type Settling = { organisationId: string; carrier: LinkedCarrier; settlement: string; line: SettlementLine }

/** Holds one line of a settlement against the parcel of its code: what fits is settled, everything else waits for a person. Once for each settlement; true when it was new. */
export async function settleLine(
  context: ActContext,
  { organisationId, carrier, settlement, line }: Settling,
): Promise<boolean> {
  const { tx, now, who } = context
  const parcel = await holdParcel(tx, { organisationId, carrier, code: line.code })
  const outcome = judgeSettlement(line, parcel && { ...parcel, isSettled: parcel.settledAt !== null })
  const isNew = await addCodLine(tx, {
    ...{ id: context.newId(), organisationId, carrier, settlement, ...line, outcome },
    ...{ parcelId: parcel?.id ?? null, at: now, by: who.personId ?? null },
  })
  if (isNew && parcel && outcome === 'matched') await markSettled(tx, parcel.id, now)
  return isNew
}

/** Settles what a carrier told of a parcel by its webhook. */
export async function settleTold(
  context: ActContext,
  parcel: ParcelRow,
  paidOut: NonNullable<Told['paidOut']>,
): Promise<void> {
  if (parcel.carrier === 'own' || !parcel.code) return
  const { settlement, collectedDong, feeDong } = paidOut
  const line = { code: parcel.code, collectedDong, feeDong }
  await settleLine(context, { organisationId: parcel.organisationId, carrier: parcel.carrier, settlement, line })
}

type Sent = { organisationId?: string | undefined; carrier: LinkedCarrier; settlement: string; bytes: Buffer }

const mostLines = 5000

/** Takes a carrier's settlement file (CSV or XLSX) that its seller got; the same file again changes nothing. Gives how many lines were new. */
export const takeSettlement = act('cod.take', async (context, { organisationId, carrier, settlement, bytes }: Sent) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const name = tidy(settlement).slice(0, 80)
  refuseIf(name ? [] : [{ code: 'cod.name', at: 'settlement' }])
  const { lines, badRows, missing } = readSettlement(await readSheet(bytes))
  refuseIf(missing ? [{ code: `cod.no-${missing}`, at: 'file' }] : [])
  refuseIf(
    badRows.length > 0 ? [{ code: 'cod.bad-rows', at: 'file', values: { rows: badRows.slice(0, 20).join(', ') } }] : [],
  )
  refuseIf(lines.length === 0 || lines.length > mostLines ? [{ code: 'cod.lines', at: 'file' }] : [])
  let fresh = 0
  // In one order, so that two files at once wait for each other in no circle.
  for (const line of lines.toSorted((a, b) => (a.code < b.code ? -1 : 1)))
    if (await settleLine(context, { organisationId: seat.id, carrier, settlement: name, line })) fresh++
  context.on('organisation', seat.id, { carrier, lines: lines.length, fresh })
  return { lines: lines.length, fresh }
})

type Difference = { organisationId?: string | undefined; id: string; words: string }

/** Says what became of a line that did not fit. */
export const settleDifference = act('cod.settle', async (context, { organisationId, id, words }: Difference) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const said = tidy(words)
  refuseIf(said ? [] : [{ code: 'order.words-missing', at: `words-${id}` }])
  const row = { id, organisationId: seat.id, words: said, by: context.who.personId ?? null }
  refuseIf((await settleCodLine(context.tx, row, context.now)) ? [] : [{ code: 'not-found.cod-line' }])
  context.on('cod-line', id)
})
