import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { newToken, seal } from '../../people/settings.ts'
import { act, view } from '../../platform/act.ts'
import { getSeat } from '../../trace/seat.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { type Provider, providers } from './bank-words.ts'
import { listLinks, listMoneyMonths, listUnsettled, replaceLink, settleNoticeRow } from './payments.sql.ts'

type Link = { organisationId?: string | undefined; provider: string; secret?: string | undefined }

/**
 * Links a seller's notification service: an address for it to call, and a secret. payOS gives its own secret, which is kept sealed;
 * for the others one is made here and shown this once. A former link to the same service ends.
 */
export const linkBank = act('bank-link.make', async (context, { organisationId, provider, secret = '' }: Link) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  if (!(providers as readonly string[]).includes(provider))
    throw new Refused([{ code: 'bank-link.provider', at: 'provider' }])
  const given = secret.trim()
  refuseIf(provider === 'payos' && given.length < 16 ? [{ code: 'bank-link.secret', at: 'secret' }] : [])
  refuseIf((await findTerms(context.tx, seat.id)) ? [] : [{ code: 'offer.terms-missing' }])
  const plain = provider === 'payos' ? given : newToken()
  const row = { id: context.newId(), organisationId: seat.id, provider: provider as Provider, secret: seal(plain) }
  await replaceLink(context.tx, row, { by: context.who.personId ?? null, at: context.now })
  context.on('bank-link', row.id, { provider })
  return { id: row.id, secret: plain }
})

/** A seller's links, and the money that fits no order. */
export const readPayments = view('bank-notice.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const seller = { id, name, isHelped: who.role !== 'producer' }
  const months = await listMoneyMonths(tx, id)
  return { seller, links: await listLinks(tx, id), unsettled: await listUnsettled(tx, id), months }
})

type Settling = { organisationId?: string | undefined; id: string; words: string }

/** Says what became of money that fitted no order: sent back, or counted for an order by hand. */
export const settleNotice = act('bank-notice.settle', async (context, { organisationId, id, words }: Settling) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const said = tidy(words)
  refuseIf(said ? [] : [{ code: 'order.words-missing', at: `words-${id}` }])
  const row = { id, organisationId: seat.id, words: said, by: context.who.personId ?? null }
  refuseIf((await settleNoticeRow(context.tx, row, context.now)) ? [] : [{ code: 'not-found.bank-notice' }])
  context.on('bank-notice', id)
})
