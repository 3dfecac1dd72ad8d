import { below, type DocumentProblem } from '../document/problem.ts'

/**
 * What is wrong with the shape of the identifiers that an event says WHAT with: a `urn:epc:` of an unknown scheme or with
 * parts that its scheme does not have (EPCIS 2.0 sections 7.3.3, 7.3.4; TDS 2.0 section 6.3). Other URIs are anyone's own.
 */
export function findIdentifierProblems(event: Record<string, unknown>, at: string, found: DocumentProblem[]): void {
  for (const field of ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList']) {
    const list = event[field]
    if (!Array.isArray(list)) continue
    for (let i = 0; i < list.length; i++) checkEpc(list[i], below(below(at, field), i), found)
  }
  for (const field of ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList']) {
    const list = event[field]
    if (!Array.isArray(list)) continue
    for (let i = 0; i < list.length; i++) checkEpc(list[i]?.epcClass, `${at}/${field}/${i}/epcClass`, found)
  }
  if (event.parentID !== undefined) checkEpc(event.parentID, below(at, 'parentID'), found)
}

function checkEpc(value: unknown, at: string, found: DocumentProblem[]): void {
  if (typeof value !== 'string' || !value.startsWith('urn:epc:')) return
  const [, kind = '', scheme = '', rest = ''] = /^urn:epc:([a-z]+):([a-z]+):(.*)$/.exec(value) ?? []
  const parts = partsOf[kind]?.[scheme]
  if (parts === undefined) {
    found.push({ code: 'unknown-epc-scheme', at, message: `${value} is of no EPC scheme`, source: 'TDS 2.0 §6.3' })
  } else if (!fits(rest, parts, kind)) {
    found.push({
      code: 'malformed-epc',
      at,
      message: `${value} does not fit the scheme ${scheme}`,
      source: 'TDS 2.0 §6.3',
    })
  }
}

/** Digits of company prefix and reference together (`total`), and whether a serial follows; -1 where the reference is free text. */
type Parts = { total: number; more: number }

const serialised = { total: 13, more: 1 }
const byLocation = { total: 12, more: 1 }
const instances: Record<string, Parts> = {
  sgtin: serialised,
  sscc: { total: 17, more: 0 },
  sgln: byLocation,
  grai: byLocation,
  giai: { total: -1, more: 0 },
  gsrn: { total: 17, more: 0 },
  gsrnp: { total: 17, more: 0 },
  gdti: byLocation,
  cpi: { total: -1, more: 1 },
  sgcn: byLocation,
  ginc: { total: -1, more: 0 },
  gsin: { total: 16, more: 0 },
  itip: { total: 13, more: 3 },
  upui: serialised,
  pgln: { total: 12, more: 0 },
}
const partsOf: Record<string, Record<string, Parts>> = {
  id: instances,
  class: { lgtin: serialised },
  idpat: { ...instances, lgtin: serialised },
}

function fits(rest: string, { total, more }: Parts, kind: string): boolean {
  const [prefix = '', reference = '', ...others] = rest.split('.')
  const tail = others.join('.')
  if (kind === 'idpat' && [prefix, reference].includes('*')) return true
  if (!/^\d{6,12}$/.test(prefix)) return false
  if (more === 0) return total < 0 ? reference !== '' : others.length === 0 && digits(reference, total - prefix.length)
  if (total >= 0 && !digits(reference, total - prefix.length)) return false
  return more === 3 ? /^\d\d\.\d\d\..+$/.test(tail) : tail !== '' && reference.length >= (total < 0 ? 1 : 0)
}

function digits(text: string, count: number): boolean {
  return text.length === count && /^\d*$/.test(text)
}
