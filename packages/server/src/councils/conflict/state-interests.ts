import type { Interests } from '@saolang/core/councils/proposed-conflict.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act, view } from '../../platform/act.ts'
import { getSitting } from '../sitting.ts'
import { addInterests, findInterests, listOpenSittingsOf } from './conflict.sql.ts'
import { proposeConflictsOn } from './propose-conflicts.ts'

/** Somebody on a council states employer, tax codes, addresses, phones and paying clients; ties to open dossiers are proposed at once. */
export const stateInterests = act('interests.state', async (context, input: Interests) => {
  const { tx, who, now } = context
  const personId = who.personId as string
  const lines = (texts: readonly string[]) => texts.map(tidy).filter(Boolean)
  const interests = {
    employer: tidy(input.employer),
    taxCodes: lines(input.taxCodes),
    addresses: lines(input.addresses),
    phones: lines(input.phones),
    clients: lines(input.clients),
  }
  await addInterests(tx, { id: context.newId(), personId, interests, statedAt: now })
  for (const at of await listOpenSittingsOf(tx, personId))
    await proposeConflictsOn(context, await getSitting(tx, at, 'update'), personId)
  context.on('person', personId)
})

/** What the reader stated last about themself; nobody else reads it. */
export const getOwnInterests = view('interests.state', async ({ tx, who }) => {
  const stated = await findInterests(tx, who.personId as string)
  return stated ?? null
})
