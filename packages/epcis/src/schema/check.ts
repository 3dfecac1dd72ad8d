import { below, type DocumentProblem } from '../document/problem.ts'

/** Adds to `found` what is wrong with the value that stands at the JSON pointer `at`. */
export type Check = (value: unknown, at: string, found: DocumentProblem[]) => void

/**
 * An object's fields. `open` objects take further fields whose name is an address (EPCIS 2.0 section 7.1, extension points),
 * closed ones none; `anything` takes every name.
 */
export type Shape = {
  fields: Readonly<Record<string, Check>>
  required: readonly string[]
  rest: 'open' | 'closed' | 'anything'
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Checks an object against its shape: unknown names, missing fields, then each field. */
export function objectOf({ fields, required, rest }: Shape): Check {
  return (value, at, found) => {
    if (!isObject(value)) {
      found.push({ code: 'not-an-object', at, message: 'must be an object' })
      return
    }
    for (const name of required) {
      if (value[name] === undefined)
        found.push({ code: 'missing', at: below(at, name), message: `${name} is required` })
    }
    for (const name in value) {
      if (Object.hasOwn(fields, name)) {
        if (value[name] !== undefined) fields[name]?.(value[name], below(at, name), found)
      } else if (rest === 'closed' || (rest === 'open' && !isExtensionName(name))) {
        found.push({
          code: 'unknown-field',
          at: below(at, name),
          message: `there is no field ${name} here`,
          source: 'EPCIS 2.0 §7.1',
        })
      }
    }
  }
}

/** Checks every item of a list. */
export function listOf(item: Check, { atLeast = 0, distinct = false } = {}): Check {
  return (value, at, found) => {
    if (!Array.isArray(value)) {
      found.push({ code: 'not-a-list', at, message: 'must be a list' })
      return
    }
    if (value.length < atLeast) found.push({ code: 'too-few', at, message: `must hold at least ${atLeast}` })
    if (distinct && new Set(value).size < value.length)
      found.push({ code: 'repeated', at, message: 'must not repeat an item' })
    for (let i = 0; i < value.length; i++) item(value[i], below(at, i), found)
  }
}

/** Checks a value that is given singly or as a list. */
export function oneOrMany(item: Check): Check {
  const many = listOf(item)
  return (value, at, found) => (Array.isArray(value) ? many : item)(value, at, found)
}

/** True for the name of an extension: an address, compact or in full. */
export function isExtensionName(name: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(name)
}
