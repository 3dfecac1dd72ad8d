import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { carrierRules, guessGrams, type LinkedCarrier, linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import { DeliveryForm, findDeliveryProblems } from '@saolang/core/market/delivery/terms.ts'
import { newToken, seal } from '../../people/settings.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import { getSeat } from '../../trace/seat.ts'
import { findTerms, listVariantsOf } from '../offers/offers.sql.ts'
import { refuseOutside } from './carriers/carriers.ts'
import {
  endCarrierLink,
  findDeliveryTerms,
  listCarrierLinks,
  listPackGrams,
  replaceCarrierLink,
  saveDeliveryTerms,
  savePackGrams,
} from './links.sql.ts'

type Whose = { organisationId?: string | undefined }
type Link = Whose & { carrier: string; credentials: Readonly<Record<string, string | undefined>> }

/**
 * Links a seller's own contract with a carrier. What the carrier gave the seller is kept sealed; the secret of our address for its
 * webhook is made here and shown this once. A former link to the same carrier ends.
 */
export const linkCarrier = act('carrier-link.make', async (context, { organisationId, carrier, credentials }: Link) => {
  const seat = await getSellerSeat(context, organisationId)
  const name = readCarrier(carrier)
  refuseOutside(name)
  const given = Object.fromEntries(carrierRules[name].credentials.map((key) => [key, (credentials[key] ?? '').trim()]))
  refuseIf(findCredentialProblems(given))
  const secret = newToken()
  const row = { id: context.newId(), organisationId: seat.id, carrier: name, credentials: seal(JSON.stringify(given)) }
  await replaceCarrierLink(context.tx, { ...row, hookSecret: seal(secret) }, byOf(context))
  context.on('carrier-link', row.id, { carrier: name })
  return { id: row.id, carrier: name, secret }
})

/** Ends a seller's link with a carrier; parcels under way are followed to their end. */
export const endLink = act(
  'carrier-link.end',
  async (context, { organisationId, carrier }: Whose & { carrier: string }) => {
    const seat = await getSeat(context.tx, context.who, organisationId)
    const row = { organisationId: seat.id, carrier: readCarrier(carrier) }
    refuseIf((await endCarrierLink(context.tx, row, context.now)) ? [] : [{ code: 'not-found.carrier-link' }])
    context.on('organisation', seat.id, { carrier: row.carrier })
  },
)

/** Says how a seller delivers: from which sum on for nothing, in how many days, how long what spoils may travel. */
export const saveDelivery = act(
  'delivery-terms.save',
  async (context, { organisationId, form }: Whose & { form: Readonly<Record<string, unknown>> }) => {
    const seat = await getSellerSeat(context, organisationId)
    const terms = parseForm(DeliveryForm, form)
    refuseIf(findDeliveryProblems(terms))
    await saveDeliveryTerms(context.tx, { ...terms, organisationId: seat.id }, byOf(context))
    context.on('organisation', seat.id, { ...terms })
  },
)

/** Says what packs weigh, wrapped; whole grams by pack. An empty one is left as it was. */
export const weighPacks = act(
  'pack.weigh',
  async (context, { organisationId, grams }: Whose & { grams: Readonly<Record<string, string>> }) => {
    const seat = await getSeat(context.tx, context.who, organisationId)
    const own = new Set((await listVariantsOf(context.tx, seat.id)).map(({ id }) => id))
    const weighed = Object.entries(grams).filter(([, text]) => text.trim() !== '')
    refuseIf(
      weighed.flatMap(([id, text]) =>
        listProblems([
          !own.has(id) && { code: 'forbidden.product' },
          !(Number.isInteger(Number(text)) && Number(text) > 0 && Number(text) <= 200_000) && {
            code: 'parcel.weight',
            at: `grams-${id}`,
          },
        ]),
      ),
    )
    for (const [id, text] of weighed) await savePackGrams(context.tx, id, Number(text))
    context.on('organisation', seat.id, { packs: weighed.length })
  },
)

/** How a seller delivers, with whom, and what the packs weigh. No credential leaves the database. */
export const readDelivery = view('carrier-link.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const packs = await listVariantsOf(tx, id)
  const weighed = await listPackGrams(
    tx,
    packs.map((pack) => pack.id),
  )
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    hasTerms: (await findTerms(tx, id)) !== undefined,
    terms: await findDeliveryTerms(tx, id),
    links: (await listCarrierLinks(tx, id)).map((link) => ({
      carrier: link.carrier,
      madeAt: link.madeAt.toISOString(),
    })),
    packs: packs.map((pack) => ({
      ...{ id: pack.id, pack: pack.pack, grams: weighed.get(pack.id) ?? guessGrams(pack.pack) },
      isWeighed: weighed.has(pack.id),
    })),
  }
})

async function getSellerSeat({ tx, who }: ActContext, organisationId: string | undefined) {
  const seat = await getSeat(tx, who, organisationId)
  refuseIf((await findTerms(tx, seat.id)) ? [] : [{ code: 'offer.terms-missing' }])
  return seat
}

function readCarrier(name: string): LinkedCarrier {
  const known = linkedCarriers.find((carrier) => carrier === name)
  if (!known) throw new Refused([{ code: 'carrier.unknown', at: 'carrier' }])
  return known
}

function findCredentialProblems(given: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(given).flatMap(([at, text]) =>
    text.length < 3 || text.length > 300 ? [{ code: 'carrier.credential', at }] : [],
  )
}

const byOf = ({ who, now }: ActContext) => ({ by: who.personId ?? null, at: now })
