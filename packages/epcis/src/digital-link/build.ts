import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { type AiList, findAssociationProblems } from '../ai/association-problems.ts'
import { findValueProblem } from '../ai/value-problem.ts'
import { accepted, type Problem, type Result, refused } from '../problem.ts'
import { canonicalStem, writeDigitalLink } from './canonical.ts'
import { findLongestSequence } from './qualifiers.ts'

/**
 * A Digital Link from application identifiers in any order: the first primary key, as many of its qualifiers as one sequence
 * takes, the rest as attributes in the order given, those of predefined length first. The stem is a domain with or without a
 * path, GS1's resolver when none is given. Refuses bad values and whatever a link cannot carry (Digital Link URI Syntax, section 4).
 */
export function buildDigitalLink(list: AiList, stem: string = canonicalStem): Result<string> {
  const problems = [...findBuildProblems(list), ...(isStem(stem) ? [] : [{ code: 'digital-link.stem' }])]
  const values = new Map([...list].reverse())
  const key = list.find(([ai]) => applicationIdentifiers.get(ai)?.qualifiers)?.[0]
  if (key === undefined) return refused(...problems, { code: 'digital-link.no-key' })
  const path = findLongestSequence(key, (ai) => values.has(ai))
  const rest = [...new Set(list.map(([ai]) => ai))].filter((ai) => !path.includes(ai))
  const misplaced = rest.filter((ai) => applicationIdentifiers.get(ai)?.isLinkAttribute === false)
  problems.push(...misplaced.map((ai) => ({ code: 'digital-link.not-an-attribute', at: ai })))
  if (problems.length > 0) return refused(...problems)
  const [first, second] = [rest.filter(isPredefined), rest.filter((ai) => !isPredefined(ai))]
  const pairs = (ais: readonly string[]): AiList => ais.map((ai) => [ai, values.get(ai)!])
  return accepted(writeDigitalLink(stem.replace(/\/$/, ''), pairs(path), pairs([...first, ...second])))
}

function findBuildProblems(list: AiList): Problem[] {
  const problems: Problem[] = []
  for (const [ai, value] of list) {
    const identifier = applicationIdentifiers.get(ai)
    const problem = identifier ? findValueProblem(identifier, value) : { code: 'ai.unknown', at: ai }
    if (problem) problems.push(problem)
  }
  return [...problems, ...findAssociationProblems(list)]
}

function isPredefined(ai: string): boolean {
  return applicationIdentifiers.get(ai)?.hasPredefinedLength === true
}

function isStem(stem: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:[\]-]+(?:\/[\w.~:[\]@!$&'()*+,;=%-]+)*\/?$/.test(stem)
}
