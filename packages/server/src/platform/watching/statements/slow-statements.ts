import { followStatements } from './follow-statements.ts'

/** A statement that took long in this process: its text without values, how often, and for how long. */
export type SlowStatement = { statement: string; calls: number; totalMs: number; maxMs: number }

const slowMs = 100
const mostKept = 200
const longestText = 4000
const kept = new Map<string, SlowStatement>()

let isNoting = false

/** From now on every statement of this process that takes a tenth of a second or more is noted, its wait for a connection included. */
export function noteSlowStatements(): void {
  if (isNoting) return
  isNoting = true
  followStatements(() => {
    const began = performance.now()
    return (text) => {
      const took = performance.now() - began
      if (took >= slowMs) note(text.slice(0, longestText), took)
    }
  })
}

/** What was noted since the process started, longest in all first. */
export function listNotedStatements(): SlowStatement[] {
  return [...kept.values()].sort((a, b) => b.totalMs - a.totalMs)
}

function note(statement: string, took: number): void {
  const { calls, totalMs, maxMs } = kept.get(statement) ?? { calls: 0, totalMs: 0, maxMs: 0 }
  if (calls === 0 && kept.size >= mostKept) forgetLeast()
  kept.set(statement, { statement, calls: calls + 1, totalMs: totalMs + took, maxMs: Math.max(maxMs, took) })
}

function forgetLeast(): void {
  const least = listNotedStatements().at(-1)
  if (least) kept.delete(least.statement)
}
