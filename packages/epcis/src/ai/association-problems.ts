import type { Problem } from '../problem.ts'
import { applicationIdentifiers } from './application-identifier.ts'

/** Application identifiers with their values, in order. */
export type AiList = readonly (readonly [ai: string, value: string])[]

/**
 * What is wrong with these application identifiers together: one that needs another, two that must not meet, one twice with
 * different values, a signature on a key without serial (GS1 General Specifications, sections 4.13 and 4.14).
 */
export function findAssociationProblems(list: AiList): Problem[] {
  const problems: Problem[] = []
  for (const [ai] of list) {
    const identifier = applicationIdentifiers.get(ai)
    if (!identifier) continue
    for (const pattern of identifier.excludes) {
      const other = findMatch(list, pattern, ai)
      if (other) problems.push({ code: 'ai.excluded', at: ai, values: { other } })
    }
    for (const groups of identifier.requires) {
      if (!groups.some((group) => group.every((pattern) => findMatch(list, pattern, ai) !== undefined)))
        problems.push({
          code: 'ai.required',
          at: ai,
          values: { oneOf: groups.map((group) => group.join('+')).join(',') },
        })
    }
  }
  return [...problems, ...findRepeatProblems(list), ...findSignatureProblems(list)]
}

function findRepeatProblems(list: AiList): Problem[] {
  if (list.length < 2) return []
  const first = new Map<string, string>()
  for (const [ai, value] of list) if (!first.has(ai)) first.set(ai, value)
  return list
    .filter(([ai, value]) => first.get(ai) !== value)
    .map(([ai]) => ({ code: 'ai.repeated', at: ai, values: { first: first.get(ai) ?? '' } }))
}

const serialIsOptional = new Set(['253', '255', '8003'])

/** A digital signature signs one thing: keys with an optional serial need it (GS1 General Specifications, section 3.9.17). */
function findSignatureProblems(list: AiList): Problem[] {
  if (!list.some(([ai]) => ai === '8030')) return []
  return list
    .filter(([ai, value]) => serialIsOptional.has(ai) && value.length === applicationIdentifiers.get(ai)?.least)
    .map(([ai]) => ({ code: 'ai.serial-missing', at: ai }))
}

/** The identifier in the list, other than `self`, that a pattern such as `01`, `31nn` or `394n` names. */
function findMatch(list: AiList, pattern: string, self: string): string | undefined {
  const wild = pattern.indexOf('n')
  const prefix = wild < 0 ? pattern : pattern.slice(0, wild)
  return list.find(([ai]) => ai !== self && ai.length === pattern.length && ai.startsWith(prefix))?.[0]
}
