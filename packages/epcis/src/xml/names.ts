import { builtInPrefixes, type Prefixes } from '../document/context.ts'

/** The XML namespaces of EPCIS itself, by version, and of the header that business documents share. */
export const namespaces = {
  epcis: 'urn:epcglobal:epcis:xsd:2',
  epcis1: 'urn:epcglobal:epcis:xsd:1',
  query: 'urn:epcglobal:epcis-query:xsd:2',
  query1: 'urn:epcglobal:epcis-query:xsd:1',
  masterData: 'urn:epcglobal:epcis-masterdata:xsd:2',
  masterData1: 'urn:epcglobal:epcis-masterdata:xsd:1',
  header: 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

const own: ReadonlySet<string> = new Set(Object.values(namespaces))

/** True for a namespace whose elements are the standard's own. Its elements mostly stand in no namespace at all. */
export function isStandardNamespace(namespace: string): boolean {
  return namespace === '' || own.has(namespace) || /^urn:epcglobal:xsd:\d$/.test(namespace)
}

/** The names that extensions get in JSON while an XML document is read, and the prefixes that they came to need. */
export type Names = {
  /** `prefix:local` for a name of a namespace, taking the prefix on if need be; the local name alone for one of none. */
  keyOf(name: { namespace: string; prefix: string; local: string }): string
  /** The same names with the prefixes that an event declares for itself, which come into its own `@context`. */
  within(declared: readonly [prefix: string, namespace: string][]): Names
  /** Takes a prefix on, whether it is used or not, instead of what it meant outside. */
  declare(prefix: string, namespace: string): void
  /** True for a prefix that means nothing, here or in the whole document. */
  isFree(prefix: string): boolean
  /** What was taken on, for the `@context`. */
  list(): [prefix: string, namespace: string][]
}

/** Names on top of those in force, by default those of the EPCIS context itself. */
export function createNames(outer: Prefixes = builtInPrefixes, root?: Names): Names {
  const added = new Map<string, string>()
  const lookUp = (prefix: string) => added.get(prefix) ?? outer.get(prefix)
  const names: Names = {
    declare(prefix, namespace) {
      if (outer.get(prefix) !== namespace) added.set(prefix, namespace)
    },
    isFree: (prefix) => lookUp(prefix) === undefined && (root?.isFree(prefix) ?? true),
    within(declared) {
      const inner = createNames(new Map([...outer, ...added]), root ?? names)
      for (const [prefix, namespace] of declared) if (!isReserved(namespace)) inner.declare(prefix, namespace)
      return inner
    },
    keyOf({ namespace, prefix, local }) {
      if (namespace === '' || namespace === `${prefix}:`) return namespace + local
      if (prefix !== '' && lookUp(prefix) === namespace) return `${prefix}:${local}`
      for (const [known, address] of [...added, ...outer, ...(root?.list() ?? [])]) {
        if (address === namespace && (lookUp(known) ?? namespace) === namespace) return `${known}:${local}`
      }
      for (let i = 0; ; i++) {
        const candidate = `${prefix || 'ns'}${i || (prefix ? '' : '0')}`
        if (!names.isFree(candidate)) continue
        ;(root ?? names).declare(candidate, namespace)
        return `${candidate}:${local}`
      }
    },
    list: () => [...added],
  }
  return names
}

/** True for namespaces that say something to XML readers only. */
export function isReserved(namespace: string): boolean {
  return own.has(namespace) || (/^urn:epcglobal:/.test(namespace) && /:xsd:\d$/.test(namespace))
}
