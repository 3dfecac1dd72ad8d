import { builtInPrefixes, findQualifiedName } from '@saolang/epcis/document/context.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'

type Loose = Record<string, unknown>

const open = new Set([
  '@context',
  'type',
  'eventID',
  'eventTime',
  'recordTime',
  'eventTimeZoneOffset',
  'action',
  'bizStep',
  'disposition',
  'persistentDisposition',
  'certificationInfo',
  'parentID',
  'transformationID',
  'epcList',
  'childEPCs',
  'inputEPCList',
  'outputEPCList',
])
const classes = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList']
const places = ['readPoint', 'bizLocation']

/**
 * What anybody may see of a published event: what, when, where and at which step. Who gave it to whom, by which papers, how much,
 * what sensors said and what its maker added stay with those whom it concerns; of the master data of a lot, the standard ones are open.
 */
export function publicPart(event: EpcisEvent): EpcisEvent {
  const part: Loose = {}
  for (const [name, value] of Object.entries(event)) {
    if (open.has(name)) part[name] = value
    else if (classes.includes(name))
      part[name] = (value as { epcClass: string }[]).map(({ epcClass }) => ({ epcClass }))
    else if (places.includes(name)) part[name] = { id: (value as { id: string }).id }
    else if (name === 'errorDeclaration') part[name] = withoutExtensions(value as Loose)
    else if (name === 'ilmd') {
      const standard = Object.entries(value as Loose).filter(([key]) => isStandard(key))
      if (standard.length > 0) part[name] = Object.fromEntries(standard)
    }
  }
  return part as unknown as EpcisEvent
}

function withoutExtensions(fields: Loose): Loose {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes(':')))
}

function isStandard(name: string): boolean {
  return findQualifiedName(name, builtInPrefixes)?.namespace === builtInPrefixes.get('cbvmda')
}
