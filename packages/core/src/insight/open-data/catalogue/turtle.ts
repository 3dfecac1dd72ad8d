import { type Node, prefixes, type Value } from './node.ts'

/** A catalogue in Turtle (W3C RDF 1.1 Turtle): the same statements as its JSON-LD. */
export function toTurtle(catalogue: Node): string {
  const { '@context': _, ...root } = catalogue
  const blocks = new Set<string>()
  write(root as Node, blocks)
  const head = Object.entries(prefixes).map(([prefix, address]) => `@prefix ${prefix}: <${address}> .\n`)
  return `${head.join('')}\n${[...blocks].toReversed().join('\n')}`
}

/** The term that stands for a node; a named one that says something of itself becomes a block of its own. */
function write(node: Node, blocks: Set<string>): string {
  const { '@id': id, '@type': type, ...properties } = node
  const statements = [
    ...(typeof type === 'string' ? [`a ${type}`] : []),
    ...Object.entries(properties).flatMap(([property, value]) => {
      const values: readonly Value[] = Array.isArray(value) ? value : [value as Value]
      return values.length > 0 ? [`${property} ${values.map((each) => termOf(each, blocks)).join(', ')}`] : []
    }),
  ]
  if (typeof id !== 'string') return `[ ${statements.join(' ; ')} ]`
  if (statements.length > 0) blocks.add(`<${id}>\n  ${statements.join(' ;\n  ')} .\n`)
  return `<${id}>`
}

function termOf(value: Value, blocks: Set<string>): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return quote(value)
  if (!('@value' in value)) return write(value, blocks)
  const text = quote(value['@value'] as string)
  return '@language' in value ? `${text}@${value['@language']}` : `${text}^^${value['@type']}`
}

// A string of JSON is one of Turtle: the same escapes, none more.
const quote = (text: string) => JSON.stringify(text)
