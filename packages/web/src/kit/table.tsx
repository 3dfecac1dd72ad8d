import type { ComponentChildren } from 'preact'
import { Icon } from './icons.tsx'
import { useText } from './words.ts'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ComponentChildren
  isNumber?: boolean
  /** The row is named by this column. */
  isHead?: boolean
  /** Address of the page sorted by this column; the sort lives in the URL. */
  sortHref?: string
  sorted?: 'up' | 'down'
}

export type TableProps<Row> = {
  caption: string
  /** The caption is only read out, when a heading above says the same. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone every row becomes a little sheet with the column's name beside each value. */
  stacks?: boolean
}

/** Rows to compare. Sorted by links, so it works without JavaScript and can be sent to a colleague. */
export function Table<Row>({ caption, hideCaption = false, columns, rows, rowKey, stacks = false }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must scroll from the keyboard (WCAG 2.1.1)
    <section class={stacks ? 'table stacks' : 'table'} aria-label={caption} tabIndex={0}>
      <table>
        <caption class={hideCaption ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isHead ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    class={column.isNumber ? 'num' : undefined}
                    data-title={stacks ? column.title : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HeadCell<Row>({ column: { title, isNumber, sortHref, sorted } }: { column: Column<Row> }) {
  const t = useText()
  const ariaSort = sorted === 'up' ? 'ascending' : sorted === 'down' ? 'descending' : undefined
  return (
    <th scope="col" class={isNumber ? 'num' : undefined} aria-sort={ariaSort}>
      {sortHref ? (
        <a href={sortHref}>
          {title}
          {sorted && (
            <>
              <Icon name={sorted === 'up' ? 'arrowUp' : 'arrowDown'} />
              <span class="hidden">{t(sorted === 'up' ? 'kit.sortedUp' : 'kit.sortedDown')}</span>
            </>
          )}
        </a>
      ) : (
        title
      )}
    </th>
  )
}

export type PaginationProps = {
  label?: string
  page: number
  pageSize: number
  total: number
  toHref: (page: number) => string
}

/** Which part of a long list this is, and the way to the others. Pages count from 1. */
export function Pagination({ label, page, pageSize, total, toHref }: PaginationProps) {
  const t = useText()
  const last = Math.max(1, Math.ceil(total / pageSize))
  const near = [1, page - 1, page, page + 1, last].filter((n, i, all) => n >= 1 && n <= last && all.indexOf(n) === i)
  return (
    <nav class="pages" aria-label={label ?? t('kit.pages')}>
      <p class="soft">
        {t('kit.showing', {
          from: Math.min(total, (page - 1) * pageSize + 1),
          to: Math.min(total, page * pageSize),
          total,
        })}
      </p>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a href={toHref(page - 1)} rel="prev">
                <Icon name="arrowLeft" />
                {t('kit.previous')}
              </a>
            </li>
          )}
          {near.map((n, i) => (
            <li key={n} class={n - (near[i - 1] ?? n) > 1 ? 'gap' : undefined}>
              <a href={toHref(n)} aria-label={t('kit.page', { n })} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            </li>
          ))}
          {page < last && (
            <li>
              <a href={toHref(page + 1)} rel="next">
                {t('kit.next')}
                <Icon name="arrowRight" />
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}
