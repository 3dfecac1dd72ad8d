import { publicPart } from '@saolang/core/trace/public-part.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import { type StoryLine, tellStory } from '@saolang/core/trace/story/tell-story.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { openReach } from '../access/open-reach.ts'
import { followChain } from '../follow-thing.ts'
import { findEvents } from '../query.sql.ts'
import { nameStory } from './name-story.ts'

/** A chain as a story, of the thing that was asked for in normal form. */
export type Story = { epc: string; lines: StoryLine[] }

/** The chain behind a lot, a serial or a logistic unit as a story, over what somebody may see: of what was only published, the public part. */
export const readStory = view('event.read', async ({ tx, who, now }, { epc }: { epc: string }): Promise<Story> => {
  const reach = await openReach(tx, who, { withPublic: true })
  return reach ? storyWithin(tx, { epc, reach, now }) : { epc, lines: [] }
})

/** The same for anybody: over the public part of what was published. */
export function readPublicStory(tx: Tx, { epc, now }: { epc: string; now: Date }): Promise<Story> {
  return storyWithin(tx, { epc, reach: { level: 'public' }, now })
}

async function storyWithin(tx: Tx, { epc, reach, now }: { epc: string; reach: Reach; now: Date }): Promise<Story> {
  const chain = await followChain(tx, reach, { epc, direction: 'upstream' })
  const rows = chain.refs.length > 0 ? await findEvents(tx, chain.refs, reach) : []
  const seen = new Map(rows.map(({ body, isWhole }) => [body.eventID, isWhole]))
  const events = chain.events.map((event): EpcisEvent => (seen.get(event.eventID) ? event : openPart(event)))
  const isWhole = events.every(({ eventID }) => seen.get(eventID))
  return { epc: chain.epc, lines: tellStory({ events, names: await nameStory(tx, events, reach), now, isWhole }) }
}

/** The public part, with the name of the diary's step, which is no more than the step of the vocabulary in a farmer's words. */
function openPart(event: EpcisEvent): EpcisEvent {
  const step = (event as unknown as Record<string, unknown>)['saolang:step']
  return { ...publicPart(event), ...(typeof step === 'string' && { 'saolang:step': step }) } as EpcisEvent
}
