import type { MemberSeverity } from '@saolang/core/councils/reliability/severity.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { NotTold } from './not-told.tsx'
import { toDifference } from './numbers.ts'
import type { ReliabilityView } from './reliability-view.ts'

type Props = Pick<ReliabilityView, 'severity' | 'members'>

/** Who gives more and who gives less than the council on the same products, the lowest first. */
export function SeverityPart({ severity, members }: Props) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.severity')}</h2>
      {severity.kind === 'severity' ? (
        <>
          <p class="soft">{t('councils.severityMeans')}</p>
          <SeverityTable rows={severity.members.toSorted((a, b) => a.shrunken - b.shrunken)} members={members} />
        </>
      ) : (
        <NotTold why={severity} />
      )}
    </>
  )
}

function SeverityTable({ rows, members }: { rows: readonly MemberSeverity[]; members: Props['members'] }) {
  const t = useText()
  const { lang } = useShell()
  const reach = Math.max(5, ...rows.map(({ shrunken, error }) => Math.abs(shrunken) + 1.96 * error))
  const interval = ({ shrunken, error }: MemberSeverity) =>
    `${toDifference(lang, shrunken - 1.96 * error)} … ${toDifference(lang, shrunken + 1.96 * error)}`
  return (
    <Table
      caption={t('councils.severity')}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ member }) => member}
      columns={[
        {
          key: 'name',
          title: t('councils.person'),
          isHead: true,
          cell: (row) => <Member row={row} name={members.find(({ id }) => id === row.member)?.name ?? ''} />,
        },
        { key: 'products', title: t('councils.products'), isNumber: true, cell: ({ products }) => products },
        {
          key: 'against',
          title: t('councils.againstCouncil'),
          isNumber: true,
          cell: ({ shrunken }) => <b>{toDifference(lang, shrunken)}</b>,
        },
        { key: 'interval', title: t('councils.interval95'), isNumber: true, cell: interval },
        { key: 'drawn', title: t('councils.drawnInterval'), cell: (row) => <Interval row={row} reach={reach} /> },
        { key: 'raw', title: t('councils.measured'), isNumber: true, cell: ({ raw }) => toDifference(lang, raw) },
      ]}
    />
  )
}

function Member({ row: { standsApart }, name }: { row: MemberSeverity; name: string }) {
  const t = useText()
  return (
    <>
      {name} {standsApart && <Chip tone="warn">{t('councils.standsApart')}</Chip>}
    </>
  )
}

// 0 in the middle; the table's numbers say the same.
function Interval({ row: { shrunken, error, standsApart }, reach }: { row: MemberSeverity; reach: number }) {
  const at = (points: number) => `${Math.round((50 + (48 * points) / reach) * 100) / 100}%`
  return (
    <svg class={standsApart ? 'interval apart' : 'interval'} height={22} aria-hidden="true">
      <line class="zero" x1="50%" x2="50%" y1={0} y2={22} />
      <line class="reach" x1={at(shrunken - 1.96 * error)} x2={at(shrunken + 1.96 * error)} y1={11} y2={11} />
      <circle class="dot own" cx={at(shrunken)} cy={11} r={5} />
    </svg>
  )
}
