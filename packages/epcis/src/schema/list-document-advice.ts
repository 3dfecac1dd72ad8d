import { parseDigitalLink } from '../digital-link/parse.ts'
import { type EpcisContent, listEvents } from '../document/document.ts'
import type { EpcisEvent, SensorElement } from '../document/event.ts'
import { below, type DocumentProblem } from '../document/problem.ts'
import { inWords } from '../problem.ts'
import { eventShapes } from './event-shapes.ts'

type Advice = (event: EpcisEvent, at: string, found: DocumentProblem[]) => void

/**
 * What a valid document had better not say, though the standard lets it: nothing here is a reason to refuse it. Pointers are
 * into the document (EPCIS 2.0 sections 7.3, 7.4).
 */
export function listDocumentAdvice(content: EpcisContent): DocumentProblem[] {
  const found: DocumentProblem[] = []
  const start = startOf(content)
  const seen = new Set<string>()
  for (const [i, event] of listEvents(content).entries()) {
    const at = start === undefined ? '' : below(start, i)
    if (!Object.hasOwn(eventShapes, event.type)) continue
    for (const advice of advices) advice(event, at, found)
    const { eventID, errorDeclaration } = event
    if (eventID === undefined || errorDeclaration !== undefined) continue
    if (seen.has(eventID)) {
      found.push({
        code: 'same-event-id',
        at: below(at, 'eventID'),
        message: `${eventID} is given twice`,
        source: 'EPCIS 2.0 §7.4.1',
      })
    }
    seen.add(eventID)
  }
  return found
}

/** EPCIS 2.0 section 7.4.1: the offset is that of the place; a time written in another one was perhaps put down elsewhere. */
const offsetsAgree: Advice = ({ eventTime, eventTimeZoneOffset }, at, found) => {
  if (eventTime.endsWith('Z') || eventTime.endsWith(eventTimeZoneOffset)) return
  const message = `eventTime is not written in the offset ${eventTimeZoneOffset}`
  found.push({ code: 'offsets-differ', at: below(at, 'eventTime'), message, source: 'EPCIS 2.0 §7.4.1' })
}

const happenedBeforeRecorded: Advice = ({ eventTime, recordTime }, at, found) => {
  if (recordTime === undefined || Date.parse(eventTime) <= Date.parse(recordTime)) return
  found.push({
    code: 'recorded-before',
    at: below(at, 'recordTime'),
    message: 'was recorded before it happened',
    source: 'EPCIS 2.0 §7.4.1',
  })
}

/** EPCIS 2.0 section 7.3.8: what holds for all reports belongs into the metadata, else into each report. */
const saidOnce: Advice = (event, at, found) => {
  for (const [i, element] of (event.sensorElementList ?? []).entries()) {
    const path = `${at}/sensorElementList/${i}`
    for (const field of inBoth(element)) {
      const message = `${field} stands in sensorMetadata and in a sensorReport`
      found.push({ code: 'said-twice', at: `${path}/sensorMetadata/${field}`, message, source: 'EPCIS 2.0 §7.3.8' })
    }
    const { startTime, endTime } = element.sensorMetadata ?? {}
    if (startTime !== undefined && endTime !== undefined && Date.parse(startTime) > Date.parse(endTime)) {
      found.push({
        code: 'ends-before-start',
        at: `${path}/sensorMetadata/endTime`,
        message: 'endTime is before startTime',
        source: 'EPCIS 2.0 §7.3.8.1',
      })
    }
  }
}

/** An identifier at GS1's own address that is no Digital Link, such as one with a wrong check digit. */
const identifiersAreRight: Advice = (event, at, found) => {
  const lists = { ...event } as Record<string, unknown>
  for (const name of ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList']) {
    const list = lists[name]
    if (!Array.isArray(list)) continue
    for (const [i, epc] of list.entries()) {
      if (typeof epc !== 'string' || !epc.startsWith('https://id.gs1.org/')) continue
      const link = parseDigitalLink(epc)
      if (link.ok) continue
      const message = `${epc}: ${link.problems.map(inWords).join(', ')}`
      found.push({ code: 'wrong-digital-link', at: `${at}/${name}/${i}`, message, source: 'Digital Link 1.6 §4' })
    }
  }
}

const advices: readonly Advice[] = [offsetsAgree, happenedBeforeRecorded, saidOnce, identifiersAreRight]

function inBoth({ sensorMetadata = {}, sensorReport }: SensorElement): string[] {
  return Object.keys(sensorMetadata).filter((field) => sensorReport.some((report) => field in report))
}

function startOf({ type }: EpcisContent): string | undefined {
  if (type === 'EPCISDocument') return '/epcisBody/eventList'
  return type === 'EPCISQueryDocument' ? '/epcisBody/queryResults/resultsBody/eventList' : undefined
}
