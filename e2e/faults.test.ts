import { expect, test } from 'vitest'
import { listKills, listPauses } from '../bench/faults/nemeses/kills.ts'
import { weather } from '../bench/faults/storm.ts'
import { openSystem } from './system.ts'

// The whole claim, 500 kills and 100,000 writes, is `node bench/faults/run.ts`; docs/operations/faults.md holds its figures.
const strikes = 6
const writes = 500

test('whoever dies or stops while dossiers are filed and judged, events captured and goods ordered: nothing acknowledged is lost, doubled or half done', async () => {
  const seed = Math.floor(Math.random() * 1_000_000)
  const system = await openSystem()
  try {
    const outcome = await weather(system, [...listKills(system), ...listPauses(system)], { strikes, writes, seed })
    const { faults, breaches, acknowledged, kills, cutting, verified } = outcome
    expect(faults, `seed ${seed}`).toEqual({ lost: [], doubled: [], halfDone: [], changed: [], unasked: [] })
    expect(breaches).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(writes)
    expect(verified).toBe(kills)
    expect(kills).toBe(4)
    // A kill between two requests proves nothing.
    expect(cutting).toBeGreaterThanOrEqual(kills - 1)
  } finally {
    await system.close()
  }
}, 240_000)
