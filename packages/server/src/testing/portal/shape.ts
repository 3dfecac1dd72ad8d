import { readXml } from '@saolang/epcis/xml/read-xml.ts'
import type { XmlElement } from '@saolang/epcis/xml/xml-element.ts'

/** A field with its value; in what is refused, with what is wrong. */
export type Leaf = readonly [path: string, value: unknown]

/** What a field must look like, and whether every entry of what it lies in must have it. */
export type Shape = Readonly<Record<string, { like: RegExp; isNumber?: boolean; isRequired?: boolean }>>

/** The fields of a body with their paths, `giaiDoan[1].buoc`; undefined when it is not well formed. */
export function readLeaves(body: string, mediaType: string): Leaf[] | undefined {
  try {
    return mediaType === 'application/json' ? leavesOf(JSON.parse(body), '') : leavesOfXml(readXml(body), '')
  } catch {
    return undefined
  }
}

function leavesOf(value: unknown, path: string): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => leavesOf(one, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, path ? `${path}.${name}` : name))
}

// Every element that repeats somewhere in the shape has an index, `CongDoan[0]`, and others have none.
const repeating = new Set(['CongDoan', 'ChungNhan'])

function leavesOfXml({ children, text }: XmlElement, path: string): Leaf[] {
  if (children.length === 0) return [[path, text]]
  const seen = new Map<string, number>()
  return children.flatMap((child) => {
    const i = seen.get(child.local) ?? 0
    seen.set(child.local, i + 1)
    const name = repeating.has(child.local) ? `${child.local}[${i}]` : child.local
    return leavesOfXml(child, path ? `${path}.${name}` : name)
  })
}

/** Unknown fields, odd values, and required ones that are missing where their branch is there. */
export function findFieldFaults(leaves: readonly Leaf[], shape: Shape): Leaf[] {
  const plain = (path: string) => path.replace(/\[\d+\]/g, '[]')
  const faults: Leaf[] = leaves.flatMap(([path, value]): Leaf[] => {
    const rule = Object.hasOwn(shape, plain(path)) ? shape[plain(path)] : undefined
    if (!rule) return [[path, 'unknown field']]
    const isRight =
      (rule.isNumber ? typeof value === 'number' : typeof value === 'string') && rule.like.test(String(value))
    return isRight ? [] : [[path, 'odd value']]
  })
  const branchOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')))
  const branches = new Set(['', ...leaves.map(([path]) => branchOf(path))])
  for (const [path, { isRequired }] of Object.entries(shape))
    for (const branch of branches)
      if (isRequired && plain(branch) === branchOf(path)) {
        const whole = branch ? `${branch}.${path.slice(path.lastIndexOf('.') + 1)}` : path
        if (!leaves.some(([known]) => known === whole)) faults.push([whole, 'missing'])
      }
  return faults
}
