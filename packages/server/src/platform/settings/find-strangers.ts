import { editDistance } from '@saolang/core/kernel/edit-distance.ts'
import type { Environment, SettingProblem } from './read-settings.ts'
import type { Settings } from './setting.ts'

const prefix = 'SAOLANG_'
const toolPrefixes = ['SAOLANG_BENCH_', 'SAOLANG_FAULTS_', 'SAOLANG_TEST_']

/**
 * Variables that look like ours and are none: every SAOLANG_… that no table knows, and others that are one slip away from a name
 * of ours. A switch that nobody reads is worse than none: SAOLANG_DEM0=off would leave the demo on.
 */
export function findStrangers(table: Settings, env: Environment): SettingProblem[] {
  const known = Object.entries(table).flatMap(([name, { isSecret }]) => (isSecret ? [name, `${name}_FILE`] : [name]))
  const names = new Set(known)
  return Object.keys(env).flatMap((name) => {
    if (names.has(name) || toolPrefixes.some((tool) => name.startsWith(tool))) return []
    const isOurs = name.startsWith(prefix)
    // HOME is one slip from HOST: short words are left alone.
    const near = isOurs || /^\w+_\w{3,}$/.test(name) ? findNearest(name, known, isOurs ? 3 : 1) : undefined
    if (!isOurs && !near) return []
    return [{ name, says: near ? `is no setting; did you mean ${near}?` : 'is no setting' }]
  })
}

function findNearest(name: string, known: readonly string[], most: number): string | undefined {
  const near = known
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
  return near.sort((a, b) => a.distance - b.distance)[0]?.other
}
