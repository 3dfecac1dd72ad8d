import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, EmptyState, Notice, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { formatWait, OperationTabs } from './operation-tabs.tsx'

type State = 'waiting' | 'scheduled' | 'running' | 'retrying' | 'failed'

/** Work of the background that is not done; instants in ISO 8601. */
export type JobView = {
  id: string
  kind: string
  isEvent: boolean
  state: State
  attempts: number
  maxAttempts: number
  createdAt: string
  runAt: string
  lastError?: string
  payload: string
}

export type QueuePageProps = {
  counts: readonly { kind: string; isEvent: boolean; state: State; many: number; oldestSeconds: number }[]
  jobs: readonly JobView[]
  rulings: readonly { job: string; kind: string; ruling: 'retried' | 'dropped'; reason: string; ruledAt: string }[]
}

const tones = {
  waiting: 'info',
  scheduled: 'calm',
  running: 'info',
  retrying: 'warn',
  failed: 'bad',
} as const satisfies Record<State, Tone>

/** `/operations/queue`: work of the background by kind, then one by one, what is in trouble first. */
export function QueuePage(props: QueuePageProps) {
  const t = useText()
  return (
    <Page title={t('people.operations.queue')} layout="desk" robots="noindex" sheet="people.css" bodyClass="operations">
      <h1>{t('people.operations.queue')}</h1>
      <p class="soft">{t('people.operations.queueLead')}</p>
      <OperationTabs here="queue" />
      {props.counts.length === 0 ? <EmptyState title={t('people.operations.queueEmpty')} /> : <Counts {...props} />}
      {props.jobs.length > 0 && <Jobs {...props} />}
      {props.rulings.length > 0 && <Rulings {...props} />}
    </Page>
  )
}

function Counts({ counts }: QueuePageProps) {
  const t = useText()
  return (
    <Table
      caption={t('people.operations.queue')}
      hideCaption
      rows={counts}
      rowKey={({ kind, state }) => `${kind} ${state}`}
      stacks
      columns={[
        {
          key: 'kind',
          title: t('people.operations.kind'),
          isHead: true,
          cell: ({ kind, isEvent }) => (
            <>
              {kind} <span class="soft small">{t(isEvent ? 'people.operations.event' : 'people.operations.job')}</span>
            </>
          ),
        },
        { key: 'state', title: t('people.operations.state'), cell: ({ state }) => <StateChip state={state} /> },
        { key: 'many', title: t('people.operations.many'), isNumber: true, cell: ({ many }) => many },
        {
          key: 'oldest',
          title: t('people.operations.oldest'),
          isNumber: true,
          cell: ({ oldestSeconds }) => oldestSeconds > 0 && formatWait(oldestSeconds),
        },
      ]}
    />
  )
}

function Jobs({ jobs }: QueuePageProps) {
  const t = useText()
  return (
    <>
      <h2>{t('people.operations.oneByOne')}</h2>
      <Table
        caption={t('people.operations.oneByOne')}
        hideCaption
        rows={jobs}
        rowKey={({ id }) => id}
        stacks
        columns={[
          {
            key: 'job',
            title: t('people.operations.kind'),
            isHead: true,
            cell: ({ id, kind }) => <a href={`/operations/queue/${id}`}>{kind}</a>,
          },
          { key: 'state', title: t('people.operations.state'), cell: ({ state }) => <StateChip state={state} /> },
          {
            key: 'tries',
            title: t('people.operations.tries'),
            cell: ({ attempts, maxAttempts: most }) => t('people.operations.ofTries', { attempts, most }),
          },
          { key: 'since', title: t('people.operations.since'), cell: ({ createdAt }) => formatInstant(createdAt) },
          {
            key: 'next',
            title: t('people.operations.nextTry'),
            cell: ({ state, runAt }) => state !== 'failed' && formatInstant(runAt),
          },
          { key: 'error', title: t('people.operations.lastError'), cell: ({ lastError }) => lastError },
        ]}
      />
    </>
  )
}

function Rulings({ rulings }: QueuePageProps) {
  const t = useText()
  return (
    <>
      <h2>{t('people.operations.rulings')}</h2>
      <Table
        caption={t('people.operations.rulings')}
        hideCaption
        rows={rulings}
        rowKey={({ job, ruledAt }) => `${job} ${ruledAt}`}
        stacks
        columns={[
          {
            key: 'kind',
            title: t('people.operations.kind'),
            isHead: true,
            cell: ({ job, kind }) => `${kind} (${job})`,
          },
          {
            key: 'ruling',
            title: t('people.operations.ruling'),
            cell: ({ ruling }) => t(`people.operations.${ruling}`),
          },
          { key: 'reason', title: t('people.operations.reason'), cell: ({ reason }) => reason },
          { key: 'at', title: t('people.operations.ruledAt'), cell: ({ ruledAt }) => formatInstant(ruledAt) },
        ]}
      />
    </>
  )
}

function StateChip({ state }: { state: State }) {
  const t = useText()
  return <Chip tone={tones[state]}>{t(`people.operations.state.${state}`)}</Chip>
}

export type JobPageProps = {
  job: JobView
  mayRule: boolean
  /** What was typed, and in which of the two forms. */
  typed?: { step: 'retry' | 'drop'; reason: string }
  problems: readonly Problem[]
}

/** One job: what it is about, what went wrong, and the two things that can be done with it. */
export function JobPage(props: JobPageProps) {
  const { job, mayRule, problems } = props
  const t = useText()
  const { id, kind, state, attempts, maxAttempts: most, createdAt, runAt, lastError, payload } = job
  const title = t('people.operations.jobOne', { id, kind })
  const rows = [
    { label: t('people.operations.state'), value: <StateChip state={state} /> },
    { label: t('people.operations.about'), value: <code>{payload}</code> },
    { label: t('people.operations.tries'), value: t('people.operations.ofTries', { attempts, most }) },
    { label: t('people.operations.since'), value: formatInstant(createdAt) },
    { label: t('people.operations.nextTry'), value: state !== 'failed' && formatInstant(runAt) },
    { label: t('people.operations.lastError'), value: lastError },
  ]
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="people.css"
      bodyClass="operations"
      way={<Breadcrumbs crumbs={[{ href: '/operations/queue', label: t('people.operations.queue') }]} />}
    >
      <h1>{title}</h1>
      <SummaryList rows={rows.filter(({ value }) => value)} />
      {mayRule && state !== 'running' && (
        <>
          <Rule {...props} step="retry" />
          <Rule {...props} step="drop" />
        </>
      )}
    </Page>
  )
}

function Rule({ job, typed, problems, step }: JobPageProps & { step: 'retry' | 'drop' }) {
  const t = useText()
  const { at } = useProblems(problems)
  const isHere = typed?.step === step
  const error = isHere ? at('reason') : undefined
  return (
    <section class="part">
      <h2>{t(`people.operations.${step}`)}</h2>
      {step === 'drop' ? (
        <Notice tone="warn">{t('people.operations.dropWhat')}</Notice>
      ) : (
        <p>{t('people.operations.retryWhat')}</p>
      )}
      <Form action={`/operations/queue/${job.id}/${step}`}>
        <TextField
          name="reason"
          id={isHere || (!typed && step === 'retry') ? 'reason' : `reason-${step}`}
          label={t('people.operations.reason')}
          hint={t('people.operations.reasonHint')}
          value={isHere ? typed.reason : ''}
          {...(error && { error })}
        />
        <Button look={step === 'drop' ? 'danger' : 'main'}>{t(`people.operations.${step}`)}</Button>
      </Form>
    </section>
  )
}
