/** The part of JSON Schema that our API description uses. */
export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  format?: string
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
}

const formats: Record<string, string> = {
  uuid: '01a20e8a-f892-7348-91cc-0ab727f49e4e',
  date: '2026-08-03',
  'date-time': '2026-08-03T01:02:03Z',
}

// Codes of a province and of one of its communes.
const patterns: Record<string, string> = { '^\\d{2}$': '96', '^\\d{5}$': '32047' }

/** A value that a schema takes: the plainest one. `known` gives the values of fields whose meaning a schema cannot say. */
export function sampleOf(schema: Schema, known: Readonly<Record<string, unknown>> = {}): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  if (schema.anyOf) return sampleOf(schema.anyOf[0] as Schema, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          name in known ? known[name] : sampleOf(schema.properties?.[name] ?? {}, known),
        ]),
      )
    case 'array':
      return []
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return formats[schema.format ?? ''] ?? patterns[schema.pattern ?? ''] ?? 'Chữ thử'
  }
}

/** A source of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
