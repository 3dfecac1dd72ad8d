import { citeItem, minimumItems } from '@saolang/law/traceability/minimum-items.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { formats } from './format.ts'
import type { FieldRule, Mapping } from './mapping.ts'
import { findSource, listOf, type SourcePath, type sources } from './source.ts'

// Without these a target can neither tell two versions apart nor know what to take down.
const asked = ['record.subject', 'record.version', 'record.standing'] as const satisfies SourcePath[]

/**
 * All that is wrong with a mapping: fields that are mapped from nothing, to one place twice, in a format that does not fit; and what
 * the law or the exchange itself needs and no field carries. `at` is the field's place, `fields.3`, or `answer`.
 */
export function findMappingProblems(mapping: Mapping): Problem[] {
  return [
    ...mapping.fields.flatMap((rule, i) => findFieldProblems(rule, i, mapping)),
    ...findUncarried(mapping),
    ...findAnswerProblems(mapping),
    ...listProblems([
      mapping.format === 'xml' && !isName(mapping.root ?? '') && { code: 'exchange.root-missing', at: 'root' },
    ]),
  ]
}

function findFieldProblems(rule: FieldRule, i: number, { fields, format }: Mapping): Problem[] {
  const { to, from, constant } = rule
  const source = from === undefined ? undefined : findSource(from)
  const values = { field: to }
  const at = `fields.${i}`
  const parts = to.replaceAll('[]', '').split('.')
  return listProblems([
    !from && !constant && rule.need !== 'if-any' && { code: 'exchange.required-unmapped', at, values },
    !from && !constant && rule.need === 'if-any' && { code: 'exchange.unmapped', at, values },
    !!from && !!constant && { code: 'exchange.mapped-twice', at, values },
    from !== undefined &&
      from !== '' &&
      !source && { code: 'exchange.source-unknown', at, values: { ...values, from } },
    !!source && !fitsFormat(rule, source.kind) && { code: 'exchange.format-unfit', at, values },
    !parts.every(format === 'xml' ? isName : isKey) && { code: 'exchange.path-odd', at, values },
    (to.match(/\[\]/g)?.length ?? 0) > 1 && { code: 'exchange.list-in-list', at, values },
    !!from &&
      (listOf(to) === undefined) !== (listOf(from) === undefined) && { code: 'exchange.list-apart', at, values },
    fields.some((other, j) => j !== i && findClash(other.to, to, j < i)) && {
      code: 'exchange.field-twice',
      at,
      values,
    },
    listOf(to) !== undefined && mixesLists(fields, to) && { code: 'exchange.lists-mixed', at, values },
    ...findCodeProblems(rule, at, source?.codes),
  ])
}

const fitsFormat = ({ format }: FieldRule, kind: (typeof sources)[SourcePath]['kind']) =>
  (formats[format].fits as readonly string[]).includes(kind)

// The same place, or a value where another field needs a branch. Of two the later is told.
function findClash(other: string, to: string, isEarlier: boolean): boolean {
  const [a, b] = [other.replaceAll('[]', ''), to.replaceAll('[]', '')]
  return (isEarlier && a === b) || b.startsWith(`${a}.`)
}

function mixesLists(fields: readonly FieldRule[], to: string): boolean {
  const lists = fields
    .filter((other) => listOf(other.to) === listOf(to) && other.from)
    .map(({ from }) => listOf(from as string))
  return new Set(lists).size > 1
}

function findCodeProblems({ format, codes = {}, to }: FieldRule, at: string, known: readonly string[] = []): Problem[] {
  if (format !== 'codes') return []
  if (Object.keys(codes).length === 0) return [{ code: 'exchange.codes-missing', at, values: { field: to } }]
  return known
    .filter((word) => !codes[word])
    .map((word) => ({ code: 'exchange.code-unmapped', at, values: { field: to, word } }))
}

function findUncarried({ fields }: Mapping): Problem[] {
  const carried = fields.flatMap(({ from }) => from ?? [])
  const items = carried.map((from) => findSource(from)?.item)
  return [
    ...asked
      .filter((path) => !fields.some(({ from, need }) => from === path && need === 'always'))
      .map((path) => ({ code: 'exchange.identity-missing', at: 'fields', values: { path } })),
    ...minimumItems
      .filter(({ id, need }) => need === 'always' && !items.includes(id))
      .map(({ id, sources: cited }) => ({
        code: `exchange.uncarried-${id}`,
        at: 'fields',
        source: cited.map(citeItem).join('; '),
      })),
  ]
}

function findAnswerProblems({ answer }: Mapping): Problem[] {
  const words = [...answer.accepted, ...answer.duplicate, ...answer.rejected]
  return listProblems([
    answer.accepted.length === 0 && { code: 'exchange.answer-without-yes', at: 'answer' },
    answer.rejected.length === 0 && { code: 'exchange.answer-without-no', at: 'answer' },
    new Set(words).size < words.length && { code: 'exchange.answer-word-twice', at: 'answer' },
  ])
}

const isKey = (part: string) => part !== '' && part !== '__proto__'
const isName = (part: string) => /^[A-Za-z_][\w-]*$/.test(part)
