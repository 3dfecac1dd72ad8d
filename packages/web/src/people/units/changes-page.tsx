import { LinkButton } from '../../kit/button.tsx'
import { Actions } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip, EmptyState, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type ChangeState, type ChangeView, changeInWords } from './change-view.ts'

type Row = ChangeView & { id: string; state: ChangeState }

export const stateTones = {
  waiting: 'warn',
  applied: 'good',
  withdrawn: 'calm',
  undone: 'bad',
} as const satisfies Record<ChangeState, Tone>

/** `/units/changes`: resolutions that merge and split communes, before, on and after their day. */
export function UnitChangesPage({ changes, mayEnter }: { changes: readonly Row[]; mayEnter: boolean }) {
  const t = useText()
  return (
    <Page title={t('people.units.title')} layout="desk" robots="noindex" sheet="people.css">
      <h1>{t('people.units.title')}</h1>
      <p class="soft">{t('people.units.lead')}</p>
      {mayEnter && (
        <Actions>
          <LinkButton href="/units/changes/new">{t('people.units.enter')}</LinkButton>
        </Actions>
      )}
      {changes.length === 0 ? <EmptyState title={t('people.units.none')} /> : <Changes changes={changes} />}
      <p class="soft">{t('people.units.provinces')}</p>
    </Page>
  )
}

function Changes({ changes }: { changes: readonly Row[] }) {
  const t = useText()
  return (
    <Table
      caption={t('people.units.title')}
      hideCaption
      rows={changes}
      rowKey={({ id }) => id}
      stacks
      columns={[
        {
          key: 'change',
          title: t('people.units.change'),
          isHead: true,
          cell: (change) => <a href={`/units/changes/${change.id}`}>{changeInWords(change)}</a>,
        },
        { key: 'kind', title: t('people.units.kind'), cell: ({ kind }) => t(`people.units.short.${kind}`) },
        {
          key: 'resolution',
          title: t('people.units.resolution'),
          cell: ({ resolutionNumber, resolutionOn }) => `${resolutionNumber}, ${formatDay(resolutionOn)}`,
        },
        { key: 'day', title: t('people.units.effectiveOn'), cell: ({ effectiveOn }) => formatDay(effectiveOn) },
        {
          key: 'state',
          title: t('people.units.state'),
          cell: ({ state }) => <Chip tone={stateTones[state]}>{t(`people.units.state.${state}`)}</Chip>,
        },
      ]}
    />
  )
}
