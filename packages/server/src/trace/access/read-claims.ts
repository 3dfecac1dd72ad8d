import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { findContact } from '../../people/get-person.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listClaimsFor, mayConfirm } from './claim-party.ts'
import { findParty, findRivals, type Party } from './parties.sql.ts'

/** Who claims an identifier, in the words that a confirmation is checked against. */
export type Claimant = { name: string; isSystem: boolean; taxCode?: string; address?: string; representative?: string }

/** A claim with its claimant. */
export type Claim = { party: Party; claimant: Claimant }

/** The claims that somebody may confirm, and those that they confirmed, the unconfirmed first. */
export const readClaims = view('party.confirm', async ({ tx, who }): Promise<Claim[]> => {
  const parties = (await listClaimsFor(tx, who)).filter((party) => mayConfirm(who, party))
  return Promise.all(parties.map(async (party) => ({ party, claimant: await findClaimant(tx, party) })))
})

/** One claim with who else makes it. Refuses with `not-found.party` who may not confirm it. */
export const readClaim = view(
  'party.confirm',
  async ({ tx, who }, id: string): Promise<Claim & { rivals: number; isTaken: boolean }> => {
    const found = await findParty(tx, id)
    if (!found || !mayConfirm(who, found)) refuseIf([{ code: 'not-found.party' }])
    const party = found as Party
    return { party, claimant: await findClaimant(tx, party), ...(await findRivals(tx, party)) }
  },
)

async function findClaimant(tx: Tx, { ownerId }: Party): Promise<Claimant> {
  const organisation = await findOrganisation(tx, ownerId)
  if (organisation) {
    const { name, taxCode, address, representative } = organisation
    return {
      ...{ name, address, representative: representative.name, isSystem: false },
      ...(taxCode !== undefined && { taxCode }),
    }
  }
  return { name: (await findContact(tx, ownerId))?.name ?? ownerId, isSystem: true }
}
