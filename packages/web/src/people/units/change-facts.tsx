import { formatDay } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { ChangeView, LyingRow } from './change-view.ts'

/** What a resolution says. */
export function ChangeFacts({ change }: { change: ChangeView }) {
  const t = useText()
  const { kind, resolutionNumber, resolutionOn, issuer, effectiveOn, from, heirs, mainHeir, note } = change
  const main = heirs.find(({ code }) => code === mainHeir)
  const inWords = ({ type, name, code }: { type: string; name: string; code: string }) => `${type} ${name} (${code})`
  return (
    <SummaryList
      rows={[
        { label: t('people.units.kind'), value: t(`people.units.kind.${kind}`) },
        { label: t('people.units.resolution'), value: `${resolutionNumber}, ${formatDay(resolutionOn)}` },
        { label: t('people.units.issuer'), value: issuer },
        { label: t('people.units.effectiveOn'), value: formatDay(effectiveOn) },
        { label: t('people.units.from'), value: from.map(({ name, code }) => `${name} (${code})`).join(', ') },
        { label: t('people.units.heir'), value: heirs.map(inWords).join(', ') },
        ...(heirs.length > 1 && main ? [{ label: t('people.units.main'), value: inWords(main) }] : []),
        ...(note ? [{ label: t('people.units.note'), value: note }] : []),
      ]}
    />
  )
}

/** What lies in the communes of a change, by kind and commune. */
export function LyingTable({ from, rows }: { from: ChangeView['from']; rows: readonly LyingRow[] }) {
  const t = useText()
  if (rows.length === 0) return <p>{t('people.units.nothingLies')}</p>
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return (
    <Table
      caption={t('people.units.follows')}
      hideCaption
      rows={rows}
      rowKey={({ kind }) => kind}
      stacks
      columns={[
        {
          key: 'kind',
          title: t('people.units.what'),
          isHead: true,
          cell: ({ kind }) => t(`people.units.lies.${kind}`),
        },
        ...from.map(({ code, name }, i) => ({
          key: code,
          title: name,
          isNumber: true,
          cell: ({ counts }: LyingRow) => counts[i] ?? 0,
        })),
        ...(from.length > 1
          ? [
              {
                key: 'total',
                title: t('people.units.total'),
                isNumber: true,
                cell: ({ counts }: LyingRow) => <b>{sum(counts)}</b>,
              },
            ]
          : []),
      ]}
    />
  )
}
