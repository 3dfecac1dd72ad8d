import { findWord } from '@saolang/epcis/cbv/convert-term.ts'
import { findQualifiedName } from '@saolang/epcis/document/context.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'

type Scalar = string | number | boolean
/** Values by where they stand: `ILMD {namespace}name`, `INNER_EXTENSION {namespace}name`, `SENSORREPORT type`, … */
export type Facts = Record<string, Scalar[]>

/** Where in an event the parameters of the query language look (EPCIS 2.0 section 8.2.7.1). */
export type FactPlace = 'EXTENSION' | 'ILMD' | 'SENSORELEMENT' | 'SENSORMETADATA' | 'SENSORREPORT' | 'ERROR_DECLARATION'

/** The name of a fact. `name` is a standard field or `{namespace}local`. */
export function factKey(place: FactPlace, name: string, isInner = false): string {
  return `${isInner ? 'INNER_' : ''}${place} ${name}`
}

type Gathering = { facts: Facts; prefixes: ReadonlyMap<string, string> }

/**
 * Everything in an event that only the wider query parameters ask for: extensions anywhere, ilmd, sensors, persistent
 * dispositions, reasons of errors, quantities by unit. Null when there is nothing.
 */
export function flattenFacts(event: EpcisEvent, prefixes: ReadonlyMap<string, string>): Facts | null {
  const gathering: Gathering = { facts: {}, prefixes }
  gather(gathering, 'EXTENSION', extensionsOf(event))
  if ('ilmd' in event && event.ilmd) gather(gathering, 'ILMD', event.ilmd)
  if (event.sensorElementList?.length) addFact(gathering.facts, 'sensors', true)
  for (const element of event.sensorElementList ?? []) {
    gather(gathering, 'SENSORELEMENT', extensionsOf(element))
    if (element.sensorMetadata) gather(gathering, 'SENSORMETADATA', element.sensorMetadata, true)
    for (const report of element.sensorReport ?? [])
      gather(gathering, 'SENSORREPORT', { ...report, ...(report.type && { type: bare(report.type) }) }, true)
  }
  gatherError(gathering, event)
  gatherDispositions(gathering, event)
  gatherQuantities(gathering, event)
  return Object.keys(gathering.facts).length > 0 ? gathering.facts : null
}

function gather(to: Gathering, place: FactPlace, fields: object, isStandard = false): void {
  for (const [name, value] of Object.entries(fields)) {
    const full = fullName(name, to.prefixes)
    if (full === undefined && !isStandard) continue
    addFact(to.facts, factKey(place, full ?? name), value)
    if (full !== undefined) gatherInner(to, place, value)
  }
}

function gatherInner(to: Gathering, place: FactPlace, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) gatherInner(to, place, item)
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      addFact(to.facts, factKey(place, fullName(name, to.prefixes) ?? name, true), inner)
      gatherInner(to, place, inner)
    }
}

function gatherError(to: Gathering, { errorDeclaration }: EpcisEvent): void {
  if (!errorDeclaration) return
  if (errorDeclaration.reason) addFact(to.facts, 'error reason', bare(errorDeclaration.reason))
  addFact(to.facts, 'error correctiveEventID', errorDeclaration.correctiveEventIDs ?? [])
  gather(to, 'ERROR_DECLARATION', extensionsOf(errorDeclaration))
}

function gatherDispositions(to: Gathering, { persistentDisposition }: EpcisEvent): void {
  if (persistentDisposition?.set) addFact(to.facts, 'persistent set', persistentDisposition.set.map(bare))
  if (persistentDisposition?.unset) addFact(to.facts, 'persistent unset', persistentDisposition.unset.map(bare))
}

const quantityLists = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList']

function gatherQuantities(to: Gathering, event: EpcisEvent): void {
  for (const list of quantityLists)
    for (const { quantity, uom = '' } of (event as unknown as Record<string, { quantity?: number; uom?: string }[]>)[
      list
    ] ?? [])
      if (quantity !== undefined) addFact(to.facts, measureKey('quantity', uom), quantity)
  for (const { sensorReport = [] } of event.sensorElementList ?? [])
    for (const report of sensorReport)
      for (const field of measures)
        if (report[field] !== undefined && report.uom) addFact(to.facts, measureKey(field, report.uom), report[field])
}

/** What of a sensor report is a measure with a unit. */
export const measures = ['value', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percValue'] as const

/** The name of a quantity or a measure in its unit, an empty one for pieces. */
export function measureKey(field: (typeof measures)[number] | 'quantity', uom: string): string {
  return `measure ${field} ${uom}`
}

/** The bare word of a standard value of these vocabularies in web, urn or compact form; anything else as it is. */
export function bare(value: string): string {
  for (const vocabulary of ['disposition', 'errorReason', 'measurementType'] as const) {
    const word = findWord(vocabulary, value)
    if (word !== undefined) return word
  }
  return value
}

function addFact(facts: Facts, key: string, value: unknown): void {
  if (!Object.hasOwn(facts, key)) facts[key] = []
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') continue
    facts[key]?.push(item)
    const magnitude = magnitudeOf(item)
    if (magnitude === undefined) continue
    const measured = magnitudeKey(key)
    if (!Object.hasOwn(facts, measured)) facts[measured] = []
    facts[measured]?.push(magnitude)
  }
}

/** Where the magnitudes of a fact's values are: numbers, and instants as milliseconds since 1970, whatever they were written as. */
export function magnitudeKey(key: string): string {
  return `~${key}`
}

/** What a value is compared by when it is a number or an instant. */
export function magnitudeOf(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return undefined
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return finite(Number(value))
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(value)) return finite(Date.parse(value))
  return undefined
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined
}

function fullName(name: string, prefixes: ReadonlyMap<string, string>): string | undefined {
  const found = findQualifiedName(name, prefixes)
  return found && qualifiedName(found.namespace, found.local)
}

/** The name of an extension; `#` between namespace and name, which the query language writes, is part of neither. */
export function qualifiedName(namespace: string, local: string): string {
  return `{${namespace.replace(/#$/, '')}}${local}`
}

function extensionsOf(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.includes(':')))
}
