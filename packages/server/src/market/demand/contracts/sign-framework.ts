import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findFrameworkProblems, type Party } from '@saolang/core/market/demand/framework.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { tellOrganisation } from '../tell-organisation.ts'
import {
  addFrameworkVersion,
  addSignature,
  type FrameworkRow,
  findFramework,
  getTerms,
  listParties,
  listSignatures,
  lockFramework,
  type PartyRow,
  putInForce,
} from './frameworks.sql.ts'

type Standing = { framework: FrameworkRow; parties: PartyRow[]; party: Party; own: string }

/** A contract that the own organisation is a party of, held until the transaction ends; refuses any other with `not-found.framework`. */
export async function getOwnFramework({ tx, who }: Pick<ActContext, 'tx' | 'who'>, id: string): Promise<Standing> {
  const framework = await findFramework(tx, id)
  const parties = framework ? await listParties(tx, id) : []
  const party = parties.find(({ organisationId }) => organisationId === who.organisationId)
  if (!framework || !party) throw new Refused([{ code: 'not-found.framework' }])
  return { framework, parties, party: party.role, own: party.organisationId }
}

type Proposed = { frameworkId: string; terms: string; total: number; paymentDays: number }

/** Proposes other words for a contract that is not in force, as its buyer or lead. Who had signed the former version signs anew. */
export const proposeTerms = act('framework.propose', async (context, { frameworkId, ...said }: Proposed) => {
  const { tx, who, now } = context
  await lockFramework(tx, frameworkId)
  const { framework, parties, party, own } = await getOwnFramework(context, frameworkId)
  refuseIf(party === 'member' ? [{ code: 'forbidden.framework-party' }] : [])
  refuseIf(framework.state === 'draft' ? [] : [{ code: 'conflict.framework-signed' }])
  const { total, paymentDays } = said
  const terms = { ...(await getTerms(tx, frameworkId)), total, paymentDays, terms: tidyLines(said.terms) }
  const isDays = Number.isInteger(paymentDays) && paymentDays >= 0 && paymentDays <= 180
  refuseIf([...findFrameworkProblems(terms), ...(isDays ? [] : [{ code: 'quote.days', at: 'paymentDays' }])])
  const by = { by: who.personId ?? null, party: own, at: now }
  const version = await addFrameworkVersion(tx, { frameworkId, terms }, by)
  await tellOthers(
    context,
    { framework, parties, own },
    `framework version ${frameworkId} ${version}`,
    'market.demand.sayVersion',
  )
  context.on('framework', frameworkId, { version })
  return { version }
})

type Signed = { frameworkId: string; version: number; confirms: boolean }

/**
 * Signs a contract for the own organisation by confirming it with the account. Only the newest version can be signed, each party
 * once; when the last one has, it is in force.
 */
export const signFramework = act('framework.sign', async (context, { frameworkId, version, confirms }: Signed) => {
  const { tx, who, now } = context
  await lockFramework(tx, frameworkId)
  const { framework, parties, own } = await getOwnFramework(context, frameworkId)
  refuseIf(confirms ? [] : [{ code: 'framework.confirm', at: 'confirms' }])
  refuseIf(framework.state === 'draft' ? [] : [{ code: 'conflict.framework-signed' }])
  refuseIf(version === framework.version ? [] : [{ code: 'conflict.framework-version' }])
  const row = { frameworkId, version, organisationId: own, personId: who.personId as string, signedAt: now }
  refuseIf((await addSignature(tx, row)) ? [] : [{ code: 'conflict.framework-signed' }])
  const signed = (await listSignatures(tx, frameworkId)).filter((signature) => signature.version === version)
  const isWhole = signed.length === parties.length
  if (isWhole) {
    await putInForce(tx, { id: frameworkId, months: (await getTerms(tx, frameworkId)).months }, now)
    await tellOthers(context, { framework, parties, own }, `framework signed ${frameworkId}`, 'market.demand.saySigned')
  }
  context.on('framework', frameworkId, { version, isWhole })
  return { isWhole }
})

/** Tells the other parties of a contract. */
export async function tellOthers(
  context: ActContext,
  { framework, parties, own }: Pick<Standing, 'framework' | 'parties' | 'own'>,
  about: string,
  subject: Parameters<typeof tellOrganisation>[1]['subject'],
): Promise<void> {
  for (const { organisationId } of parties.filter((party) => party.organisationId !== own))
    await tellOrganisation(context, {
      organisationId,
      about: `${about} ${organisationId}`,
      subject,
      path: `/frameworks/${framework.id}`,
      values: { number: framework.number },
    })
}
