import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { OrganisationAnswers } from '@saolang/core/people/organisation.ts'
import { view } from '../platform/act.ts'
import { listOrganisationsIn, listOrganisationsOf } from './get-organisation.ts'
import { listJoined } from './merges/join.sql.ts'
import { findOrganisationRow, isMember, listMembers, listVersions, type OrganisationRow } from './organisations.sql.ts'
import { findCommune } from './units.sql.ts'

/** The organisations of one's own desk: those that a producer acts for, those of the officer's commune. */
export const listOwnOrganisations = view('organisation.read', ({ tx, who }, _: undefined) =>
  who.jurisdiction?.level === 'commune'
    ? listOrganisationsIn(tx, who.jurisdiction.communeCode)
    : listOrganisationsOf(tx, who.personId as string),
)

/** One organisation with its members and history: for its members, and for officers within their reach. Instants are ISO 8601. */
export const readOrganisation = view('organisation.read', async ({ tx, who, reads }, id: string) => {
  const row = await findOrganisationRow(tx, id)
  if (!row) throw new Refused([{ code: 'not-found.organisation' }])
  const joined = await listJoined(tx, id)
  const heir = joined.find(({ isHeir }) => isHeir)
  const isOwn = who.organisationId === id || (await isMember(tx, heir?.id ?? id, who.personId as string))
  if (!isOwn) reads('organisation', id)
  if (!isOwn) refuseIf(findJurisdictionProblems(who, row))
  const versions = await listVersions(tx, id)
  const members = await listMembers(tx, id)
  return {
    id,
    isDemo: row.isDemo,
    answers: toAnswers(row),
    place: await findCommune(tx, row.communeCode),
    version: versions.length,
    joined,
    mayChange: !heir && (isOwn || who.role === 'commune-officer'),
    mayInvite: !heir && isOwn && who.role === 'producer',
    mayRenewLinks: !heir && who.role === 'commune-officer',
    members: members.map(({ id: personId, fullName, since }) => ({
      id: personId,
      name: fullName,
      since: since.toISOString(),
    })),
    versions: versions.map(({ recordedAt, ...version }) => ({ ...version, at: recordedAt.toISOString() })),
  }
})

function toAnswers({ id: _, isDemo: __, ...row }: OrganisationRow): OrganisationAnswers {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as OrganisationAnswers
}
