export type XmlAttribute = { namespace: string; prefix: string; local: string; value: string }

/**
 * An element as it was read. `declared` are the prefixes that it declares itself, `hints` the `json` processing instructions
 * that stood before it, `text` its own text without that of its children.
 */
export type XmlElement = {
  namespace: string
  prefix: string
  local: string
  attributes: XmlAttribute[]
  declared: [prefix: string, namespace: string][]
  children: XmlElement[]
  text: string
  hints: string[]
  /** Hints that no element followed. */
  trailing: string[]
}

/** The children of a name, whatever their namespace. */
export function childrenNamed(element: XmlElement, local: string): XmlElement[] {
  return element.children.filter((child) => child.local === local)
}

/** The first child of a name, or undefined. */
export function findChild(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child) => child.local === local)
}

/** The trimmed text of the first child of a name, or undefined when there is no such child. */
export function findText(element: XmlElement | undefined, local: string): string | undefined {
  return findChild(element, local)?.text.trim()
}

/** The value of an attribute of no namespace, or undefined. */
export function findAttribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((attribute) => attribute.namespace === '' && attribute.local === local)?.value
}
