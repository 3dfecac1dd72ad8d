import { type MeasureKey, measures, type RowKind } from '@saolang/core/insight/dashboards/measure.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { ColumnKind, DataTable } from '@saolang/web/insight/dashboards/views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { Tx } from '../../platform/sql.ts'
import { nameCommunes } from './commune-names.sql.ts'
import { listDossierRows, listOversightRows, listProductRows, listVerdictRows, type RowQuery } from './rows.sql.ts'

type Words = { lang: Lang; daysLate: ReadonlyMap<string, number>; communes: readonly { code: string; name: string }[] }
type Rows = DataTable['rows']
type Column = readonly [MessageKey, ColumnKind]

const dossierColumns = [
  ['insight.dash.code', 'text'],
  ['insight.dash.product', 'text'],
  ['insight.dash.producer', 'text'],
  ['insight.dash.place', 'text'],
  ['insight.dash.status', 'text'],
] as const satisfies Column[]
const oversightColumns = [
  ['insight.dash.code', 'text'],
  ['insight.dash.product', 'text'],
  ['insight.dash.place', 'text'],
  ['insight.dash.dueOn', 'day'],
] as const satisfies Column[]

/** The columns of the rows of a kind; a rate of dossiers says of each whether it counts, a late one by how much. */
function columnsOf(key: MeasureKey): readonly Column[] {
  const last: Partial<Record<MeasureKey, Column>> = {
    'first-time-right': ['insight.dash.isRight', 'text'],
    'dossiers-late': ['insight.dash.daysLate', 'count'],
  }
  const columns = {
    dossier: [...dossierColumns, last[key] ?? (['insight.dash.daysHere', 'count'] as const)],
    product: [
      ['insight.dash.code', 'text'],
      ['insight.dash.product', 'text'],
      ['insight.dash.producer', 'text'],
      ['insight.dash.place', 'text'],
      ['insight.dash.star', 'count'],
      ['insight.dash.lastDay', 'day'],
    ],
    verdict: [
      ['insight.dash.code', 'text'],
      ['insight.dash.product', 'text'],
      ['insight.dash.council', 'text'],
      ['insight.dash.place', 'text'],
      ['insight.dash.star', 'count'],
      ['insight.dash.spread', 'decimal'],
      ['insight.dash.discussed', 'text'],
      ['insight.dash.outcome', 'text'],
      ['insight.dash.issuedOn', 'day'],
    ],
    inspection: oversightColumns,
    withdrawal: oversightColumns,
    report: [...oversightColumns.slice(0, 3), ['insight.dash.reportedOn', 'day']],
  } satisfies Record<RowKind, readonly Column[]>
  return columns[measures[key].rows]
}

/** The rows of a query as a table in the reader's words; `many` where listing has counted them as well. */
export async function tableOfRows(tx: Tx, query: RowQuery, words: Words): Promise<{ table: DataTable; many?: number }> {
  const { lang } = words
  const read: Reader = readers[measures[query.key].rows]
  const { rows, many } = await read(tx, query, words)
  return {
    table: {
      key: query.key,
      title: say(lang, `insight.dash.measure-${query.key}`),
      none: say(lang, 'insight.dash.rowsNone'),
      columns: columnsOf(query.key).map(([title, kind]) => ({ title: say(lang, title), kind })),
      rows,
    },
    ...(many !== undefined && { many }),
  }
}

type Reader = (tx: Tx, query: RowQuery, words: Words) => Promise<{ rows: Rows; many?: number }>

const readers = {
  dossier: readDossiers,
  product: readProducts,
  verdict: readVerdicts,
  inspection: readOversight,
  withdrawal: readOversight,
  report: readOversight,
} satisfies Record<RowKind, Reader>

async function readDossiers(tx: Tx, query: RowQuery, words: Words) {
  const rows = await listDossierRows(tx, query)
  const places = await placesOf(tx, rows, words)
  const yesNo = (is: boolean) => say(words.lang, is ? 'insight.dash.yes' : 'insight.dash.no')
  return {
    rows: rows.map(({ dossierId, code, name, producer, communeCode, status, days, counts }) => ({
      cells: [
        ...[code ?? '', name, producer, places(communeCode), say(words.lang, `dossiers.status.${status}`)],
        query.key === 'first-time-right' ? yesNo(counts) : (words.daysLate.get(dossierId) ?? days),
      ],
      href: `/desk/dossiers/${dossierId}`,
    })),
  }
}

async function readProducts(tx: Tx, query: RowQuery) {
  const rows = await listProductRows(tx, query)
  return {
    rows: rows.map(({ address, name, producer, place, star, lastDay }) => ({
      cells: [address, name, producer, place, star, lastDay],
      href: `/products/${address}`,
    })),
  }
}

async function readVerdicts(tx: Tx, query: RowQuery, words: Words) {
  const rows = await listVerdictRows(tx, query)
  const places = await placesOf(tx, rows, words)
  const { lang } = words
  return {
    rows: rows.map(
      ({ dossierId, code, name, council, communeCode, star, spread, wasDiscussed, outcome, issuedAt }) => ({
        cells: [
          ...[code, name, council, places(communeCode), star, spread],
          say(lang, wasDiscussed ? 'insight.dash.yes' : 'insight.dash.no'),
          outcome ? say(lang, `insight.dash.outcome-${outcome}`) : '',
          legalDateOf(issuedAt),
        ],
        href: `/desk/dossiers/${dossierId}`,
      }),
    ),
  }
}

const oversightHref: Partial<Record<MeasureKey, (id: string) => string>> = {
  'inspections-late': (id) => `/registry/inspections/${id}`,
  'withdrawals-late': (id) => `/registry/withdrawals/${id}`,
  'reports-open': (id) => `/registry/reports/${id}`,
}

async function readOversight(tx: Tx, query: RowQuery, words: Words) {
  const rows = await listOversightRows(tx, query)
  const places = await placesOf(tx, rows, words)
  const toHref = oversightHref[query.key]
  return {
    many: rows[0]?.many ?? 0,
    rows: rows.map(({ id, code, name, communeCode, dueOn }) => ({
      cells: [code, name, communeCode ? places(communeCode) : '', dueOn],
      ...(toHref && { href: toHref(id) }),
    })),
  }
}

/** Names of the communes that rows are in: those of the province at hand, the others asked for at once. */
async function placesOf(tx: Tx, rows: readonly { communeCode: string | null }[], { communes }: Words) {
  const known = new Map(communes.map(({ code, name }) => [code, name]))
  const missing = new Set(
    rows.flatMap(({ communeCode }) => (communeCode && !known.has(communeCode) ? [communeCode] : [])),
  )
  for (const { code, name } of missing.size > 0 ? await nameCommunes(tx, [...missing]) : []) known.set(code, name)
  return (code: string) => known.get(code) ?? code
}
