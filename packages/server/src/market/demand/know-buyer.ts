import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import {
  type BuyerAsking,
  type BuyerKind,
  type BuyerStanding,
  findAskingProblems,
} from '@saolang/core/market/demand/buyer-standing.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation, type Organisation } from '../../people/get-organisation.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { askForStanding, type BuyerRow, decideBuyer, findBuyer, listBuyers } from './buyers.sql.ts'
import { tellOrganisation } from './tell-organisation.ts'

/** Asks, for the own organisation, to buy in bulk; an officer answers. Refuses one that is verified already. */
export const askToBuy = act('bulk-buyer.ask', async (context, form: BuyerAsking) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, undefined)
  const asking = { kind: form.kind, about: tidyLines(form.about), phone: tidy(form.phone) }
  refuseIf(findAskingProblems(asking))
  const known = await findBuyer(tx, seat.id)
  refuseIf(known?.verifiedAt ? [{ code: 'conflict.buyer-verified' }] : [])
  const row = { organisationId: seat.id, ...asking, kind: asking.kind as BuyerKind }
  await askForStanding(tx, row, { by: who.personId ?? null, at: now })
  context.on('bulk-buyer', seat.id, { kind: asking.kind })
})

/** An officer of the buyer's province, or of the Ministry, says whether the organisation is known as a buyer; no needs a reason. */
export const verifyBuyer = act(
  'bulk-buyer.verify',
  async (context, { organisationId, why, isKnown }: { organisationId: string; isKnown: boolean; why: string }) => {
    const { tx, who, now } = context
    const organisation = await getOrganisation(tx, organisationId)
    refuseIf(findJurisdictionProblems(who, organisation))
    const words = tidy(why)
    refuseIf(!isKnown && words === '' ? [{ code: 'demand.why', at: 'why' }] : [])
    const decided = { organisationId, why: isKnown ? null : words }
    const isDone = await decideBuyer(tx, decided, { by: who.personId ?? null, at: now })
    refuseIf(isDone ? [] : [{ code: 'conflict.buyer-decided' }])
    await tellOrganisation(context, {
      organisationId,
      about: `bulk-buyer decided ${organisationId} ${now.toISOString()}`,
      subject: isKnown ? 'market.demand.sayVerified' : 'market.demand.sayRefused',
      path: '/demand',
    })
    context.on('bulk-buyer', organisationId, { isKnown })
  },
)

/** The buyers that an officer answers for. */
export const readBuyers = view('bulk-buyer.read', async ({ tx, who }, _: undefined) => {
  const rows = await listBuyers(tx)
  const all = await Promise.all(
    rows.map(async (row) => ({ ...row, organisation: await getOrganisation(tx, row.organisationId) })),
  )
  return all.filter(({ organisation }) => findJurisdictionProblems(who, organisation).length === 0)
})

/** The organisation that somebody acts for, and how it stands as a buyer. */
export const readStanding = view('demand.read', async ({ tx, who }, _: undefined) => {
  const seat = await getSeat(tx, who, undefined)
  const buyer = await findBuyer(tx, seat.id)
  return { seat, buyer, standing: standingOf(buyer) }
})

/** How a row of the buyers reads. */
export function standingOf(row: BuyerRow | undefined): BuyerStanding {
  if (!row) return 'none'
  return row.verifiedAt ? 'verified' : row.refusedAt ? 'refused' : 'asked'
}

/** The own organisation as a buyer that an officer knows; refuses any other with `forbidden.not-a-buyer`. */
export async function getBuyerSeat(tx: Tx, who: Actor): Promise<Organisation> {
  const seat = await getSeat(tx, who, undefined)
  const row = await findBuyer(tx, seat.id)
  if (!row?.verifiedAt) throw new Refused([{ code: 'forbidden.not-a-buyer' }])
  return seat
}
