import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { findFormatProblem } from '../ai/value-problem.ts'
import { canonicalStem, writeDigitalLink } from './canonical.ts'
import { readLinkPath } from './parse.ts'
import { isPathSequence } from './qualifiers.ts'

/**
 * The link that events identify things by: canonical, the key with its finest qualifier only (a serial without its lot), no
 * variant, no query (Core Business Vocabulary 2.0, section 8). Reads older links too (`/gtin/`, GTIN-13) and takes check digits
 * as they are, because an event on record is not to be refused. Undefined when the URI is no Digital Link.
 */
export function toConstrainedDigitalLink(uri: string): string | undefined {
  const path = readLinkPath(uri, { shortGtin: true, shortNames: true })
  if (!path || !isPathSequence(path.map(([ai]) => ai))) return undefined
  if (path.some(([ai, value]) => findFormatProblem(applicationIdentifiers.get(ai)!, value))) return undefined
  const [key, ...qualifiers] = path
  const finest = qualifiers.filter(([ai]) => ai !== '22').at(-1)
  return writeDigitalLink(canonicalStem, finest ? [key!, finest] : [key!], [])
}
