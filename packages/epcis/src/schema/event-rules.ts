import { below, type DocumentProblem } from '../document/problem.ts'
import { isObject } from './check.ts'

type LooseEvent = Record<string, unknown>
type Rule = (event: LooseEvent, at: string, found: DocumentProblem[]) => void

/** The rules between fields that the shape of an event does not say, by type. Values may be of any kind: shapes are checked apart. */
export function findRuleProblems(event: LooseEvent, at: string, found: DocumentProblem[]): void {
  for (const rule of rules[String(event.type)] ?? []) rule(event, at, found)
  if (isObject(event.persistentDisposition)) persistentDispositionSaysSomething(event.persistentDisposition, at, found)
}

/** EPCIS 2.0 section 7.4.2: an object event names objects, quantities, or a sensor at a place. */
const objectEventHasSubject: Rule = (event, at, found) => {
  const sensed = holds(event.sensorElementList) && (event.readPoint !== undefined || event.epcList !== undefined)
  if (holds(event.epcList) || holds(event.quantityList) || sensed) return
  const message = 'an object event needs an epcList, a quantityList, or a sensorElementList with a readPoint'
  found.push({ code: 'no-subject', at, message, source: 'EPCIS 2.0 §7.4.2' })
}

/** EPCIS 2.0 section 7.4.2.1: master data of instances and lots is said where they come into being. */
const ilmdOnlyWhenAdded: Rule = (event, at, found) => {
  if (event.ilmd === undefined || event.action === 'ADD') return
  found.push({
    code: 'ilmd-without-add',
    at: below(at, 'ilmd'),
    message: 'ilmd belongs to events of action ADD',
    source: 'EPCIS 2.0 §7.4.2',
  })
}

/** EPCIS 2.0 section 7.4.3: only an observation may leave the parent out. */
const aggregationHasParent: Rule = (event, at, found) => {
  if (event.parentID !== undefined || event.action === 'OBSERVE') return
  found.push({
    code: 'missing',
    at: below(at, 'parentID'),
    message: 'parentID is required unless the action is OBSERVE',
    source: 'EPCIS 2.0 §7.4.3',
  })
}

/** EPCIS 2.0 sections 7.4.3 and 7.4.6: without children, only all of them can be taken away. */
const childrenUnlessDeleted: Rule = (event, at, found) => {
  const sensed = holds(event.sensorElementList) && Array.isArray(event.childEPCs)
  if (holds(event.childEPCs) || holds(event.childQuantityList) || event.action === 'DELETE' || sensed) return
  const message = 'childEPCs or childQuantityList is required unless the action is DELETE'
  found.push({ code: 'no-children', at, message, source: 'EPCIS 2.0 §7.4.3' })
}

/** EPCIS 2.0 section 7.4.4: a transaction event ties objects, unless all are untied. */
const transactionHasSubject: Rule = (event, at, found) => {
  if (event.bizTransactionList !== undefined && !holds(event.bizTransactionList)) {
    found.push({
      code: 'too-few',
      at: below(at, 'bizTransactionList'),
      message: 'must hold at least 1',
      source: 'EPCIS 2.0 §7.4.4',
    })
  }
  const sensed = holds(event.sensorElementList) && Array.isArray(event.epcList)
  if (
    holds(event.epcList) ||
    holds(event.quantityList) ||
    event.parentID !== undefined ||
    event.action === 'DELETE' ||
    sensed
  )
    return
  const message = 'an epcList, a quantityList or a parentID is required unless the action is DELETE'
  found.push({ code: 'no-subject', at, message, source: 'EPCIS 2.0 §7.4.4' })
}

/** EPCIS 2.0 section 7.4.5: without an id that ties the halves together, a transformation says both. */
const transformationHasBothSides: Rule = (event, at, found) => {
  const inputs = holds(event.inputEPCList) || holds(event.inputQuantityList)
  const outputs = holds(event.outputEPCList) || holds(event.outputQuantityList)
  if (event.transformationID === undefined ? inputs && outputs : inputs || outputs) return
  const message =
    event.transformationID === undefined
      ? 'inputs and outputs are both required without a transformationID'
      : 'inputs or outputs are required'
  found.push({ code: 'no-subject', at, message, source: 'EPCIS 2.0 §7.4.5' })
}

const persistentDispositionSaysSomething: Rule = (disposition, at, found) => {
  if (disposition.set !== undefined || disposition.unset !== undefined) return
  found.push({
    code: 'missing',
    at: below(at, 'persistentDisposition'),
    message: 'set or unset is required',
    source: 'EPCIS 2.0 §7.3.5.5',
  })
}

const rules: Readonly<Record<string, readonly Rule[]>> = {
  ObjectEvent: [objectEventHasSubject, ilmdOnlyWhenAdded],
  AggregationEvent: [aggregationHasParent, childrenUnlessDeleted],
  TransactionEvent: [transactionHasSubject],
  TransformationEvent: [transformationHasBothSides],
  AssociationEvent: [childrenUnlessDeleted],
}

function holds(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0
}
