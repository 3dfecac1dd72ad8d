import type { Problem } from '../../kernel/problem.ts'
import { formats } from './format.ts'
import type { FieldRule, Mapping, Need } from './mapping.ts'
import type { RecordVersion } from './published-record.ts'
import { entriesOf, listOf, valueAt } from './source.ts'
import { type Branch, writeJson, writeXml } from './write-body.ts'

/** A payload, or why the record cannot be told so: `at` is the field of the target. */
export type Rendering = { body: string; mediaType: string; problems: Problem[] }

/** Writes a record the way a mapping says, with every field that is needed and empty, too long or without a code. */
export function render(mapping: Mapping, told: RecordVersion): Rendering {
  const tree: Branch = new Map()
  const problems: Problem[] = []
  const lists = new Set<string>()
  for (const rule of mapping.fields) {
    const list = listOf(rule.to)
    if (list === undefined) put(tree, rule.to.split('.'), write(rule, told, problems))
    else if (!lists.has(list)) {
      lists.add(list)
      putList(tree, list, mapping, { told, problems })
    }
  }
  const isJson = mapping.format === 'json'
  return {
    body: isJson ? writeJson(tree) : writeXml(tree, mapping.root ?? 'record', mapping.namespace),
    mediaType: isJson ? 'application/json' : 'application/xml',
    problems,
  }
}

type Told = { told: RecordVersion; problems: Problem[] }

function putList(tree: Branch, list: string, { fields }: Mapping, { told, problems }: Told): void {
  const rules = fields.filter(({ to }) => listOf(to) === list)
  const from = rules.flatMap((rule) => (rule.from ? (listOf(rule.from) ?? []) : []))[0]
  const entries = from === undefined ? [] : entriesOf(told, from)
  if (entries.length === 0) {
    for (const { to, need } of rules) if (isNeeded(need, told)) problems.push(empty(to))
    return
  }
  const branches = entries.map((entry) => {
    const branch: Branch = new Map()
    for (const rule of rules) put(branch, rule.to.slice(list.length + 3).split('.'), write(rule, told, problems, entry))
    return branch
  })
  put(tree, list.split('.'), branches)
}

function put(
  tree: Branch,
  [name = '', ...rest]: readonly string[],
  value: string | number | Branch[] | undefined,
): void {
  if (value === undefined) return
  if (rest.length === 0) return void tree.set(name, value)
  const known = tree.get(name)
  const branch: Branch = known instanceof Map ? known : new Map()
  tree.set(name, branch)
  put(branch, rest, value)
}

function write(rule: FieldRule, told: RecordVersion, problems: Problem[], entry?: object): string | number | undefined {
  const { to, from, constant, need, format, codes = {}, most } = rule
  const value = from ? valueAt(told, from, entry) : constant
  if (value === undefined || value === '') {
    if (isNeeded(need, told)) problems.push(empty(to))
    return undefined
  }
  const written = from ? formats[format].write(String(value), codes) : constant
  if (written === undefined) problems.push({ code: 'exchange.no-code-for', at: to, values: { field: to, word: value } })
  else if (most !== undefined && String(written).length > most)
    problems.push({ code: 'exchange.too-long', at: to, values: { field: to, most } })
  return written
}

const isNeeded = (need: Need, { record }: RecordVersion) =>
  need === 'always' || (need === 'for-lot' && record.scope === 'lot')

const empty = (field: string): Problem => ({ code: 'exchange.empty', at: field, values: { field } })
