import type { Problem } from '../problem.ts'
import type { ApplicationIdentifier } from './application-identifier.ts'
import { findForeignCharacter } from './character-set.ts'

/**
 * What is wrong first with the value of an application identifier: its length, a character, then the content of each part
 * (GS1 General Specifications, section 3; checks of the Syntax Dictionary). Undefined when it is good.
 */
export function findValueProblem(identifier: ApplicationIdentifier, value: string): Problem | undefined {
  return findProblem(identifier, value, true)
}

/** The same for length and characters alone: check digits, dates and code lists are taken as they are. */
export function findFormatProblem(identifier: ApplicationIdentifier, value: string): Problem | undefined {
  return findProblem(identifier, value, false)
}

function findProblem(identifier: ApplicationIdentifier, value: string, withContent: boolean): Problem | undefined {
  const { ai, least, most, components } = identifier
  if (value.length < least || value.length > most) {
    return { code: value.length < least ? 'ai.too-short' : 'ai.too-long', at: ai, values: { least, most } }
  }
  let start = 0
  for (const component of components) {
    const rest = value.length - start
    if (component.isOptional && rest === 0) continue
    if (rest < component.least) {
      return { code: 'ai.too-short', at: ai, values: { least: start + component.least, most } }
    }
    const part = rest === value.length && rest <= component.most ? value : value.slice(start, start + component.most)
    const foreign = findForeignCharacter(component.set, part)
    if (foreign !== undefined) return { code: 'ai.character', at: ai, values: { character: foreign } }
    const failed = withContent ? component.checks.find((check) => !check.holds(part)) : undefined
    if (failed) return { code: `ai.${failed.reason}`, at: ai, values: { value: part } }
    start += part.length
  }
  return undefined
}
