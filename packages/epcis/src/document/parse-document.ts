import { findDocumentProblems } from '../schema/find-document-problems.ts'
import type { EpcisContent } from './document.ts'
import { type DocumentProblem, InvalidDocument } from './problem.ts'

/** What a JSON text of EPCIS says and everything that is wrong with it. Throws `InvalidDocument` when it is no JSON. */
export function parseDocument(json: string): { content: EpcisContent; problems: DocumentProblem[] } {
  const content = parsed(json)
  return { content: content as EpcisContent, problems: findDocumentProblems(content) }
}

/** A document as JSON text. Undefined fields are left out; what was read is written as it was. */
export function serialiseDocument(content: EpcisContent): string {
  return JSON.stringify(content)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new InvalidDocument([{ code: 'not-json', at: '', message }])
  }
}
