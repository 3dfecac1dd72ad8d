import type { ExtensionValue } from '../document/event.ts'
import type { Names } from './names.ts'
import type { XmlElement } from './xml-element.ts'

type Found = { [key: string]: ExtensionValue }

/**
 * The JSON value of an element of an extension. Plain XML gives text, repeated elements a list, attributes `@name` and text
 * beside them `#text`. What XML alone cannot say (a number, a list of one) is told by a processing instruction before the
 * element, which our own writer puts there and everybody else may pass over.
 */
export function extensionFromXml(element: XmlElement, names: Names): ExtensionValue {
  const hint = findHint(element)
  if (hint === 'items') return element.children.map((child) => extensionFromXml(child, names))
  const nothingInside =
    element.children.length === 0 && element.attributes.length === 0 && element.trailing.length === 0
  if (nothingInside && hint !== 'object') return leaf(element.text, hint)
  const value: Found = {}
  for (const attribute of element.attributes) value[`@${names.keyOf(attribute)}`] = attribute.value
  const text = element.children.length > 0 ? element.text.trim() : element.text
  if (text.trim() !== '') value['#text'] = leaf(text, hint)
  addExtensions(value, element.children, names)
  addEmptyLists(value, element.trailing)
  return value
}

/** Adds elements to an object, those of the same name as a list. */
export function addExtensions(value: object, elements: readonly XmlElement[], names: Names): void {
  const found = value as Found
  const lists = new Set<string>()
  for (const element of elements) {
    addEmptyLists(value, element.hints)
    const key = hasHint(element, 'iri') ? element.namespace + element.local : names.keyOf(element)
    const item = extensionFromXml(element, names)
    const before = Object.hasOwn(found, key) ? found[key] : undefined
    if (before === undefined) {
      put(found, key, hasHint(element, 'list') ? [item] : item)
      if (hasHint(element, 'list')) lists.add(key)
    } else if (lists.has(key)) (before as ExtensionValue[]).push(item)
    else {
      put(found, key, [before, item])
      lists.add(key)
    }
  }
}

/** Adds the empty lists that hints tell of: `json none example:field`. */
export function addEmptyLists(value: object, hints: readonly string[]): void {
  for (const hint of hints) if (hint.startsWith('json none ')) (value as Found)[hint.slice(10)] = []
}

/** Sets a field whatever its name; an assignment to `__proto__` would set none. */
export function put(target: object, name: string, value: unknown): void {
  if (name !== '__proto__') (target as Record<string, unknown>)[name] = value
  else Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}

function leaf(text: string, hint: string | undefined): ExtensionValue {
  if (hint === 'string') return text
  const trimmed = text.trim()
  if (hint === 'null' && trimmed === '') return null
  if (hint === 'boolean' && /^(true|false)$/.test(trimmed)) return trimmed === 'true'
  if (hint === 'number' && trimmed !== '' && Number.isFinite(Number(trimmed))) return Number(trimmed)
  return trimmed
}

function findHint({ hints }: XmlElement): string | undefined {
  return hints.find((hint) => /^json (string|number|boolean|null|object|items)$/.test(hint))?.slice(5)
}

function hasHint({ hints }: XmlElement, word: string): boolean {
  return hints.includes(`json ${word}`)
}
