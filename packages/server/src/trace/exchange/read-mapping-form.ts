import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type FieldRule, Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import { type Fields, readText } from '../../platform/form.ts'

/** A mapping as it was filled in, and what of it cannot be read: to be shown again either way. */
export type ReadMapping = { mapping: Mapping; problems: Problem[] }

const mostRows = 220

/** Reads the form of a mapping. Rows without a name are dropped; what is left empty is not there. */
export function readMappingForm(fields: Readonly<Fields>): ReadMapping {
  const text = (name: string) => readText(fields, name)
  const rules = Array.from({ length: mostRows }, (_, i) => readRule(fields, `field.${i}.`)).filter(
    ({ to }) => to !== '',
  )
  const words = (name: string) =>
    text(`answer.${name}`)
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
  const optional = (name: string, value: string) => (value ? { [name]: value } : {})
  const mapping = {
    ...{ basis: text('basis'), reference: text('reference'), dated: text('dated'), format: text('format') },
    ...optional('root', text('root')),
    ...optional('namespace', text('namespace')),
    fields: rules,
    answer: {
      outcome: text('answer.outcome'),
      ...{ accepted: words('accepted'), duplicate: words('duplicate'), rejected: words('rejected') },
      ...optional('receipt', text('answer.receipt')),
      ...optional('reasons', text('answer.reasons')),
      ...optional('reasonField', text('answer.reasonField')),
      ...optional('reasonText', text('answer.reasonText')),
    },
  }
  return { mapping: mapping as Mapping, problems: findShapeProblems(mapping) }
}

function readRule(fields: Readonly<Fields>, prefix: string): FieldRule {
  const text = (name: string) => readText(fields, prefix + name)
  const most = text('most')
  const codes = readCodes(text('codes'))
  return {
    ...{ to: text('to'), need: text('need') as FieldRule['need'], format: text('format') as FieldRule['format'] },
    ...(text('from') && { from: text('from') }),
    ...(text('constant') && { constant: text('constant') }),
    ...(most && { most: Number(most) }),
    ...(Object.keys(codes).length > 0 && { codes }),
  }
}

/** `ours = theirs`, one a line. */
function readCodes(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const at = line.indexOf('=')
    return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
  })
  return Object.fromEntries(pairs.filter(([ours]) => ours !== '' && ours !== '__proto__'))
}

/** Reads a mapping from a file of JSON; the problems when it is none. */
export function readMappingJson(bytes: Buffer): { mapping: Mapping } | { problems: Problem[] } {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8').normalize('NFC'))
    const parsed = Mapping.safeParse(read)
    if (parsed.success) return { mapping: parsed.data }
    return {
      problems: parsed.error.issues
        .slice(0, 20)
        .map((issue) => unreadable(`${issue.path.join('.')}: ${issue.message}`)),
    }
  } catch (error) {
    return { problems: [unreadable((error as Error).message)] }
  }
}

const unreadable = (reason: string): Problem => ({ code: 'exchange.json-unreadable', at: 'json', values: { reason } })

function findShapeProblems(mapping: unknown): Problem[] {
  const parsed = Mapping.safeParse(mapping)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => {
    const at = path[0] === 'fields' ? path.slice(0, 2).join('.') : String(path[0])
    if (path[0] === 'fields' && path[2] === 'most') return { code: 'exchange.number-odd', at }
    return { code: 'invalid.field', at, values: { reason: message } }
  })
}
