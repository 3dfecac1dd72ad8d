import { applicationIdentifiers } from '../ai/application-identifier.ts'
import type { AiList } from '../ai/association-problems.ts'
import { findValueProblem } from '../ai/value-problem.ts'
import { canonicalStem, writeDigitalLink } from '../digital-link/canonical.ts'
import { checkDigit } from '../keys/check-digit.ts'
import { isCompanyPrefixLength } from '../keys/company-prefix.ts'
import { accepted, type Result, refused } from '../problem.ts'
import { type Scheme, schemes } from './scheme.ts'
import { unescapeUrnText } from './urn-text.ts'

/**
 * The canonical Digital Link of an EPC URI (`urn:epc:id:…`), a lot class (`urn:epc:class:lgtin:…`) or a pattern over all serials
 * (`urn:epc:idpat:….*`), check digit added (EPC Tag Data Standard, section 6.3; Digital Link URI Syntax, "Canonical GS1 Digital Link URIs").
 * Refuses schemes without a GS1 key behind them and wider patterns, and names what is wrong with any other.
 */
export function urnToDigitalLink(urn: string): Result<string> {
  const start = urn.indexOf(':', urn.indexOf(':', urn.indexOf(':') + 1) + 1)
  const head = urn.slice(0, urn.indexOf(':', start + 1) + 1)
  const scheme = schemes.get(head)
  if (!scheme) return refused({ code: 'epc.scheme', values: { urn: head || urn } })
  const parts = splitUrn(scheme, urn.slice(head.length))
  if (!parts) return refused({ code: 'epc.form', at: scheme.name })
  if (!isCompanyPrefixLength(parts.prefix.length)) {
    return refused({ code: 'epc.company-prefix', at: scheme.name, values: { least: 6, most: 12 } })
  }
  const key = keyOf(scheme, parts)
  if (key === undefined) return refused({ code: 'epc.reference', at: scheme.name })
  const serial = readSerial(scheme, parts.serial, head.startsWith('urn:epc:idpat:'))
  if (serial === undefined) return refused({ code: 'epc.serial', at: scheme.name })
  const path: AiList =
    serial === '' || scheme.serial === undefined
      ? [[scheme.ai, key]]
      : scheme.serial === 'in-key'
        ? [[scheme.ai, key + serial]]
        : [
            [scheme.ai, key],
            [scheme.serial, serial],
          ]
  const problems = path.flatMap(([ai, value]) => findValueProblem(applicationIdentifiers.get(ai)!, value) ?? [])
  return problems.length > 0 ? { ok: false, problems } : accepted(writeDigitalLink(canonicalStem, path, []))
}

type UrnParts = { prefix: string; reference: string; pieces: string; serial?: string }

/** Cuts at the dots that the scheme has; a serial may hold dots of its own, and so may text that ends the URN. */
function splitUrn(scheme: Scheme, text: string): UrnParts | undefined {
  if (scheme.digits === undefined) {
    const [, prefix, rest] = /^(\d+)\.(.+)$/s.exec(text) ?? []
    if (prefix === undefined || rest === undefined) return undefined
    if (scheme.serial === undefined) return { prefix, reference: rest, pieces: '' }
    const dot = rest.lastIndexOf('.')
    return dot < 0 ? undefined : { prefix, reference: rest.slice(0, dot), pieces: '', serial: rest.slice(dot + 1) }
  }
  const form = scheme.hasPieces ? withPieces : scheme.serial === undefined ? withoutSerial : withSerial
  const groups = form.exec(text)?.groups
  if (!groups) return undefined
  const { prefix = '', reference = '', piece = '', total = '', serial } = groups
  return { prefix, reference, pieces: piece + total, ...(serial !== undefined && { serial }) }
}

const withoutSerial = /^(?<prefix>\d+)\.(?<reference>\d*)$/
const withSerial = /^(?<prefix>\d+)\.(?<reference>\d*)\.(?<serial>.+)$/s
const withPieces = /^(?<prefix>\d+)\.(?<reference>\d*)\.(?<piece>\d\d)\.(?<total>\d\d)\.(?<serial>.+)$/s

/** The key without serial; undefined when the reference is too long or too short for the prefix, or no text. */
function keyOf(scheme: Scheme, { prefix, reference, pieces }: UrnParts): string | undefined {
  if (scheme.digits === undefined) {
    const text = unescapeUrnText(reference)
    return text === undefined || text === '' ? undefined : prefix + text
  }
  if (prefix.length + reference.length !== scheme.digits) return undefined
  const digits = scheme.leads
    ? reference.slice(0, 1) + prefix + reference.slice(1)
    : (scheme.filler ?? '') + prefix + reference
  return digits + (scheme.hasCheckDigit ? checkDigit(digits) : '') + pieces
}

/** The serial in plain text, empty for none: a pattern has `*` there, a location without extension `0`. Undefined when it is no text. */
function readSerial(scheme: Scheme, serial: string | undefined, isPattern: boolean): string | undefined {
  if (isPattern) return serial === '*' ? '' : undefined
  if (serial === undefined || (scheme.name === 'sgln' && serial === '0')) return ''
  return unescapeUrnText(serial)
}
