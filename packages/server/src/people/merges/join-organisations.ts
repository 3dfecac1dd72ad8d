import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import {
  type ComparedOrganisation,
  findIdByNumber,
  listChangedOrganisations,
  listCompared,
  lockStandings,
  moveMembers,
  moveMembersBack,
  type Standing,
  saveMergedInto,
} from './join.sql.ts'

type Context = Pick<ActContext, 'tx' | 'now'>

export type { ComparedOrganisation, Standing }

/** How two organisations stand, locked until the caller's act ends; what does not exist is undefined. */
export async function lockBoth(tx: Tx, a: string, b: string): Promise<(Standing | undefined)[]> {
  const rows = await lockStandings(tx, [a, b])
  return [a, b].map((id) => rows.find((row) => row.id === id))
}

/** Has an organisation go into another, within the caller's act: its members act for the other. Gives the grants that moved. */
export async function joinOrganisation({ tx, now }: Context, fromId: string, intoId: string): Promise<string[]> {
  await saveMergedInto(tx, fromId, intoId, now)
  return moveMembers(tx, fromId, intoId)
}

/** Has an organisation stand for itself again, with the members that went over. */
export async function partOrganisation(
  { tx, now }: Context,
  merge: { fromId: string; intoId: string; grantIds: readonly string[] },
): Promise<void> {
  await saveMergedInto(tx, merge.fromId, null, now)
  await moveMembersBack(tx, { ...merge, ids: merge.grantIds })
}

/** Organisations that changed after a moment, in the order of their changes. */
export function listOrganisationsSince(
  tx: Tx,
  asked: { since: { changedAt: string; id: string } | undefined; many: number },
): Promise<ComparedOrganisation[]> {
  return listChangedOrganisations(tx, asked)
}

/** Organisations as they are compared; those that went into another only when asked for. */
export function listOrganisationsToCompare(
  tx: Tx,
  ids: readonly string[],
  withMerged = false,
): Promise<ComparedOrganisation[]> {
  return listCompared(tx, ids, withMerged)
}

/** The organisation of a tax code or a registration number that stands for itself; none where several do. */
export function findOrganisationByNumber(tx: Tx, number: string): Promise<string | undefined> {
  return findIdByNumber(tx, number)
}
