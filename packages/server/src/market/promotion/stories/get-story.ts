import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation, type Organisation } from '../../../people/get-organisation.ts'
import type { Tx } from '../../../platform/sql.ts'
import { getSeat } from '../../../trace/seat.ts'
import { findStory, listVersions, type StoryRow, type VersionRow } from './stories.sql.ts'

/** A story with its teller and its versions, the newest first. */
export type KnownStory = { story: StoryRow; seat: Organisation; versions: VersionRow[] }

/** A story that somebody may work on or judge: its producer, and officers of its place. Refuses any other; held until the act ends when asked so. */
export async function getStoryOf(tx: Tx, who: Actor, id: string, lock?: 'lock'): Promise<KnownStory> {
  const story = await getStory(tx, id, lock)
  const seat = await getSeat(tx, who, story.organisationId)
  return { story, seat, versions: await listVersions(tx, [id]) }
}

/** The same for those who judge: a seat of their own is no reason. */
export async function getStoryIn(tx: Tx, who: Actor, id: string): Promise<KnownStory> {
  const story = await getStory(tx, id, 'lock')
  const seat = await getOrganisation(tx, story.organisationId)
  refuseIf(findJurisdictionProblems(who, seat))
  return { story, seat, versions: await listVersions(tx, [id]) }
}

async function getStory(tx: Tx, id: string, lock?: 'lock'): Promise<StoryRow> {
  const story = await findStory(tx, id, lock)
  if (!story) throw new Refused([{ code: 'not-found.story' }])
  return story
}
