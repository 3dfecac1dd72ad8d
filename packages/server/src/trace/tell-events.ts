import { type EpcFormat, inFormat, type ToldEvent } from '@saolang/core/trace/answer.ts'
import { publicPart } from '@saolang/core/trace/public-part.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../platform/sql.ts'
import type { EventRow } from './query.sql.ts'
import { listCompanyPrefixes } from './vocabulary/vocabulary.sql.ts'

/** Events as they are answered to whoever may see them whole, or their public part, with identifiers spelled as asked. */
export async function tellEvents(tx: Tx, rows: readonly EventRow[], format: EpcFormat): Promise<ToldEvent[]> {
  const owners = format === 'Always_EPC_URN' ? [...new Set(rows.map(({ ownerId }) => ownerId))] : []
  const prefixes = owners.length > 0 ? await listCompanyPrefixes(tx, owners) : undefined
  return rows.map(({ body, recordTime, context, isWhole, ownerId }) => {
    const event = { ...body, recordTime: recordTime.toISOString() } as EpcisEvent
    return {
      event: inFormat(isWhole ? event : publicPart(event), format, prefixes?.get(ownerId)),
      context: isWhole ? context : null,
    }
  })
}
