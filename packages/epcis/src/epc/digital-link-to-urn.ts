import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { parseDigitalLink } from '../digital-link/parse.ts'
import { isCompanyPrefixLength } from '../keys/company-prefix.ts'
import { accepted, type Result, refused } from '../problem.ts'
import type { Scheme } from './scheme.ts'
import { schemes } from './scheme.ts'
import { escapeUrnText } from './urn-text.ts'

/**
 * The EPC URI of a Digital Link, given how many digits its company prefix has (six to twelve; the link itself does not say).
 * The finest level counts: serial, else lot (`urn:epc:class:lgtin:`), else a pattern over all serials (`urn:epc:idpat:`); variant
 * and attributes have no place in a URN (EPC Tag Data Standard, section 6.3; Core Business Vocabulary 2.0, section 8).
 */
export function digitalLinkToUrn(uri: string, companyPrefixLength: number): Result<string> {
  if (!isCompanyPrefixLength(companyPrefixLength)) {
    return refused({ code: 'epc.company-prefix-length', values: { least: 6, most: 12 } })
  }
  const link = parseDigitalLink(uri)
  if (!link.ok) return link
  const [[ai, value] = ['', ''], ...qualifiers] = link.value.path
  const target = findTarget(ai, value, qualifiers)
  if (!target)
    return refused({ code: 'epc.no-urn', at: ai, values: { path: [ai, ...qualifiers.map(([q]) => q)].join('/') } })
  const { head, scheme, serial } = target
  const body = bodyOf(scheme, value, companyPrefixLength)
  if (body === undefined)
    return refused({ code: 'epc.company-prefix', at: ai, values: { digits: companyPrefixLength } })
  return accepted(head + body + (serial === undefined ? '' : `.${serial}`))
}

type Target = { head: string; scheme: Scheme; serial?: string }

/** Which scheme spells this key at its finest level, and its last part as the URN writes it. */
function findTarget(ai: string, value: string, qualifiers: readonly (readonly [string, string])[]): Target | undefined {
  const [qualifier, text = ''] = qualifiers.filter(([name]) => name !== '22').at(-1) ?? []
  if (qualifier !== undefined) {
    const found = [...schemes].find(([head, s]) => s.ai === ai && s.serial === qualifier && !head.startsWith(patterns))
    return found && { head: found[0], scheme: found[1], serial: escapeUrnText(text) }
  }
  const named = [...schemes].filter(([, scheme]) => scheme.ai === ai)
  const pattern = named.find(([head]) => head.startsWith(patterns))
  const [head, scheme] = named[0] ?? []
  if (head === undefined || scheme === undefined) return undefined
  if (scheme.serial === undefined) return { head, scheme }
  if (scheme.name === 'sgln') return { head, scheme, serial: '0' }
  const serial = scheme.serial === 'in-key' ? value.slice(applicationIdentifiers.get(ai)?.least) : ''
  if (serial !== '') return { head, scheme, serial: escapeUrnText(serial) }
  return pattern && { head: pattern[0], scheme: pattern[1], serial: '*' }
}

const patterns = 'urn:epc:idpat:'

/** Prefix and reference (and pieces) with their dots; undefined when the key is too short for the prefix. */
function bodyOf(scheme: Scheme, value: string, prefixLength: number): string | undefined {
  if (scheme.digits === undefined) {
    const reference = value.slice(prefixLength)
    return /^\d+$/.test(value.slice(0, prefixLength)) && reference !== ''
      ? `${value.slice(0, prefixLength)}.${escapeUrnText(reference)}`
      : undefined
  }
  const start = scheme.filler?.length ?? 0
  const digits = value.slice(start, start + scheme.digits)
  const lead = scheme.leads ? digits.slice(0, 1) : ''
  const rest = digits.slice(lead.length)
  const pieces = scheme.hasPieces ? `.${value.slice(14, 16)}.${value.slice(16, 18)}` : ''
  return `${rest.slice(0, prefixLength)}.${lead}${rest.slice(prefixLength)}${pieces}`
}
