import type { MinimumItemId } from '@saolang/law/traceability/minimum-items.ts'
import { causes, type RecordVersion, standings } from './published-record.ts'

/** What a place in a record holds. `codes`: every word it can hold; `item`: what of the legal minimum it carries. */
export type Source = {
  kind: 'text' | 'day' | 'instant' | 'number' | 'code'
  codes?: readonly string[]
  item?: MinimumItemId
}

/** Every place of a record that a mapping can take from. Those of a list have `[]` after the list's name. */
export const sources = {
  'record.subject': { kind: 'text', item: 'trace-code' },
  'record.scope': { kind: 'code', codes: ['product', 'lot'] },
  'record.version': { kind: 'number' },
  'record.issuedAt': { kind: 'instant' },
  'record.standing': { kind: 'code', codes: standings },
  'record.cause': { kind: 'code', codes: causes },
  'product.name': { kind: 'text', item: 'product-name' },
  'product.imageUrl': { kind: 'text', item: 'product-image' },
  'product.brand': { kind: 'text', item: 'brand' },
  'product.standards': { kind: 'text', item: 'standards' },
  'product.shelfLife': { kind: 'text', item: 'shelf-life' },
  'product.warnings': { kind: 'text', item: 'warnings' },
  'product.gtin': { kind: 'text', item: 'gtin' },
  'product.legalCode': { kind: 'text' },
  'product.pageUrl': { kind: 'text' },
  'maker.name': { kind: 'text', item: 'maker-name' },
  'maker.address': { kind: 'text', item: 'maker-address' },
  'maker.identifier': { kind: 'text', item: 'maker-identifier' },
  'maker.communeCode': { kind: 'text' },
  'maker.provinceCode': { kind: 'text' },
  'certificates[].star': { kind: 'number', item: 'certificates' },
  'certificates[].number': { kind: 'text', item: 'certificates' },
  'certificates[].issuedOn': { kind: 'day' },
  'certificates[].expiresOn': { kind: 'day' },
  'lot.traceCode': { kind: 'text', item: 'trace-code' },
  'lot.madeOn': { kind: 'day', item: 'made-on' },
  'lot.expiresOn': { kind: 'day', item: 'expires-on' },
  'lot.harvestedFrom': { kind: 'day', item: 'harvested-on' },
  'lot.harvestedTo': { kind: 'day', item: 'harvested-on' },
  'lot.growingPlace': { kind: 'text', item: 'growing-place' },
  'lot.origin': { kind: 'text', item: 'origin' },
  'lot.quantity': { kind: 'number' },
  'lot.unit': { kind: 'text' },
  'stages[].traceCode': { kind: 'text' },
  'stages[].placeCode': { kind: 'text', item: 'stage-places' },
  'stages[].at': { kind: 'instant', item: 'stages' },
  'stages[].step': { kind: 'text' },
  'recall.code': { kind: 'text' },
  'recall.reason': { kind: 'text' },
  'recall.advice': { kind: 'text' },
  'recall.openedAt': { kind: 'instant' },
} as const satisfies Record<string, Source>

export type SourcePath = keyof typeof sources

/** What a place holds; undefined when there is no such place. */
export function findSource(path: string): Source | undefined {
  return Object.hasOwn(sources, path) ? sources[path as SourcePath] : undefined
}

/** The list that a path lies in: `stages` of `stages[].at`; undefined outside of lists. */
export function listOf(path: string): string | undefined {
  const at = path.indexOf('[].')
  return at < 0 ? undefined : path.slice(0, at)
}

/** The entries of a record's list of that name. */
export function entriesOf({ record }: RecordVersion, list: string): readonly object[] {
  return (record as unknown as Record<string, readonly object[] | undefined>)[list] ?? []
}

/** What a record holds at a path; within a list, what this entry of it holds. */
export function valueAt(told: RecordVersion, path: string, entry?: object): string | number | undefined {
  const [room = '', name = ''] = path.replace('[]', '').split('.')
  const { record, version, issuedAt, cause } = told
  if (room === 'record')
    return { ...{ version, issuedAt, cause, subject: record.subject, scope: record.scope }, standing: record.standing }[
      name as 'version'
    ]
  const holder = entry ?? (record as unknown as Record<string, object | undefined>)[room]
  return (holder as Record<string, string | number | undefined> | undefined)?.[name]
}
