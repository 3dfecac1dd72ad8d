import { epcisContext } from '@saolang/epcis/document/context.ts'
import type { EpcisContent } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { findDocumentProblems } from '@saolang/epcis/schema/find-document-problems.ts'
import type { ActContext } from '../../platform/act.ts'
import { captureFor } from '../capture-events.ts'
import { codeOrigin } from '../product-key.ts'

/** Takes an event of the diary in as a document of EPCIS, within the same act. */
export async function captureOne(context: ActContext, event: EpcisEvent, organisationId: string): Promise<void> {
  const content: EpcisContent = {
    '@context': [epcisContext, { saolang: `${codeOrigin()}/ns#` }],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: context.now.toISOString(),
    epcisBody: { eventList: [event] },
  }
  const [problem] = findDocumentProblems(content)
  if (problem) throw new Error(`the diary wrote a wrong event: ${problem.at}: ${problem.message}`)
  await captureFor(context, { content, syntax: 'json', wrong: new Map(), behaviour: 'rollback' }, organisationId)
}
