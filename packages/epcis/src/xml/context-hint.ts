import { builtInPrefixes, epcisContext, listPrefixes } from '../document/context.ts'
import type { Context } from '../document/event.ts'
import { hint, isDeclarable } from './write-xml.ts'
import type { XmlElement } from './xml-element.ts'

type Declared = readonly (readonly [prefix: string, namespace: string])[]

/** A `@context` in another shape than the reader would give it, word for word in a processing instruction; else nothing. */
export function contextHint(context: unknown, isOfDocument: boolean): string {
  const prefixes = listPrefixes(context).filter(([prefix, namespace]) => builtInPrefixes.get(prefix) !== namespace)
  const usual = usualContext(prefixes, isOfDocument)
  return JSON.stringify(usual) === JSON.stringify(context) ? '' : hint('epcis', `context ${JSON.stringify(context)}`)
}

/**
 * The `@context` of a document or an event: the one kept by `contextHint` as long as it agrees with the namespaces declared,
 * else made from these. Undefined for an event that declares none.
 */
export function readContext(element: XmlElement, declared: Declared, isOfDocument: boolean): Context | undefined {
  const kept = findHint(element, 'context')
  if (kept === undefined) return usualContext(declared, isOfDocument)
  const context = parsed(kept)
  const inXml = new Map([...element.declared, ...declared])
  const inJson = new Map(listPrefixes(context).filter((definition) => isDeclarable(...definition)))
  const agrees = [...inJson].every(([prefix, namespace]) => inXml.get(prefix) === namespace)
  const isWhole = declared.every(([prefix]) => inJson.has(prefix))
  return context !== undefined && agrees && isWhole ? (context as Context) : usualContext(declared, isOfDocument)
}

/** What a processing instruction `epcis` of that name says, when one stands first inside the element. */
export function findHint({ children, trailing }: XmlElement, name: string): string | undefined {
  const start = `epcis ${name} `
  const hints = [...(children[0]?.hints ?? []), ...trailing]
  return hints.find((said) => said.startsWith(start))?.slice(start.length)
}

function usualContext(prefixes: Declared, isOfDocument: boolean): Context | undefined {
  if (prefixes.length === 0) return isOfDocument ? [epcisContext] : undefined
  const table = Object.fromEntries(prefixes)
  return isOfDocument ? [epcisContext, table] : [table]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
