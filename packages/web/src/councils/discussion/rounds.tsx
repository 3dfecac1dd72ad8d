import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type ChangeView = {
  member: string
  criterion: string
  title: string
  former: { text: string; points: number }
  now: { text: string; points: number }
  reason: string
}
export type Totals = { points: number[]; mean: number }
export type RoundsView = { openedAt: string; before: Totals; after: Totals; changes: readonly ChangeView[] }

/** Both rounds beside each other: totals before and after discussion, and every change with its reason. */
export function Rounds({ rounds: { openedAt, before, after, changes } }: { rounds: RoundsView }) {
  const t = useText()
  const { lang } = useShell()
  const said = ({ points, mean }: Totals) => ({
    points: points.map((each) => formatNumber(lang, each)).join(' · '),
    mean: formatNumber(lang, Math.round(mean * 100) / 100),
  })
  return (
    <section>
      <h2>{t('councils.discussionRounds')}</h2>
      {openedAt && <p class="soft">{t('councils.discussionOpenSince', { at: formatInstant(openedAt) })}</p>}
      <p>{t('councils.beforeDiscussion', said(before))}</p>
      <p>{t('councils.afterDiscussion', said(after))}</p>
      {changes.length === 0 ? <p class="soft">{t('councils.changesNone')}</p> : <Changes changes={changes} />}
    </section>
  )
}

function Changes({ changes }: Pick<RoundsView, 'changes'>) {
  const t = useText()
  return (
    <Table
      caption={t('councils.changes')}
      stacks
      rows={changes}
      rowKey={({ member, criterion, now, former }) => member + criterion + former.text + now.text}
      columns={[
        {
          key: 'criterion',
          title: t('councils.criterion'),
          isHead: true,
          cell: ({ criterion, title }) => `${criterion} ${title}`,
        },
        { key: 'member', title: t('councils.person'), cell: ({ member }) => member },
        { key: 'former', title: t('councils.changeFrom'), cell: ({ former }) => `${former.points}: ${former.text}` },
        { key: 'now', title: t('councils.changeTo'), cell: ({ now }) => `${now.points}: ${now.text}` },
        { key: 'reason', title: t('councils.rulingReason'), cell: ({ reason }) => reason },
      ]}
    />
  )
}

/** The chair opens the discussion. */
export function OpenDiscussion({ at }: { at: string }) {
  const t = useText()
  return (
    <Form action={`${at}/discussion`}>
      <p>{t('councils.openDiscussionWhat')}</p>
      <Actions>
        <Button look="plain">{t('councils.openDiscussion')}</Button>
      </Actions>
    </Form>
  )
}
