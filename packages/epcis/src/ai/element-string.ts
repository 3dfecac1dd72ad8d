import { accepted, type Problem, type Result, refused } from '../problem.ts'
import { type ApplicationIdentifier, applicationIdentifiers, findIdentifierLength } from './application-identifier.ts'
import type { AiList } from './association-problems.ts'
import { findValueProblem } from './value-problem.ts'

/** The separator that a scanner sends for FNC1: ASCII 29 (GS1 General Specifications, section 7.8). */
export const separator = '\u001d'

/**
 * Reads the data of a GS1 barcode as a scanner sends it: with or without symbology identifier (`]C1`, `]e0`, `]d2`, `]Q3`, `]J1`)
 * or separator in front, identifiers of predefined length one after the other, the others ended by a separator
 * (GS1 General Specifications, section 7.8). Checks every value; associations count over all that is on a thing,
 * so they are checked apart (`findAssociationProblems`).
 */
export function parseElementString(text: string): Result<AiList> {
  let rest = text.replace(symbologyIdentifier, '')
  if (rest.startsWith(separator)) rest = rest.slice(1)
  if (rest === '') return refused({ code: 'element-string.empty' })
  const pairs: [string, string][] = []
  const problems: Problem[] = []
  while (rest !== '') {
    const identifier = findLeading(rest)
    if (!identifier) return refused(...problems, { code: 'ai.unknown', at: rest.slice(0, 4) })
    const { ai } = identifier
    const value = takeValue(identifier, rest.slice(ai.length))
    const problem = findValueProblem(identifier, value)
    if (problem) problems.push(problem)
    pairs.push([ai, value])
    rest = rest.slice(ai.length + value.length)
    if (rest.startsWith(separator)) rest = rest.slice(1)
  }
  return problems.length > 0 ? { ok: false, problems } : accepted(pairs)
}

/** Writes an element string in the order given, a separator after every value that needs one. Values are taken as they are. */
export function writeElementString(list: AiList): string {
  return list
    .map(([ai, value], i) => {
      const isOpen = i < list.length - 1 && !applicationIdentifiers.get(ai)?.hasPredefinedLength
      return ai + value + (isOpen ? separator : '')
    })
    .join('')
}

const symbologyIdentifier = /^\](?:C1|e0|d2|Q3|J1)/

function findLeading(text: string): ApplicationIdentifier | undefined {
  return applicationIdentifiers.get(text.slice(0, findIdentifierLength(text.slice(0, 2))))
}

function takeValue({ hasPredefinedLength, most }: ApplicationIdentifier, text: string): string {
  const end = text.indexOf(separator)
  const value = end < 0 ? text : text.slice(0, end)
  return hasPredefinedLength ? value.slice(0, most) : value
}
