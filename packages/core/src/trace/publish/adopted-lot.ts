import { readLinkPath } from '@saolang/epcis/digital-link/parse.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { isLegalDate, type LegalDate, legalDateOf } from '../../kernel/calendar.ts'
import { readChainEvent } from '../continuity/chain-event.ts'
import { type Unit, unitCodes } from '../diary/units.ts'
import { isLotNumber, parseOwnCode } from '../own-code.ts'

/** By what a product's lots are named in events: its own key, and its GTIN once it has one. */
export type LotNames = { key: string; gtin: string | null }

/**
 * The number of a lot as somebody tells it: the bare number, or a Digital Link or own code of this very product. Undefined when it
 * names no lot, or a lot of another product.
 */
export function readLotNumber(told: string, { key, gtin }: LotNames): string | undefined {
  const text = told.trim()
  if (!text.includes('/')) return isLotNumber(text) ? text : undefined
  const own = parseOwnCode(text)
  if (own) return own.key === key ? own.lot : undefined
  const path = readLinkPath(text, { shortGtin: true, shortNames: true })
  const product = path?.find(([ai]) => ai === '01')?.[1]
  const lot = path?.find(([ai]) => ai === '10')?.[1]
  return lot !== undefined && gtin !== null && product?.padStart(14, '0') === gtin ? lot : undefined
}

/** What a lot's events tell of it: when it began, in what unit, until when it keeps. */
export type ToldLot = { madeOn: LegalDate; unit: Unit; expiresOn: LegalDate | null }

/** A lot as the events of its maker tell it; `id` in normal form. Without an event that began it, its first mention counts. Undefined without events. */
export function readToldLot(id: string, events: readonly EpcisEvent[]): ToldLot | undefined {
  const told = events.filter(({ eventID }) => eventID).map((event) => ({ event, chain: readChainEvent(event) }))
  const mentions = told
    .filter(({ chain }) => chain.mentions.includes(id))
    .toSorted((a, b) => a.chain.time - b.chain.time)
  const first = mentions.find(({ chain }) => chain.born.includes(id)) ?? mentions[0]
  if (!first) return undefined
  const uom = first.chain.bornAmounts.find((amount) => amount.id === id)?.uom
  return {
    madeOn: legalDateOf(new Date(first.chain.time)),
    unit: unitOf(uom),
    expiresOn: mentions.map(({ event }) => expiryOf(event)).find((day) => day !== null) ?? null,
  }
}

function unitOf(uom: string | undefined): Unit {
  const known = Object.entries(unitCodes).find(([, code]) => code !== undefined && code === uom)
  return (known?.[0] as Unit | undefined) ?? 'cái'
}

function expiryOf(event: EpcisEvent): LegalDate | null {
  const day = (event as { ilmd?: Record<string, unknown> }).ilmd?.['cbvmda:itemExpirationDate']
  return typeof day === 'string' && isLegalDate(day.slice(0, 10)) ? day.slice(0, 10) : null
}
