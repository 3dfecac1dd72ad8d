import type { EpcisContent } from '@saolang/epcis/document/document.ts'
import { hashEvents } from '@saolang/epcis/hash/event-hash.ts'
import { answerLines, isRecord, type Output, parseRecord } from './answer-lines.ts'

/**
 * `./saolang epcis-hash`: reads EPCIS documents in JSON, one a line, and writes for each, in order, the list of the hashes of
 * its events, or `{"error":…}`. Takes query documents and single events too, and whatever has events that can be hashed: to
 * ask whether a document is valid is another question.
 */
export async function epcisHashCommand(input: AsyncIterable<string | Uint8Array>, output: Output): Promise<void> {
  await answerLines(input, output, answer)
}

function answer(line: string): object {
  const content = parseRecord(line)
  if (!content) return { error: 'the line is not a JSON object' }
  const reason = findReason(content)
  if (reason !== undefined) return { error: reason }
  try {
    return hashEvents(content as unknown as EpcisContent)
  } catch (error) {
    if (error instanceof RangeError) return { error: 'the document is nested too deeply' }
    throw error
  }
}

function findReason(content: Record<string, unknown>): string | undefined {
  const { type } = content
  if (type !== 'EPCISDocument' && type !== 'EPCISQueryDocument') return findEventReason(content, 'the object')
  const body = record(content.epcisBody)
  const holder = type === 'EPCISDocument' ? body : record(record(body?.queryResults)?.resultsBody)
  const events = holder?.eventList
  if (!Array.isArray(events)) return 'the document has no eventList'
  for (const [i, event] of events.entries()) {
    const reason = findEventReason(event, `event ${i}`)
    if (reason !== undefined) return reason
  }
  return undefined
}

function findEventReason(event: unknown, name: string): string | undefined {
  if (!isRecord(event)) return `${name} is not an object`
  const { type, eventTime } = event
  if (typeof type !== 'string' || !/Event$|:/.test(type)) return `${name} is of no type of event`
  return typeof eventTime === 'string' ? undefined : `${name} has no eventTime`
}

function record(value: unknown): Record<string, unknown> | undefined {
  return isRecord(value) ? value : undefined
}
