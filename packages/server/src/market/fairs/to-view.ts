import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { findMeetingProblems, type MeetingAct, meetingActs } from '@saolang/core/market/fairs/meeting.ts'
import type { ApplicationView, FairLine, MeetingView, ReportView } from '@saolang/web/market/fairs/fair-views.ts'
import type { RegisterRecord } from '../../registry/get-product.ts'
import type { ApplicationRow, FairRow } from './fairs.sql.ts'
import type { MeetingRow } from './meetings.sql.ts'
import type { readFairReport } from './read-fairs.ts'

/** A fair as a line of a list, and how it stands on a day. */
export function toFairLine(fair: FairRow, today: LegalDate): FairLine {
  const { id, name, place, fromOn, untilOn, applyUntil, isDemo } = fair
  return { id, name, place, fromOn, untilOn, applyUntil, phase: phaseOf(fair, today), isSample: isDemo }
}

function phaseOf({ closedAt, fromOn, untilOn, applyUntil }: FairRow, today: LegalDate): FairLine['phase'] {
  if (closedAt) return 'closed'
  if (today > untilOn) return 'over'
  if (today >= fromOn) return 'on'
  return today <= applyUntil ? 'applying' : 'coming'
}

type Known = { names: ReadonlyMap<string, string>; records: ReadonlyMap<string, RegisterRecord> }

/** An application with the products it brings and their stars of now. */
export function toApplication(row: ApplicationRow, { names, records }: Known): ApplicationView {
  const { id, organisationId, words, state, why, boothCode } = row
  const products = row.productIds.flatMap((productId) => {
    const record = records.get(productId)
    const { star, standing } = record?.current ?? {}
    return record ? [{ name: record.product.name, star: star ?? null, holds: standing?.holds ?? false }] : []
  })
  return { id, name: names.get(organisationId) ?? '', products, words, state, why, boothCode }
}

type Looking = { names: ReadonlyMap<string, string>; own: string | undefined; now: Date }

/** A meeting with what whoever looks may do with it now. */
export function toMeeting(row: MeetingRow, { names, own, now }: Looking): MeetingView {
  const { id, buyerId, producerId, state, words, outcome } = row
  const isIn = own === buyerId || own === producerId
  const isAsker = own === (row.askedBy === 'buyer' ? buyerId : producerId)
  const may = (move: MeetingAct) => isIn && findMeetingProblems(row, move, { isAsker, now }).length === 0
  return {
    ...{ id, state, words, outcome, buyer: names.get(buyerId) ?? '', producer: names.get(producerId) ?? '' },
    ...{ startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() },
    acts: (Object.keys(meetingActs) as MeetingAct[]).filter(may),
  }
}

/** What a fair came to. */
export function toReport({
  applied,
  rows,
  meetings,
  contracts,
}: Awaited<ReturnType<typeof readFairReport>>): ReportView {
  return {
    applied,
    meetings,
    rows: rows.map(({ name, boothCode, total, held }) => ({
      ...{ name, boothCode, held, sales: total?.sales ?? 0, quantity: total?.quantity ?? 0 },
      ...{ dong: total?.dong ?? 0, cashDong: total?.cashDong ?? 0 },
    })),
    contracts: contracts.map(({ number, buyer, lead, deliveredDong }) => ({ number, buyer, lead, deliveredDong })),
  }
}
