import { isLot } from '@saolang/core/trace/identifier.ts'
import { epcisContext } from '@saolang/epcis/document/context.ts'
import type { EpcisContent } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { ActContext } from '../../platform/act.ts'
import { captureFor } from '../capture-events.ts'
import { codeOrigin } from '../product-key.ts'
import type { NewRecall } from './recalls.sql.ts'

/**
 * A maker's own recall as an event, so that systems that subscribe to its lots hear of it (CBV 2.0: disposition `recalled`). What an
 * authority orders is no word of the maker's: it stands in the recall alone.
 */
export async function captureRecall(context: ActContext, recall: NewRecall, roots: readonly string[]): Promise<void> {
  if (context.who.role !== 'producer' || !recall.organisationId) return
  const [lots, pieces] = [roots.filter(isLot), roots.filter((text) => !isLot(text))]
  const event = {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventID: `urn:uuid:${recall.id}`,
    eventTime: context.now.toISOString(),
    eventTimeZoneOffset: '+07:00',
    bizStep: 'holding',
    disposition: 'recalled',
    ...(pieces.length > 0 && { epcList: pieces }),
    ...(lots.length > 0 && { quantityList: lots.map((epcClass) => ({ epcClass })) }),
    'saolang:recall': `${codeOrigin()}/recalls/${recall.code}`,
  } as unknown as EpcisEvent
  const content: EpcisContent = {
    '@context': [epcisContext, { saolang: `${codeOrigin()}/ns#` }],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: context.now.toISOString(),
    epcisBody: { eventList: [event] },
  }
  await captureFor(context, { content, syntax: 'json', wrong: new Map(), behaviour: 'rollback' }, recall.organisationId)
}
