import type { Problem } from '../problem.ts'
import { applicationIdentifiers } from './application-identifier.ts'

/** Application identifiers with their values, in order. */
export type AiList = readonly (readonly [ai: string, value: string])[]

/**
 * What is wrong with these application identifiers together: one that needs another, two that must not meet, one twice with
 * different values, a signature on a key without serial (GS1 General Specifications, section 4.13, "Data relationships").
 */
export function findAssociationProblems(list: AiList): Problem[] {
  const problems: Problem[] = []
  for (const [ai, value] of list) {
    const identifier = applicationIdentifiers.get(ai)
    if (!identifier) continue
    for (const pattern of identifier.excludes) {
      const other = findMatch(list, pattern, ai)
      if (other) problems.push({ code: 'ai.excluded', at: ai, values: { other } })
    }
    for (const groups of identifier.requires) {
      if (isMet(list, groups, ai)) continue
      const oneOf = groups.map((group) => group.join('+')).join(',')
      problems.push({ code: 'ai.required', at: ai, values: { oneOf } })
    }
    const first = findValue(list, ai)
    if (first !== value) problems.push({ code: 'ai.repeated', at: ai, values: { first } })
  }
  if (list.some(([ai]) => ai === '8030')) problems.push(...findSignatureProblems(list))
  return problems
}

const serialIsOptional = new Set(['253', '255', '8003'])

/** A digital signature signs one thing: keys with an optional serial need it (GS1 General Specifications, digital signature, AI (8030)). */
function findSignatureProblems(list: AiList): Problem[] {
  return list
    .filter(([ai, value]) => serialIsOptional.has(ai) && value.length === applicationIdentifiers.get(ai)?.least)
    .map(([ai]) => ({ code: 'ai.serial-missing', at: ai }))
}

// Loops, not `some` and `every`: this runs for every link that is resolved and every event that is captured.
function isMet(list: AiList, groups: readonly (readonly string[])[], self: string): boolean {
  for (const group of groups) {
    let isWhole = true
    for (const pattern of group) if (findMatch(list, pattern, self) === undefined) isWhole = false
    if (isWhole) return true
  }
  return false
}

/** The identifier in the list, other than `self`, that a pattern such as `01`, `31nn` or `394n` names. */
function findMatch(list: AiList, pattern: string, self: string): string | undefined {
  for (const [ai] of list) if (ai !== self && matches(ai, pattern)) return ai
  return undefined
}

function matches(ai: string, pattern: string): boolean {
  if (ai === pattern) return true
  return ai.length === pattern.length && pattern.endsWith('n') && ai.startsWith(pattern.slice(0, pattern.indexOf('n')))
}

function findValue(list: AiList, wanted: string): string {
  for (const [ai, value] of list) if (ai === wanted) return value
  return ''
}
