import { readChainEvent } from '@saolang/core/trace/continuity/chain-event.ts'
import { findGaps, type Gap } from '@saolang/core/trace/continuity/find-gaps.ts'
import { view } from '../../platform/act.ts'
import { openReach } from '../access/open-reach.ts'
import { followChain } from '../follow-thing.ts'

/** A thing's chain back to its beginnings, judged: how many events were seen, and every gap. */
export type ChainCheck = { epc: string; events: number; lots: string[]; gaps: Gap[] }

/** Checks the chain behind a lot, a serial or a logistic unit over the events that somebody may see. */
export const readGaps = view('event.read', async ({ tx, who, now }, { epc }: { epc: string }): Promise<ChainCheck> => {
  const reach = await openReach(tx, who, { withPublic: true })
  const chain = await followChain(tx, reach, { epc, direction: 'upstream' })
  const gaps = findGaps(chain.events.map(readChainEvent), now.getTime())
  return { epc: chain.epc, events: chain.events.length, lots: chain.lots, gaps }
})
