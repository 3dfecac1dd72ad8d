import { setTimeout as pause } from 'node:timers/promises'
import { type PartState, type StatusPart, statusParts } from '@saolang/core/kernel/incident.ts'

/** Tries a part as people use it: throws when it does not work; `off` where nobody has switched it on. */
export type Probe = () => Promise<'off' | unknown>
export type Probes = Readonly<Record<StatusPart, Probe>>

/** How each part stood when it was tried last. */
export type PartStates = { triedAt: Date; parts: readonly { part: StatusPart; state: PartState }[] }

const keptMs = 15_000
const slowMs = 1500
const patienceMs = 4000

let probes: Probes | undefined
let newest: { at: number; states: Promise<PartStates> } | undefined

/** Says how each part is tried. The platform knows no room: the application hands it in. */
export function configureProbes(next: Probes): void {
  probes = next
  newest = undefined
}

/** Tries every part; whoever asks within fifteen seconds shares an answer. Never throws. */
export function tryParts(): Promise<PartStates> {
  const at = performance.now()
  if (!newest || at - newest.at > keptMs) newest = { at, states: tryAll() }
  return newest.states
}

async function tryAll(): Promise<PartStates> {
  const triedAt = new Date()
  const parts = await Promise.all(statusParts.map(async (part) => ({ part, state: await tryOne(part) })))
  return { triedAt, parts }
}

async function tryOne(part: StatusPart): Promise<PartState> {
  const probe = probes?.[part]
  if (!probe) return 'off'
  const began = performance.now()
  try {
    const outcome = await Promise.race([probe(), pause(patienceMs, 'late' as const, { ref: false })])
    if (outcome === 'off') return 'off'
    if (outcome === 'late') return 'down'
    return performance.now() - began > slowMs ? 'slow' : 'works'
  } catch {
    return 'down'
  }
}
