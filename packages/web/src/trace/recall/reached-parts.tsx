import { formatInstant } from '../../kit/format.ts'
import { Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { hasWords, sayName, upperFirst } from '../story/say-thing.ts'
import type { ReachedView, RecallView } from './recall-view.ts'

/** Everything that a recall reaches. */
export function ReachedThings({ things }: { things: readonly ReachedView[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{t('trace.recallThings')}</h2>
      <Table
        caption={t('trace.recallThings')}
        hideCaption
        stacks
        rows={things}
        rowKey={({ thing }) => thing.id}
        columns={[
          {
            key: 'kind',
            title: t('trace.recallLots'),
            isHead: true,
            cell: ({ thing }) => upperFirst(sayName(lang, thing)),
          },
          {
            key: 'what',
            title: t('trace.recallThingKind'),
            cell: ({ kind, isRoot, hasLeft }) =>
              [
                t(`trace.recallThing.${kind}`),
                isRoot && t('trace.recallThingRoot'),
                hasLeft && t('trace.recallThingLeft'),
              ]
                .filter(Boolean)
                .join(', '),
          },
          { key: 'code', title: t('trace.recallThingCode'), cell: ({ thing }) => <code class="long">{thing.id}</code> },
        ]}
      />
    </section>
  )
}

/** What was still moved or sold after the recall began. */
export function MovedSince({ moved }: { moved: RecallView['movedSince'] }) {
  const t = useText()
  if (moved.length === 0) return null
  return (
    <Notice tone="bad" title={t('trace.recallMoved')}>
      <ul>
        {moved.map(({ at, step, eventId }) => {
          const key = `trace.bizStep.${step}`
          const word = hasWords(key) ? t(key) : (step ?? '')
          return <li key={eventId}>{t('trace.recallMovedLine', { at: formatInstant(at), step: word, id: eventId })}</li>
        })}
      </ul>
    </Notice>
  )
}
