import { below, type DocumentProblem } from '../document/problem.ts'
import { urnToDigitalLink } from '../epc/urn-to-digital-link.ts'
import { inWords } from '../problem.ts'

const singles = ['parentID']
const lists = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList']
const quantities = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList']

/**
 * What is wrong with the identifiers that an event says WHAT with: a `urn:epc:` that its scheme does not allow (EPCIS 2.0
 * sections 7.3.3, 7.3.4; TDS 2.0 section 6.3). Other URIs are anyone's own.
 */
export function findIdentifierProblems(event: Record<string, unknown>, at: string, found: DocumentProblem[]): void {
  for (const field of singles) checkEpc(event[field], at, [field], found)
  for (const field of lists) {
    const list = event[field]
    if (Array.isArray(list)) for (let i = 0; i < list.length; i++) checkEpc(list[i], at, [field, i], found)
  }
  for (const field of quantities) {
    const list = event[field]
    if (!Array.isArray(list)) continue
    for (let i = 0; i < list.length; i++) checkEpc(list[i]?.epcClass, at, [field, i, 'epcClass'], found)
  }
}

// Schemes of TDS whose identifiers are no GS1 keys, and have no Digital Link.
const ofOthers = /^urn:epc:id:(adi|bic|gid|imovn|usdod):./

function checkEpc(value: unknown, at: string, path: readonly (string | number)[], found: DocumentProblem[]): void {
  if (typeof value !== 'string' || !value.startsWith('urn:epc:') || ofOthers.test(value)) return
  const link = urnToDigitalLink(value)
  if (link.ok) return
  const message = `${value}: ${link.problems.map(inWords).join(', ')}`
  found.push({ code: 'malformed-epc', at: path.reduce<string>(below, at), message, source: 'TDS 2.0 §6.3' })
}
