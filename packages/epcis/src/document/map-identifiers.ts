import type { EpcisEvent } from './event.ts'

type Loose = Record<string, unknown>
type Change = (identifier: string) => string

const single = ['parentID', 'transformationID']
const lists = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList']
const inItems: readonly [list: string, field: string][] = [
  ['quantityList', 'epcClass'],
  ['childQuantityList', 'epcClass'],
  ['inputQuantityList', 'epcClass'],
  ['outputQuantityList', 'epcClass'],
  ['bizTransactionList', 'bizTransaction'],
  ['sourceList', 'source'],
  ['destinationList', 'destination'],
]
const places = ['readPoint', 'bizLocation']
const ofSensors = ['deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod', 'bizRules']

/**
 * A copy of an event with every identifier that may be a GS1 key changed, such as from urn to Digital Link for the header
 * `GS1-EPC-Format` (EPCIS 2.0 section 12.5). Extensions stay as they are: what they hold only their authors know.
 */
export function mapIdentifiers(event: EpcisEvent, change: Change): EpcisEvent {
  const copy: Loose = { ...event }
  replace(copy, single, change)
  for (const name of lists) if (Array.isArray(copy[name])) copy[name] = copy[name].map((epc: string) => change(epc))
  for (const [name, field] of inItems) {
    if (Array.isArray(copy[name])) copy[name] = copy[name].map((item: Loose) => replace({ ...item }, [field], change))
  }
  for (const name of places)
    if (copy[name] !== undefined) copy[name] = replace({ ...(copy[name] as Loose) }, ['id'], change)
  if (event.sensorElementList !== undefined) {
    copy.sensorElementList = event.sensorElementList.map(({ sensorMetadata, sensorReport, ...rest }) => ({
      ...rest,
      ...(sensorMetadata && { sensorMetadata: replace({ ...sensorMetadata }, ofSensors, change) }),
      sensorReport: sensorReport.map((report) => replace({ ...report }, ofSensors, change)),
    }))
  }
  return copy as unknown as EpcisEvent
}

function replace(target: Loose, names: readonly string[], change: Change): Loose {
  for (const name of names) {
    const value = target[name]
    if (typeof value === 'string') target[name] = change(value)
  }
  return target
}
