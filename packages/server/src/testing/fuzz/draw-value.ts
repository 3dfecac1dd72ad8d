import fc from 'fast-check'
import type { Schema } from '../made-input.ts'
import { hostileTexts, hostileValues } from './hostile-values.ts'

/** A source of numbers from 0 to 1. */
export type Random = () => number

/** How far from what a schema takes a value may lie: `right` is inside, `edge` on its borders, `hostile` outside or harmful. */
export type Manner = 'right' | 'edge' | 'hostile'

/** What a value is drawn with; `known` gives values of the world for the name of a field. */
export type Drawing = { random: Random; manner: Manner; known(name: string): unknown }

/** One of a list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** A value for a field of a schema. With the manner `right` it fits the schema; what it means comes from the world where the world knows the name. */
export function drawValue(schema: Schema, name: string, drawing: Drawing): unknown {
  const { random, manner, known } = drawing
  if (manner === 'hostile' && random() < 0.3) return pick(random, random() < 0.7 ? hostileTexts : hostileValues)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(random, schema.enum)
  if (schema.anyOf) return drawValue(pick(random, schema.anyOf), name, drawing)
  if (schema.type === 'object') return drawObject(schema, name, drawing)
  if (schema.type === 'array') return drawArray(schema, name, drawing)
  if (schema.type === 'boolean') return random() < 0.5
  if (schema.type === 'integer' || schema.type === 'number') return drawNumber(schema, name, drawing)
  if (schema.type === 'null') return null
  const value = manner === 'edge' && random() < 0.5 ? undefined : known(name)
  return typeof value === 'string' && fits(schema, value) ? value : drawText(schema, name, drawing)
}

function drawObject(schema: Schema, name: string, drawing: Drawing): object {
  const { random, manner } = drawing
  const required = new Set(schema.required ?? [])
  const pairs: [string, unknown][] = []
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    const isLeftOut = required.has(key) ? manner === 'hostile' && random() < 0.05 : random() < 0.5
    if (!isLeftOut) pairs.push([key, drawValue(inner, key, drawing)])
  }
  const { additionalProperties: free, propertyNames: names } = schema
  if (free && typeof free === 'object')
    for (let i = Math.floor(random() * 4); i > 0; i--)
      pairs.push([keyOf(drawValue(names ?? { type: 'string' }, `${name}Key`, drawing)), drawValue(free, name, drawing)])
  if (manner === 'hostile' && random() < 0.2) pairs.push(['isDemo', true], ['role', 'administrator'], ['id', 'x'])
  return Object.fromEntries(pairs)
}

const keyOf = (drawn: unknown) => (typeof drawn === 'string' ? drawn : (JSON.stringify(drawn) ?? ''))

function drawArray(schema: Schema, name: string, drawing: Drawing): unknown[] {
  const least = schema.minItems ?? 0
  const most = Math.min(schema.maxItems ?? 3, 60)
  const length =
    drawing.manner === 'right'
      ? Math.max(least, Math.min(most, 1 + Math.floor(drawing.random() * 2)))
      : pick(drawing.random, [0, least, Math.max(0, least - 1), most, most + 1])
  return Array.from({ length }, () => drawValue(schema.items ?? {}, name.replace(/s$/, ''), drawing))
}

function drawNumber(schema: Schema, name: string, { random, manner, known }: Drawing): number {
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? 0) + (schema.exclusiveMinimum === undefined ? 0 : 1)
  const most = schema.maximum ?? least + 1000
  if (manner !== 'right') return pick(random, [least, least - 1, most, most + 1, 0, -1, 0.5, 2_147_483_648])
  const value = known(name)
  if (typeof value === 'number' && value >= least && value <= most && random() < 0.7) return value
  const span = Math.min(most - least, random() < 0.7 ? 20 : 2_000_000)
  return Math.floor(least + random() * (span + 1))
}

const day = 86_400_000
const words = 'Mật ong rừng tràm U Minh Hạ · Nước mắm · Trà shan tuyết cổ thụ · Bưởi da xanh · Cốm làng Vòng'.split(' ')

function drawText(schema: Schema, name: string, { random, manner }: Drawing): string {
  if (manner === 'edge' && random() < 0.4) return textOfLength(schema, random)
  if (schema.format === 'date') return dateNear(random)
  if (schema.format === 'date-time') return new Date(Date.now() - random() * 90 * day).toISOString()
  if (schema.format === 'uuid') return '01a20e8a-f892-7348-91cc-0ab727f49e4e'
  if (schema.pattern) return textLike(schema.pattern, random)
  if (/email/i.test(name)) return `thu${Math.floor(random() * 1e6)}@vidu.example`
  if (/phone/i.test(name)) return `09${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
  if (/url|root|address$/i.test(name) && random() < 0.5) return `https://vidu.example/${Math.floor(random() * 999)}`
  if (/On$|date|day|from|to$/.test(name) && random() < 0.5) return dateNear(random)
  const text = Array.from({ length: 1 + Math.floor(random() * 9) }, () => pick(random, words)).join(' ')
  const long = text.length < (schema.minLength ?? 0) ? text.padEnd(schema.minLength ?? 0, ' rất ngon') : text
  return long.slice(0, schema.maxLength ?? 4000)
}

const dateNear = (random: Random) => new Date(Date.now() + (random() - 0.7) * 500 * day).toISOString().slice(0, 10)

function textOfLength(schema: Schema, random: Random): string {
  const { minLength = 0, maxLength = 300 } = schema
  const length = pick(random, [minLength, Math.max(0, minLength - 1), maxLength, maxLength + 1, 1])
  return pick(random, ['x', 'ế', '🍯', ' ']).repeat(Math.min(length, 20_000))
}

const drawnBefore = new Map<string, readonly string[]>()

function textLike(pattern: string, random: Random): string {
  let drawn = drawnBefore.get(pattern)
  if (!drawn) {
    drawn = fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 40, seed: 7 })
    drawnBefore.set(pattern, drawn)
  }
  return pick(random, drawn)
}

function fits(schema: Schema, value: string): boolean {
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) return false
  return value.length >= (schema.minLength ?? 0) && value.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY)
}

/** The same value with one leaf of it changed: what was accepted, and is now a little different. */
export function changeLeaf(value: unknown, random: Random, other: (name: string) => unknown, name = ''): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const at = Math.floor(random() * value.length)
    return value.map((item, i) => (i === at ? changeLeaf(item, random, other, name) : item))
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const key = pick(random, Object.keys(value))
    return { ...value, [key]: changeLeaf((value as Record<string, unknown>)[key], random, other, key) }
  }
  return other(name)
}
