import type { Tx } from '../../platform/sql.ts'
import { pick, type Random } from './draw-value.ts'

/** What the world holds, as rows of its tables with names as the API writes them: an input that names these things is likely to be accepted. */
export type WorldFacts = {
  /** A value for a name: a field `organisationId`, a parameter `id` behind `dossiers`. */
  find(random: Random, names: readonly string[]): unknown
  /** One row that has all of these names: parameters that belong together. */
  findRow(random: Random, names: readonly string[]): Readonly<Record<string, unknown>> | undefined
  /** Takes what an answer says: ids and codes by their names. */
  learn(answer: unknown, resource: string): void
}

type Row = Record<string, unknown>
type Table = { schema: string; name: string }

const mostOfName = 300
const perTable = 25
const rooms = ['people', 'dossiers', 'councils', 'registry', 'trace', 'market', 'support', 'insight']

/** Reads the newest rows of every table of the rooms, in the roles of nobody: for tests alone. */
export async function readWorld(sql: Tx): Promise<WorldFacts> {
  const tables = await sql<Table[]>`
    select schemaname as schema, tablename as name from pg_tables where schemaname = any(${rooms}) order by 1, 2`
  const rows: Row[] = []
  for (const table of tables) rows.push(...(await readTable(sql, table)))
  return factsOf(rows)
}

async function readTable(sql: Tx, { schema, name }: Table): Promise<Row[]> {
  const found = await sql.unsafe(`select * from ${schema}."${name}" order by ctid desc limit ${perTable}`)
  return found.map((row) => {
    const named = Object.entries(row).map(([column, value]) => [camelCase(column), plain(value)] as const)
    const id = (row as Row).id
    return Object.fromEntries([...named, ...(id === undefined ? [] : [[`${camelCase(name)}Id`, plain(id)]])])
  })
}

function factsOf(rows: readonly Row[]): WorldFacts {
  const values = new Map<string, unknown[]>()
  const add = (name: string, value: unknown) => {
    if (value === null || value === undefined || typeof value === 'object') return
    const known = values.get(name) ?? []
    if (known.length === 0) values.set(name, known)
    if (known.length < mostOfName) known.push(value)
    else known[(String(value).length * 31 + known.length) % mostOfName] = value
  }
  for (const row of rows) for (const [name, value] of Object.entries(row)) if (name !== 'id') add(name, value)
  const learn = (answer: unknown, resource: string): void => {
    if (Array.isArray(answer)) for (const item of answer.slice(0, 20)) learn(item, resource)
    else if (typeof answer === 'object' && answer !== null)
      for (const [name, value] of Object.entries(answer)) {
        if (typeof value === 'object') learn(value, name)
        else if (name === 'id' || name === 'code') add(`${singular(resource)}${name === 'id' ? 'Id' : 'Code'}`, value)
        else if (/(Id|Code|Key|Sha|sha256|code|key)$/.test(name)) add(name, value)
      }
  }
  return {
    find: (random, names) => {
      const known = names.map((name) => values.get(name) ?? findNear(values, name)).find((list) => list !== undefined)
      return known && pick(random, known)
    },
    findRow: (random, names) => {
      const holding = rows.filter((row) => names.every((name) => row[name] !== undefined && row[name] !== null))
      return holding.length > 0 ? pick(random, holding) : undefined
    },
    learn,
  }
}

// `liveId` is not the name of anything, `liveSessionId` is.
function findNear(values: ReadonlyMap<string, unknown[]>, name: string): unknown[] | undefined {
  const stem = /^(\w+)Id$/.exec(name)?.[1]
  if (!stem) return undefined
  const inside = `${stem[0]?.toUpperCase()}${stem.slice(1)}`
  for (const [key, list] of values)
    if (key.endsWith('Id') && (key.startsWith(stem) || key.includes(inside))) return list
  return undefined
}

/** One of several: `dossiers` are of a `dossier`. */
export function singular(word: string): string {
  return camelCase(word.replace(/-/g, '_')).replace(/ies$/, 'y').replace(/s$/, '')
}

const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
