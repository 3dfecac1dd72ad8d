import type { Calibration } from '@saolang/core/councils/calibration/feedback.ts'
import { nearModel } from '@saolang/core/councils/calibration/feedback.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { DateField, Select } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay, formatShare } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { toPoints } from '../reliability/numbers.ts'

export type OwnPracticeLine = { id: string; title: string; dueOn: string; isSigned: boolean; isOver: boolean }
export type PracticeLine = {
  id: string
  councilName: string
  anchorNo: number
  title: string
  dueOn: string
  members: number
  signed: number
}
export type AnchorLine = { id: string; no: number; title: string; setNo: number; isRetired: boolean }

export type CalibrationPageProps = {
  own: OwnPracticeLine[]
  state: Calibration | null
  practices: PracticeLine[]
  anchors: AnchorLine[]
  councils: { id: string; name: string }[]
  mayMake: boolean
  mayReadAnchors: boolean
  values: { councilId: string; anchorId: string; dueOn: { day: string; month: string; year: string } }
  problems: readonly Problem[]
}

/** Practice: a member's own rounds and state; for officers and the chair who is asked and how many have done it; for the Ministry the anchors. */
export function CalibrationPage(props: CalibrationPageProps) {
  const { state, own, practices, anchors, councils, mayMake, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.calibration')}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.calibration')}</h1>
      <Notice title={t('councils.calibrationAlone')}>
        <p>{t('councils.calibrationAloneWhy')}</p>
      </Notice>
      {state && <OwnPart own={own} state={state} />}
      {mayMake && (
        <div class="actions">
          <LinkButton href="/councils/calibration/anchors/new" look={anchors.length > 0 ? 'plain' : 'main'}>
            {t('councils.anchorNew')}
          </LinkButton>
        </div>
      )}
      {councils.length > 0 && anchors.length === 0 && <p class="soft">{t('councils.noAnchors')}</p>}
      {councils.length > 0 && anchors.some(({ isRetired }) => !isRetired) && <OpenForm {...props} />}
      {!state && <Rounds practices={practices} />}
      {anchors.length > 0 && props.mayReadAnchors && <Anchors anchors={anchors} />}
    </Page>
  )
}

function OwnPart({ own, state }: { own: readonly OwnPracticeLine[]; state: Calibration }) {
  const t = useText()
  const { lang } = useShell()
  const { replicates } = state
  const limits = { points: nearModel.points, share: formatShare(lang, nearModel.exactShare) }
  return (
    <>
      <Card tone={state.state === 'near' ? 'good' : state.state === 'apart' ? 'warn' : 'info'}>
        <p>
          <b>{t(`councils.calibration-${state.state}`)}</b>{' '}
          {state.state === 'near' &&
            state.lapsesOn &&
            t('councils.calibrationUntil', { day: formatDay(state.lapsesOn) })}
        </p>
        <p class="soft">{t('councils.calibrationMeans', limits)}</p>
        <p class="soft">
          {replicates.kind === 'replicates'
            ? t('councils.replicates', { samples: replicates.samples, n: toPoints(lang, replicates.deviation) })
            : t('councils.replicatesTooFew', { need: replicates.needs.products, n: replicates.products })}
        </p>
      </Card>
      <h2>{t('councils.ownPractices')}</h2>
      {own.length === 0 && <p class="soft">{t('councils.noOwnPractices')}</p>}
      <ul class="tasks">
        {own.map(({ id, title, dueOn, isSigned, isOver }) => (
          <li key={id}>
            <div>
              <a href={`/councils/practices/${id}`}>{title}</a>
              <div class="hint">{t('councils.practiceDue', { day: formatDay(dueOn) })}</div>
            </div>
            {isSigned ? (
              <span class="soft">{t('councils.practiceDone')}</span>
            ) : (
              <Chip tone={isOver ? 'calm' : 'warn'}>
                {t(isOver ? 'councils.practiceMissed' : 'councils.practiceToDo')}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function OpenForm({ councils, anchors, values, problems }: CalibrationPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Card title={t('councils.practiceOpen')} level={2}>
      <Form action="/councils/calibration/practices">
        <Select
          name="councilId"
          label={t('councils.practiceCouncil')}
          empty={t('councils.chooseOne')}
          value={values.councilId || (councils.length === 1 ? (councils[0]?.id ?? '') : '')}
          error={at('councilId') ?? ''}
          options={councils.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="anchorId"
          label={t('councils.anchor')}
          empty={t('councils.chooseOne')}
          value={values.anchorId}
          error={at('anchorId') ?? ''}
          options={anchors
            .filter(({ isRetired }) => !isRetired)
            .map(({ id, no, title }) => ({ value: id, label: t('councils.anchorNo', { no, title }) }))}
        />
        <DateField name="dueOn" label={t('councils.practiceUntil')} value={values.dueOn} error={at('dueOn') ?? ''} />
        <Actions>
          <Button look="plain">{t('councils.practiceOpen')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function Rounds({ practices }: { practices: readonly PracticeLine[] }) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.practices')}</h2>
      {practices.length === 0 ? (
        <p class="soft">{t('councils.noPractices')}</p>
      ) : (
        <Table
          caption={t('councils.practices')}
          hideCaption
          stacks
          rows={practices}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'council', title: t('councils.practiceCouncil'), isHead: true },
              cell: ({ councilName }) => councilName,
            },
            {
              ...{ key: 'anchor', title: t('councils.anchor') },
              cell: ({ anchorNo: no, title }) => t('councils.anchorNo', { no, title }),
            },
            { key: 'due', title: t('councils.practiceUntil'), cell: ({ dueOn }) => formatDay(dueOn) },
            {
              ...{ key: 'signed', title: t('councils.practiceSigned') },
              cell: ({ signed, members }) => t('councils.practiceSignedOf', { n: signed, of: members }),
            },
          ]}
        />
      )}
    </>
  )
}

function Anchors({ anchors }: { anchors: readonly AnchorLine[] }) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.anchors')}</h2>
      <ul class="tasks">
        {anchors.map(({ id, no, title, setNo, isRetired }) => (
          <li key={id}>
            <a href={`/councils/calibration/anchors/${id}`}>{t('councils.anchorNo', { no, title })}</a>
            <span class="soft">
              {t('councils.anchorSet', { no: setNo })}{' '}
              {isRetired && <Chip tone="calm">{t('councils.anchorRetired')}</Chip>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
