import { Refused } from '@saolang/core/kernel/problem.ts'
import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import { system } from '@saolang/core/people/actor.ts'
import { unseal } from '../../people/settings.ts'
import { act, currentTime, view } from '../../platform/act.ts'
import { findAccount } from './book-parcel.ts'
import type { HookCall, Told } from './carriers/carrier.ts'
import { accountOf, carrierOf } from './carriers/carriers.ts'
import { findCarrierLink } from './links.sql.ts'
import { claimAsking, holdParcel, listToAsk, type ParcelRow } from './parcels.sql.ts'
import { takeTold } from './tell-parcel.ts'

type Call = { linkId: string; carrier: LinkedCarrier } & Pick<HookCall, 'body' | 'query' | 'headers'>

/**
 * Takes what a carrier tells of a seller's parcels; refuses whoever does not prove to be it, before anything of it is read. What it
 * tells of a parcel that we do not have is let pass: it will be asked for. Gives the answer that the carrier wants.
 */
export async function hearCarrier({ linkId, carrier, ...call }: Call): Promise<object> {
  const link = await getLink(system, { linkId, carrier })
  const account = accountOf(carrier, JSON.parse(unseal(link.credentials)) as Record<string, string>)
  const heard = carrierOf[carrier].hear({ ...call, account, secret: unseal(link.hookSecret) })
  if (!heard) throw new Refused([{ code: 'forbidden.carrier-secret' }])
  for (const told of heard.told) await take(system, { ...link, told, heardBy: 'hook' })
  return heard.answer
}

const getLink = act('parcel.hear', async (context, { linkId, carrier }: Pick<Call, 'linkId' | 'carrier'>) => {
  const link = await findCarrierLink(context.tx, linkId)
  if (link?.carrier !== carrier) throw new Refused([{ code: 'not-found.carrier-link' }])
  context.on('carrier-link', linkId)
  return link
})

type Taking = { organisationId: string; carrier: LinkedCarrier; told: Told; heardBy: 'hook' | 'poll' }

const take = act('parcel.hear', async (context, { organisationId, carrier, told, heardBy }: Taking) => {
  const parcel = await holdParcel(context.tx, { organisationId, carrier, code: told.code })
  context.on('parcel', parcel?.id ?? told.code, { carrierStatus: told.carrierStatus, isKnown: parcel !== undefined })
  if (parcel) await takeTold(context, { parcel, told, heardBy })
})

const hourMs = 3_600_000
const listDue = view('parcel.hear', ({ tx, now }, _: undefined) => listToAsk(tx, new Date(now.getTime() - hourMs)))

const claimAccount = act('parcel.hear', async (context, { parcel, before }: { parcel: ParcelRow; before: Date }) => {
  const isOurs = await claimAsking(context.tx, { id: parcel.id, before, at: context.now })
  context.on('parcel', parcel.id, { asked: isOurs })
  return isOurs ? findAccount(context.tx, parcel) : undefined
})

/** Asks the carriers about parcels that they have told nothing of for an hour: webhooks get lost. Runs every quarter of an hour; gives how many were answered. */
export async function askCarriers(): Promise<number> {
  const before = new Date(currentTime().getTime() - hourMs)
  let answered = 0
  for (const parcel of await listDue(system, undefined)) {
    const account = await claimAccount(system, { parcel, before })
    if (!account || parcel.carrier === 'own' || !parcel.code) continue
    try {
      const { organisationId, carrier } = parcel
      for (const told of await carrierOf[carrier].track(account, parcel.code))
        await take(system, { organisationId, carrier, told, heardBy: 'poll' })
      answered++
    } catch (error) {
      // One carrier that is silent stops no other; it is asked again in an hour.
      if (!(error instanceof Refused)) throw error
    }
  }
  return answered
}
