import type { RoadStepState } from '@saolang/core/dossiers/steps.ts'
import type { DossierTask, TaskName } from '@saolang/core/dossiers/tasks.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Form } from '../kit/form.tsx'
import { formatNumber } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { TaskList } from '../kit/lists.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import { type DossierHead, HeadLine } from './parts/dossier-head.tsx'
import { StepList } from './parts/step-list.tsx'
import { SupplementNotice, type SupplementView } from './parts/supplement-notice.tsx'

export type TaskListPageProps = {
  head: DossierHead
  tasks: readonly DossierTask[]
  missing: number
  standing: { points: number; star: number; parts: Readonly<Record<string, number>>; unanswered: number }
  steps: readonly RoadStepState[]
  supplement?: SupplementView
}

const groups = [
  {
    title: 'dossiers.group.about',
    tasks: ['renewal', 'applicant', 'product', 'papers', 'history', 'results', 'changes'],
  },
  { title: 'dossiers.group.assess', tasks: ['assess-A', 'assess-B', 'assess-C', 'evidence'] },
  { title: 'dossiers.group.submit', tasks: ['plan', 'consent'] },
] as const satisfies readonly { title: string; tasks: readonly TaskName[] }[]
const partMax: Readonly<Record<string, number>> = { A: 40, B: 25, C: 35 }

/** `/dossiers/{id}` while it is being written: what is done, what is next. */
export function TaskListPage({ head, tasks, missing, standing, steps, supplement }: TaskListPageProps) {
  const t = useText()
  const done = tasks.filter(({ state }) => state === 'completed').length
  const next = tasks.find(({ state }) => state !== 'completed')
  const base = `/dossiers/${head.id}`
  return (
    <Page
      title={t('dossiers.tasksTitle')}
      layout="form"
      robots="noindex"
      sheet="dossiers.css"
      way={<BackLink href="/dossiers" label={t('dossiers.myDossiers')} />}
    >
      <HeadLine head={head} />
      <h1>{t('dossiers.tasksTitle')}</h1>
      <p class="soft">
        {t(`dossiers.kind.${head.kind}`)} · {head.setTitle}{' '}
        {head.status === 'draft' && <a href={`/dossiers/new?from=${head.id}`}>{t('dossiers.wrongGroup')}</a>}
      </p>
      {supplement && <SupplementNotice supplement={supplement} />}
      <NextTask base={base} next={next} done={done} of={tasks.length} />
      {groups.map((group, i) => (
        <section key={group.title}>
          <h2>
            {i + 1}. {t(group.title)}
          </h2>
          <Tasks
            base={base}
            tasks={tasks.filter(({ name }) => group.tasks.some((member) => member === name))}
            standing={standing}
          />
          {i === 1 && <Standing base={base} standing={standing} />}
        </section>
      ))}
      <TaskList
        tasks={[
          {
            title: t('dossiers.task.check'),
            href: `${base}/check`,
            status: missing > 0 ? 'incomplete' : 'not-started',
            ...(missing > 0 && { hint: t('dossiers.checkMissing', { n: missing }) }),
          },
        ]}
      />
      {(head.code || head.kind === 're-evaluation') && <StepList steps={steps} />}
      <Abandon base={base} />
    </Page>
  )
}

function NextTask({ base, next, done, of }: { base: string; next?: DossierTask; done: number; of: number }) {
  const t = useText()
  return (
    <div class="card edge-good next-task">
      <p class="soft">{t('dossiers.tasksDone', { done, of })}</p>
      {next ? (
        <>
          <h2>{t(`dossiers.task.${next.name}`)}</h2>
          <LinkButton href={`${base}/${next.step}`}>{t('dossiers.goOn')}</LinkButton>
        </>
      ) : (
        <>
          <h2>{t('dossiers.tasksReady')}</h2>
          <LinkButton href={`${base}/check`}>{t('dossiers.task.check')}</LinkButton>
        </>
      )}
    </div>
  )
}

type Standing = TaskListPageProps['standing']

function Tasks({ base, tasks, standing }: { base: string; tasks: readonly DossierTask[]; standing: Standing }) {
  const t = useText()
  return (
    <TaskList
      tasks={tasks.map(({ name, step, state }) => {
        const part = name.startsWith('assess-') ? name.slice(-1) : undefined
        return {
          title: t(`dossiers.task.${name}`),
          href: `${base}/${step}`,
          status: state,
          ...(part && {
            hint: t('dossiers.partPoints', { points: standing.parts[part] ?? 0, max: partMax[part] ?? 0 }),
          }),
        }
      })}
    />
  )
}

function Standing({ base, standing }: { base: string; standing: Standing }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <p class="task-standing">
      <span>
        {t('dossiers.standing')}: <b>{formatNumber(lang, standing.points)}/100</b>{' '}
        <Stars count={standing.star} size="small" />
      </span>
      <a href={`${base}/star`}>{t('dossiers.standingHow')}</a>
    </p>
  )
}

function Abandon({ base }: { base: string }) {
  const t = useText()
  return (
    <details class="quiet">
      <summary>{t('dossiers.abandon')}</summary>
      <Notice tone="warn">
        <p>{t('dossiers.abandonHint')}</p>
      </Notice>
      <Form action={`${base}/abandon`}>
        <Button look="danger">{t('dossiers.abandon')}</Button>
      </Form>
    </details>
  )
}
