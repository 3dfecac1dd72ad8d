import { type Column, formats, sources } from '@saolang/core/insight/open-data/dataset.ts'
import { type DatasetKey, datasets } from '@saolang/core/insight/open-data/dictionary.ts'
import { type Edition, licence } from '@saolang/core/insight/open-data/edition.ts'
import { formatBytes, formatDay, formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { FileLinks } from './files.tsx'

export type DatasetPageProps = {
  dataset: DatasetKey
  /** The editions that can be had, newest first. */
  editions: readonly Edition[]
}

/** `/data/{dataset}`: what a dataset is, column by column, and every edition of it that can be had. */
export function DatasetPage({ dataset, editions }: DatasetPageProps) {
  const t = useText()
  const { lang } = useShell()
  const in2 = lang === 'vi' ? 0 : 1
  const { title, about } = datasets[dataset]
  const [newest] = editions
  return (
    <Page
      title={title[in2]}
      description={about[in2]}
      sheet="open-data.css"
      way={<Breadcrumbs crumbs={[{ href: '/data', label: t('insight.data') }]} />}
    >
      <h1>{title[in2]}</h1>
      <p class="data-lead">{about[in2]}</p>
      {newest ? (
        <Newest edition={newest} />
      ) : (
        <EmptyState title={t('insight.dataNone')}>
          <p>{t('insight.dataNoneMore')}</p>
        </EmptyState>
      )}
      <Dictionary columns={datasets[dataset].columns} />
      {editions.length > 0 && <Editions editions={editions} />}
    </Page>
  )
}

function Newest({ edition }: { edition: Edition }) {
  const t = useText()
  const { lang } = useShell()
  const in2 = lang === 'vi' ? 0 : 1
  const { row, every, key } = datasets[edition.dataset]
  return (
    <section class="part">
      <h2>{t('insight.dataNow')}</h2>
      <FileLinks edition={edition} day="latest" />
      <SummaryList
        rows={[
          { label: t('insight.dataOn'), value: formatDay(edition.takenOn) },
          { label: t('insight.dataHowMany'), value: formatNumber(lang, edition.rows) },
          { label: t('insight.dataRowIs'), value: row[in2] },
          ...(key.length > 0 ? [{ label: t('insight.dataKey'), value: <code>{key.join(', ')}</code> }] : []),
          {
            label: t('insight.dataHowOften'),
            value: t(every === 'day' ? 'insight.dataEveryDay' : 'insight.dataEveryMonth'),
          },
          { label: t('insight.dataLicence'), value: <a href={licence.href}>{licence.name}</a> },
        ]}
      />
      <details>
        <summary>{t('insight.dataSum')}</summary>
        <dl class="data-sums">
          {edition.files.map(({ format, sha256, byteSize }) => (
            <div key={format}>
              <dt>
                {formats[format].title}, {formatBytes(lang, byteSize)}
              </dt>
              <dd>
                <code>{sha256}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <p>
        <a href={`/data/${edition.dataset}/datapackage.json`}>{t('insight.dataPackage')}</a>
      </p>
    </section>
  )
}

function Dictionary({ columns }: { columns: readonly Column[] }) {
  const t = useText()
  const { lang } = useShell()
  const in2 = lang === 'vi' ? 0 : 1
  return (
    <section class="part" id="columns">
      <h2>{t('insight.dataDictionary')}</h2>
      <Table
        caption={t('insight.dataDictionary')}
        hideCaption
        stacks
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('insight.dataColumn'), isHead: true, cell: ({ name }) => <code>{name}</code> },
          {
            key: 'meaning',
            title: t('insight.dataMeaning'),
            cell: ({ meaning, definition }) => (
              <>
                {meaning[in2]} {definition && <a href={definition}>{t('insight.dataDefinition')}</a>}
              </>
            ),
          },
          {
            key: 'type',
            title: t('insight.dataType'),
            cell: ({ type, unit }) => `${t(`insight.data-type-${type}`)}${unit ? ` (${unit[in2]})` : ''}`,
          },
          { key: 'source', title: t('insight.dataSource'), cell: ({ source }) => sources[source][in2] },
        ]}
      />
    </section>
  )
}

function Editions({ editions }: { editions: readonly Edition[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part" id="editions">
      <h2>{t('insight.dataEditions')}</h2>
      <Table
        caption={t('insight.dataEditions')}
        hideCaption
        stacks
        rows={editions}
        rowKey={({ takenOn }) => takenOn}
        columns={[
          {
            key: 'on',
            title: t('insight.dataOn'),
            isHead: true,
            cell: ({ takenOn, isKept }) => (
              <span id={takenOn}>
                {formatDay(takenOn)} {isKept && <Chip tone="good">{t('insight.dataForGood')}</Chip>}
              </span>
            ),
          },
          {
            key: 'rows',
            title: t('insight.dataHowMany'),
            isNumber: true,
            cell: ({ rows }) => formatNumber(lang, rows),
          },
          {
            key: 'files',
            title: t('insight.dataFile'),
            cell: (edition) => <FileLinks edition={edition} day={edition.takenOn} />,
          },
        ]}
      />
    </section>
  )
}
