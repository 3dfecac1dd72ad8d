import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { mapIdentifiers } from '@saolang/epcis/document/map-identifiers.ts'
import { digitalLinkToUrn } from '@saolang/epcis/epc/digital-link-to-urn.ts'
import { schemes } from '@saolang/epcis/epc/scheme.ts'

const withClasses = ['01', '8003', '8006', '8010', '253', '255']

/**
 * What the classes of a pattern look like that is wider than one class, such as all of a company (`urn:epc:idpat:sgtin:9520123.*.*`):
 * canonical Digital Links with `%` for any text and `_` for any character. Undefined for what is no such pattern, and for keys
 * without classes (EPC Tag Data Standard, section 8: an asterisk is followed by asterisks only).
 */
export function classPattern(urn: string): string | undefined {
  const [head = '', rest = ''] = /^(urn:epc:idpat:[a-z]+:)(.+)$/.exec(urn)?.slice(1) ?? []
  const scheme = schemes.get(head)
  if (!scheme || scheme.name === 'upui' || !withClasses.includes(scheme.ai)) return undefined
  const parts = rest.split('.')
  const isWide = parts.length === (scheme.hasPieces ? 5 : 3) && parts.slice(1).every((part) => part === '*')
  const [prefix = ''] = parts
  if (!isWide || (prefix !== '*' && !/^\d{6,12}$/.test(prefix))) return undefined
  const before = prefix === '*' ? '' : scheme.leads ? '_' : (scheme.filler ?? '')
  return `https://id.gs1.org/${scheme.ai}/${before}${prefix === '*' ? '' : prefix}%`
}

/** The company prefixes that the URNs of an event are written with: from their dots one learns what a Digital Link does not say. */
export function listCompanyPrefixes(event: EpcisEvent): string[] {
  const found = new Set<string>()
  mapIdentifiers(event, (identifier) => {
    const prefix = /^urn:epc:(?:id|class|idpat):[a-z]+:(\d{6,12})\./.exec(identifier)?.[1]
    if (prefix) found.add(prefix)
    return identifier
  })
  return [...found]
}

/** A Digital Link as URN, by the one of these company prefixes that it begins with; as it is when none does, or two of different length. */
export function toUrn(uri: string, companyPrefixes: readonly string[]): string {
  if (!/^https?:/i.test(uri)) return uri
  const fitting = new Set<string>()
  for (const prefix of companyPrefixes) {
    const urn = digitalLinkToUrn(uri, prefix.length)
    if (urn.ok && urn.value.slice(urn.value.lastIndexOf(':') + 1).startsWith(`${prefix}.`)) fitting.add(urn.value)
  }
  const [urn] = fitting
  return fitting.size === 1 ? (urn as string) : uri
}
