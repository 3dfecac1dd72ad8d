import { type Audience, type CampaignPurpose, isMeant } from '@saolang/core/market/promotion/campaign.ts'
import { listProducerSeats } from '../../../people/get-person.ts'
import { listAgreeingPersons } from '../../../people/privacy/find-consents.ts'
import type { Tx } from '../../../platform/sql.ts'
import { listIndustriesOf } from '../../../registry/get-product.ts'

/** Somebody who agreed and is meant, with where to reach them. */
export type Reader = { personId: string; email: string | null; phone: string | null }

/** The producers who agree at this moment and are meant, in the order of their ids. Nobody else is ever written to. */
export async function listReaders(tx: Tx, purpose: CampaignPurpose, audience: Audience): Promise<Reader[]> {
  const agreeing = await listAgreeingPersons(tx, purpose)
  const seats = await listProducerSeats(
    tx,
    agreeing.map(({ personId }) => personId),
  )
  const industries = await listIndustriesOf(tx, [...new Set(seats.map(({ organisationId }) => organisationId))])
  const meant = seats.filter(({ organisationId, provinceCode }) =>
    isMeant(audience, { provinceCode, industries: industries.get(organisationId) ?? [] }),
  )
  const ids = new Set(meant.map(({ personId }) => personId))
  return agreeing.filter(({ personId }) => ids.has(personId))
}
