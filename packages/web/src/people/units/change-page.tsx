import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { type Moment, Timeline } from '../../kit/lists.tsx'
import { Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ChangeFacts, LyingTable } from './change-facts.tsx'
import { type ChangeState, type ChangeView, changeInWords, type LyingKind, type LyingRow } from './change-view.ts'
import { stateTones } from './changes-page.tsx'

export type UnitChangePageProps = {
  id: string
  change: ChangeView
  state: ChangeState
  enteredAt: string
  appliedAt?: string
  ended?: { at: string; reason: string }
  lies: readonly LyingRow[]
  moved: readonly { kind: LyingKind; count: number }[]
  mayEnd: boolean
  problems: readonly Problem[]
}

/** `/units/changes/{id}`: a resolution, what follows or followed it, its history, and its undoing. */
export function UnitChangePage(props: UnitChangePageProps) {
  const { change, state, lies, moved, mayEnd, problems } = props
  const t = useText()
  const title = changeInWords(change)
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="people.css"
      problems={problems}
      way={<BackLink href="/units/changes" label={t('people.units.title')} />}
    >
      <h1>{title}</h1>
      <p>
        <Chip tone={stateTones[state]}>{t(`people.units.state.${state}`)}</Chip>
      </p>
      <ChangeFacts change={change} />
      {state === 'waiting' && (
        <>
          <h2>{t('people.units.follows')}</h2>
          <LyingTable from={change.from} rows={lies} />
        </>
      )}
      {moved.length > 0 && <MovedTable moved={moved} />}
      <h2>{t('people.units.history')}</h2>
      <Timeline moments={listMoments(t, props)} />
      {mayEnd && <EndForm {...props} />}
    </Page>
  )
}

function MovedTable({ moved }: Pick<UnitChangePageProps, 'moved'>) {
  const t = useText()
  return (
    <>
      <h2>{t('people.units.followed')}</h2>
      <Table
        caption={t('people.units.followed')}
        hideCaption
        rows={moved}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: 'kind',
            title: t('people.units.what'),
            isHead: true,
            cell: ({ kind }) => t(`people.units.lies.${kind}`),
          },
          { key: 'count', title: t('people.units.total'), isNumber: true, cell: ({ count }) => count },
        ]}
      />
    </>
  )
}

function listMoments(t: ReturnType<typeof useText>, props: UnitChangePageProps): Moment[] {
  const { state, enteredAt, appliedAt, ended } = props
  return [
    { title: t('people.units.entered'), when: formatInstant(enteredAt) },
    ...(appliedAt ? [{ title: t('people.units.applied'), when: formatInstant(appliedAt), tone: 'good' as const }] : []),
    ...(ended
      ? [
          {
            ...{ title: t(`people.units.state.${state}`), when: formatInstant(ended.at) },
            ...{ children: ended.reason, tone: 'bad' as const },
          },
        ]
      : []),
  ]
}

function EndForm({ id, state, problems }: UnitChangePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const word = t(state === 'waiting' ? 'people.units.withdraw' : 'people.units.undo')
  return (
    <section class="part">
      <h2>{word}</h2>
      {state === 'applied' && <p>{t('people.units.undoMeans')}</p>}
      <Form action={`/units/changes/${id}/undo`}>
        <TextField name="reason" label={t('people.units.undoWhy')} error={at('reason')} />
        <Actions>
          <Button look="danger">{word}</Button>
        </Actions>
      </Form>
    </section>
  )
}
