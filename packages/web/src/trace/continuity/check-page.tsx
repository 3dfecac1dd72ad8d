import type { Gap } from '@saolang/core/trace/continuity/find-gaps.ts'
import type { StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StoryLines } from '../story/story-lines.tsx'
import { sayGap } from './say-gap.ts'

export type CheckPageProps = {
  code: string
  check?: { events: number; lots: number; gaps: readonly Gap[]; story: readonly StoryLine[] }
}

/** `/trace/check`: follows a code back to its beginnings and names what does not hold together. */
export function CheckPage({ code, check }: CheckPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.check')} layout="desk" robots="noindex" sheet="trace.css">
      <h1>{t('trace.check')}</h1>
      <p class="soft">{t('trace.checkLead')}</p>
      <form method="get" action="/trace/check">
        <TextField name="epc" label={t('trace.checkCode')} value={code} />
        <Button>{t('trace.check')}</Button>
      </form>
      {check && <Checked {...check} />}
    </Page>
  )
}

function Checked({ events, lots, gaps, story }: NonNullable<CheckPageProps['check']>) {
  const t = useText()
  const { lang } = useShell()
  if (events === 0) return <EmptyState title={t('trace.checkNothing')} />
  return (
    <section class="part">
      <h2>{gaps.length === 0 ? t('trace.checkWhole') : t('trace.checkGaps', { n: gaps.length })}</h2>
      <p class="soft">{t('trace.checkSeen', { n: events, lots })}</p>
      {gaps.length === 0 ? (
        <Notice tone="good">{t('trace.checkWhole')}</Notice>
      ) : (
        <Table
          caption={t('trace.checkGaps', { n: gaps.length })}
          hideCaption
          stacks
          rows={gaps}
          rowKey={({ kind, thing, eventIds }) => `${kind} ${thing} ${eventIds[0]}`}
          columns={[
            { key: 'kind', title: t('trace.gapKind'), isHead: true, cell: (gap) => sayGap(t, lang, gap) },
            { key: 'thing', title: t('trace.gapThing'), cell: ({ thing }) => <code>{thing}</code> },
            {
              key: 'events',
              title: t('trace.gapEvents'),
              cell: ({ eventIds }) => eventIds.map((id) => <code key={id}>{id} </code>),
            },
          ]}
        />
      )}
      <h2>{t('trace.story')}</h2>
      <StoryLines lines={story} />
    </section>
  )
}
