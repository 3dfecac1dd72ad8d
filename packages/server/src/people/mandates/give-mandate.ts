import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type ClientRow, findClient } from '../clients/clients.sql.ts'
import { getOrganisation, type Organisation } from '../get-organisation.ts'
import { addMandate, endMandateRow, findMandateGiver, listMandates } from './mandates.sql.ts'

/** By whom and when a mandate was given; the paper, when somebody else records it. */
export type MandateFacts = { givenBy: string; givenOn: string; document?: string | undefined }

/**
 * An organisation lets a client act for it: its member says so, or the commune's officer records its paper. Refuses a client that does
 * not reach the organisation's place, and a sandbox where the organisation is real.
 */
export const giveMandate = act(
  'mandate.give',
  async (
    context,
    { clientId, organisationId, ...facts }: MandateFacts & { clientId: string; organisationId: string },
  ) => {
    const organisation = await getOrganisation(context.tx, organisationId)
    refuseIf(findStrangerProblems(context.who, organisation))
    const client = await findClient(context.tx, clientId)
    if (!client || client.revokedAt) throw new Refused([{ code: 'not-found.client', at: 'clientId' }])
    refuseIf(findReachProblems(client, organisation))
    const isWitnessed = context.who.role === 'commune-officer'
    await recordMandate(context, { clientId, organisationId, isWitnessed, ...facts })
    context.on('client', clientId, { for: organisationId })
  },
)

/** Keeps a mandate in the caller's transaction. `isWitnessed` when somebody else than the organisation records it, and names its paper. */
export async function recordMandate(
  { tx, who, now, newId }: ActContext,
  { isWitnessed, ...facts }: MandateFacts & { clientId: string; organisationId: string; isWitnessed: boolean },
): Promise<void> {
  const [givenBy, document] = [tidy(facts.givenBy), tidy(facts.document ?? '')]
  refuseIf(
    listProblems([
      !givenBy && { code: 'mandate.given-by-missing', at: 'givenBy' },
      facts.givenOn > legalDateOf(now) && { code: 'mandate.given-ahead', at: 'givenOn' },
      isWitnessed && !document && { code: 'mandate.document-missing', at: 'document' },
    ]),
  )
  const { clientId, organisationId, givenOn } = facts
  const isNew = await addMandate(tx, {
    ...{ id: newId(), clientId, organisationId, givenBy, givenOn, document: document || null },
    ...{ by: who.personId as string, at: now },
  })
  refuseIf(isNew ? [] : [{ code: 'conflict.mandate-held' }])
}

/** Ends a mandate: from now on the client cannot act for the organisation. */
export const endMandate = act('mandate.end', async (context, id: string): Promise<void> => {
  const { tx, who, now } = context
  const organisationId = await findMandateGiver(tx, id)
  if (!organisationId) throw new Refused([{ code: 'not-found.mandate' }])
  refuseIf(findStrangerProblems(who, await getOrganisation(tx, organisationId)))
  await endMandateRow(tx, { id, by: who.personId as string, at: now })
  context.on('mandate', id, { for: organisationId })
})

/** The mandates of an organisation that hold. */
export const readMandatesOf = view('mandate.read', async ({ tx, who }, organisationId: string) => {
  const organisation = await getOrganisation(tx, organisationId)
  refuseIf(findStrangerProblems(who, organisation))
  return { organisation, mandates: await listMandates(tx, { organisationId, count: 200 }) }
})

/** The mandates that a client holds, a page of them. */
export const readHeldMandates = view(
  'mandate.read',
  ({ tx, who }, { after, count }: { after: string | undefined; count: number }) => listHeld(tx, who, { after, count }),
)

function listHeld(tx: Tx, who: Actor, page: { after: string | undefined; count: number }) {
  const clientId = who.client?.id
  return clientId ? listMandates(tx, { clientId, ...page }) : Promise.resolve([])
}

function findStrangerProblems(who: Actor, organisation: Organisation): Problem[] {
  if (who.role === 'commune-officer') return findJurisdictionProblems(who, organisation)
  return who.organisationId === organisation.id ? [] : [{ code: 'forbidden.organisation' }]
}

function findReachProblems(client: ClientRow, { provinceCode, isDemo }: Organisation): Problem[] {
  const reaches = client.level === 'nation' || (client.level === 'province' && client.provinceCode === provinceCode)
  return listProblems([
    !reaches && { code: 'forbidden.client-beyond', at: 'clientId' },
    client.isSandbox && !isDemo && { code: 'client.not-a-sample', at: 'clientId' },
  ])
}
