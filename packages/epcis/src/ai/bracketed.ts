import { accepted, type Problem, type Result, refused } from '../problem.ts'
import { applicationIdentifiers } from './application-identifier.ts'
import type { AiList } from './association-problems.ts'
import { findValueProblem } from './value-problem.ts'

/**
 * Reads `(01)09520123123451(10)A1`, the form that people read (GS1 General Specifications, section 4.14); a bracket that
 * belongs to a value is written `\(`. Checks every value, not the associations between them.
 */
export function parseBracketed(text: string): Result<AiList> {
  if (text === '') return refused({ code: 'bracketed.empty' })
  const pairs: [string, string][] = []
  const problems: Problem[] = []
  let end = 0
  for (const found of text.matchAll(pair)) {
    if (found.index !== end) break
    end += found[0].length
    const { ai = '', value = '' } = found.groups ?? {}
    const plain = value.replaceAll('\\(', '(')
    const identifier = applicationIdentifiers.get(ai)
    const problem = identifier ? findValueProblem(identifier, plain) : { code: 'ai.unknown', at: ai }
    if (problem) problems.push(problem)
    pairs.push([ai, plain])
  }
  if (end !== text.length) problems.push({ code: 'bracketed.form', values: { position: end } })
  return problems.length > 0 ? { ok: false, problems } : accepted(pairs)
}

/** Writes that form. Values are taken as they are. */
export function writeBracketed(list: AiList): string {
  return list.map(([ai, value]) => `(${ai})${value.replaceAll('(', '\\(')}`).join('')
}

const pair = /\((?<ai>\d{2,4})\)(?<value>(?:\\\(|[^(])+)/g
