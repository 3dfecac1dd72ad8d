import { sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { DateField, FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { Icon } from '../../kit/icons.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Card, Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { PlanStepView } from './plan-views.ts'

const standings = {
  open: ['info', 'support.stepOpen'],
  late: ['bad', 'support.stepLate'],
  done: ['good', 'support.stepDone'],
} as const

export type StepCardProps = {
  planId: string
  step: PlanStepView
  mayWork: boolean
  values?: Readonly<Record<string, string>>
  problems?: readonly Problem[]
}

/** One criterion to raise: what is asked, what it wins, who helps, and what shows that it is done. */
export function StepCard({ planId, step, mayWork, values, problems = [] }: StepCardProps) {
  const t = useText()
  const { lang } = useShell()
  const { criterion, title, fromWords, toWords, pointsWon, isNeededByFloor, standing, doneOn } = step
  const [tone, words] = standings[standing]
  return (
    <div class="plan-step" id={`step-${criterion}`}>
      <Card
        title={`${criterion} ${sentenceCase(title)}`}
        level={2}
        tone={standing === 'done' ? 'good' : standing === 'late' ? 'bad' : 'info'}
      >
        <p>
          <Chip tone={tone}>{t(words)}</Chip> {doneOn && <span class="soft">{formatDay(doneOn)}</span>}
        </p>
        <SummaryList
          rows={[
            { label: t('support.stepTo'), value: <b>{toWords}</b> },
            { label: t('support.stepFrom'), value: fromWords ?? t('support.noLevel') },
            {
              label: t('support.stepWins'),
              value: isNeededByFloor
                ? t('support.floorLong', { n: formatNumber(lang, pointsWon) })
                : t('support.wonShort', { n: formatNumber(lang, pointsWon) }),
            },
            ...factsOf(step, t),
          ].filter(({ value }) => value)}
        />
        <Shown planId={planId} step={step} />
        <Courses step={step} />
        {mayWork && (
          <details open={values !== undefined}>
            <summary>{t('support.workOnStep')}</summary>
            <StepForm planId={planId} step={step} values={values} problems={problems} />
          </details>
        )}
      </Card>
    </div>
  )
}

function factsOf({ helper, dueOn, costNote, note }: PlanStepView, t: ReturnType<typeof useText>) {
  return [
    { label: t('support.stepHelper'), value: helper },
    { label: t('support.stepDue'), value: dueOn && formatDay(dueOn) },
    { label: t('support.stepCost'), value: costNote },
    { label: t('support.stepNote'), value: note },
  ]
}

function Shown({ planId, step: { files } }: { planId: string; step: PlanStepView }) {
  if (files.length === 0) return null
  return (
    <div class="photo-row">
      {files.map(({ sha256, fileName, isPicture }) => (
        <a key={sha256} href={`/plans/${planId}/files/${sha256}`}>
          {isPicture ? (
            <img src={`/plans/${planId}/files/${sha256}`} alt={fileName} width="160" loading="lazy" />
          ) : (
            <>
              <Icon name="file" /> {fileName}
            </>
          )}
        </a>
      ))}
    </div>
  )
}

function Courses({ step: { courses, subject, criterion } }: { step: PlanStepView }) {
  const t = useText()
  return (
    <p>
      {courses.map(({ id, title }) => (
        <span key={id}>
          <Icon name="leaf" /> <a href={`/courses/${id}`}>{t('support.courseFor', { title })}</a>
          <br />
        </span>
      ))}
      {subject && (
        <a href={`/advice/new?subject=${subject}&title=${encodeURIComponent(t('support.askAbout', { criterion }))}`}>
          {t('support.askAboutStep')}
        </a>
      )}
    </p>
  )
}

type FormProps = Required<Pick<StepCardProps, 'planId' | 'step' | 'problems'>> & Pick<StepCardProps, 'values'>

function StepForm({ planId, step, values, problems }: FormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { criterion, helper, dueOn, costNote, note, doneOn } = step
  const id = (name: string) => (values ? name : `${name}-${criterion}`)
  const [year = '', month = '', day = ''] = dueOn.split('-')
  const due = values
    ? { day: values['due-day'] ?? '', month: values['due-month'] ?? '', year: values['due-year'] ?? '' }
    : { day, month, year }
  const isDone = values ? values.done === 'yes' : doneOn !== undefined
  return (
    <Form action={`/plans/${planId}/steps/${criterion}`} hasFiles>
      <TextField
        name="helper"
        id={id('helper')}
        label={t('support.stepHelper')}
        hint={t('support.stepHelperHint')}
        value={values?.helper ?? helper}
        optional
      />
      <DateField
        name="due"
        id={id('due')}
        label={t('support.stepDue')}
        value={due}
        optional
        {...(at('due') && { error: at('due') as string })}
      />
      <TextField
        name="costNote"
        id={id('costNote')}
        label={t('support.stepCost')}
        hint={t('support.stepCostHint')}
        value={values?.costNote ?? costNote}
        optional
      />
      <TextArea
        name="note"
        id={id('note')}
        label={t('support.stepNote')}
        rows={3}
        value={values?.note ?? note}
        optional
      />
      <Showing id={id} isDone={isDone} />
      <Button>{t('support.saveStep')}</Button>
    </Form>
  )
}

function Showing({ id, isDone }: { id: (name: string) => string; isDone: boolean }) {
  const t = useText()
  return (
    <>
      <FileField
        name="files"
        id={id('files')}
        label={t('support.stepFiles')}
        hint={t('support.askFilesHint')}
        accept="image/*,application/pdf"
        multiple
        optional
      />
      <Checkboxes
        name="done"
        id={id('done')}
        label={t('support.stepState')}
        values={isDone ? ['yes'] : []}
        options={[{ value: 'yes', label: t('support.markDone') }]}
      />
    </>
  )
}
