import { refuseIf } from '@saolang/core/kernel/problem.ts'
import {
  type ConsentChannel,
  type ConsentPurpose,
  consentPurposes,
  consentVersions,
  isAgreed,
} from '@saolang/core/people/privacy/consent.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addConsent, listConsents, listOrganisationsOf } from './privacy.sql.ts'

/**
 * Says for each purpose whether one agrees, on one's own page: what is not named is not agreed to. Only what changes becomes a line of
 * the ledger. Taking back is as easy as giving (Law 91/2025/QH15, article 10).
 */
export const decideConsent = act('consent.decide', async (context, { agreed }: { agreed: readonly string[] }) => {
  const personId = context.who.personId as string
  const unknown = agreed.filter((purpose) => !(consentPurposes as readonly string[]).includes(purpose))
  refuseIf(unknown.map((purpose) => ({ code: 'consent.unknown-purpose', values: { purpose } })))
  const lines = await listConsents(context.tx, personId)
  const changed = consentPurposes.filter((purpose) => isAgreed(lines, purpose) !== agreed.includes(purpose))
  for (const purpose of changed)
    await keepConsent(context, { personId, purpose, isGiven: agreed.includes(purpose), channel: 'account' })
  context.on('person', personId, { given: changed.filter((purpose) => agreed.includes(purpose)).length })
  return changed.length
})

/** Adds a line to the ledger and lets pages that show what was agreed to be made anew. */
export async function keepConsent(
  context: ActContext,
  line: { personId: string; purpose: ConsentPurpose; isGiven: boolean; channel: ConsentChannel },
): Promise<void> {
  await addConsent(context.tx, {
    ...line,
    id: context.newId(),
    version: consentVersions[line.purpose],
    recordedBy: context.who.personId ?? null,
    at: context.now,
  })
  if (line.purpose !== 'public-phone') return
  for (const organisationId of await listOrganisationsOf(context.tx, line.personId))
    await context.emit('OrganisationChanged', { organisationId })
}

/** Takes back everything that a person agreed to. */
export async function endConsents(context: ActContext, personId: string, channel: ConsentChannel): Promise<void> {
  const lines = await listConsents(context.tx, personId)
  for (const purpose of consentPurposes.filter((one) => isAgreed(lines, one)))
    await keepConsent(context, { personId, purpose, isGiven: false, channel })
}
