import type { Actor } from '@saolang/core/people/actor.ts'
import { view } from '../../platform/act.ts'
import { listOrganisationsOf } from '../get-organisation.ts'
import { listOrganisationPage } from '../organisations.sql.ts'

/** Organisations within one's reach, a page by id: one's own, or those of one's unit; a sandbox sees samples. */
export const listReachedOrganisations = view(
  'organisation.read',
  async ({ tx, who }, { after, count }: { after: string | undefined; count: number }) => {
    const { jurisdiction } = who
    const own = await ownIds(who, () => listOrganisationsOf(tx, who.personId as string))
    return listOrganisationPage(tx, {
      ids: own,
      provinceCode: !own && jurisdiction?.level === 'province' ? jurisdiction.provinceCode : null,
      communeCode: !own && jurisdiction?.level === 'commune' ? jurisdiction.communeCode : null,
      samplesOnly: who.client?.isSandbox ?? false,
      after,
      count,
    })
  },
)

async function ownIds(who: Actor, listOwn: () => Promise<{ id: string }[]>): Promise<string[] | null> {
  if (who.role === 'integrator' && who.organisationId) return [who.organisationId]
  return who.jurisdiction ? null : (await listOwn()).map(({ id }) => id)
}
