/** What a payload is made of, in the order of its fields. */
export type Branch = Map<string, string | number | Branch | Branch[]>

/** JSON of a tree, members in their order. */
export function writeJson(tree: Branch): string {
  const plain = (value: string | number | Branch | Branch[]): unknown =>
    value instanceof Map
      ? Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]))
      : Array.isArray(value)
        ? value.map(plain)
        : value
  return JSON.stringify(plain(tree), null, 2)
}

/** XML of a tree: an element a field, what repeats as elements of one name. */
export function writeXml(tree: Branch, root: string, namespace?: string): string {
  const about = namespace ? ` xmlns="${spell(namespace)}"` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${about}>\n${inside(tree, '  ')}</${root}>\n`
}

function inside(tree: Branch, indent: string): string {
  return [...tree]
    .map(([name, value]) =>
      [value]
        .flat()
        .map((one) => element(name, one, indent))
        .join(''),
    )
    .join('')
}

function element(name: string, value: string | number | Branch, indent: string): string {
  return value instanceof Map
    ? `${indent}<${name}>\n${inside(value, `${indent}  `)}${indent}</${name}>\n`
    : `${indent}<${name}>${spell(String(value))}</${name}>\n`
}

// Control characters that XML 1.0 has no way to write are left out.
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

const spell = (text: string) =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
