import { formatDay, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref, type LotView } from './diary-views.ts'

export type LotsPageProps = {
  owner: DiaryOwner
  lots: readonly LotView[]
  takenIn: readonly { identifier: string; unit: string; left: number }[]
}

/** Which lots there are and how much is left of each. */
export function LotsPage({ owner, lots, takenIn }: LotsPageProps) {
  const t = useText()
  const { lang } = useShell()
  const amount = (n: number, unit: string) => `${formatNumber(lang, n)} ${unit}`
  return (
    <Page
      title={t('trace.myLots')}
      robots="noindex"
      sheet="trace.css"
      way={<BackLink href={diaryHref('/diary', owner)} label={t('trace.diary')} />}
    >
      <h1>{t('trace.myLots')}</h1>
      <p class="lead">{t('trace.lotsLead')}</p>
      {lots.length === 0 && <EmptyState title={t('trace.lotsNone')} />}
      {lots.length > 0 && (
        <Table
          caption={t('trace.myLots')}
          hideCaption
          stacks
          rows={lots}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'lot',
              title: t('trace.colLot'),
              isHead: true,
              cell: ({ id, number }) => <a href={diaryHref(`/diary/entries/${id}`, owner)}>{number}</a>,
            },
            { key: 'name', title: t('trace.colProduct'), cell: ({ name }) => name },
            {
              key: 'left',
              title: t('trace.colLeft'),
              cell: (lot) => <Left {...lot} words={amount(lot.left, lot.unit)} />,
            },
            {
              key: 'made',
              title: t('trace.colMade'),
              cell: ({ made, unit, madeOn }) => `${amount(made, unit)}, ${formatDay(madeOn)}`,
            },
            { key: 'area', title: t('trace.colArea'), cell: ({ area }) => area ?? '–' },
            {
              key: 'expires',
              title: t('trace.colExpires'),
              cell: ({ expiresOn }) => (expiresOn ? formatDay(expiresOn) : '–'),
            },
          ]}
        />
      )}
      <TakenIn {...{ takenIn, amount }} />
    </Page>
  )
}

type TakenInProps = Pick<LotsPageProps, 'takenIn'> & { amount(n: number, unit: string): string }

function TakenIn({ takenIn, amount }: TakenInProps) {
  const t = useText()
  if (takenIn.length === 0) return null
  return (
    <>
      <h2>{t('trace.takenIn')}</h2>
      <ul>
        {takenIn.map(({ identifier, unit, left }) => (
          <li key={`${identifier} ${unit}`}>
            <span class="code">{identifier}</span>: {amount(left, unit)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Left({ left, words }: { left: number; words: string }) {
  const t = useText()
  return (
    <>
      <strong>{words}</strong> {left < 0 && <Chip tone="warn">{t('trace.overdrawn')}</Chip>}
    </>
  )
}
