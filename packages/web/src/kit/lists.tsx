import type { ComponentChildren } from 'preact'
import { Chip, type Tone } from './notices.tsx'
import { useText } from './words.ts'

export type TaskStatus = 'completed' | 'incomplete' | 'not-started' | 'locked' | 'problem'
export type Task = { title: string; href?: string; hint?: string; status: TaskStatus }

const taskWords = {
  completed: 'kit.taskCompleted',
  incomplete: 'kit.taskIncomplete',
  'not-started': 'kit.taskNotStarted',
  locked: 'kit.taskLocked',
  problem: 'kit.taskProblem',
} as const
const taskTones: Partial<Record<TaskStatus, Tone>> = { incomplete: 'warn', 'not-started': 'info', problem: 'bad' }

/** What is to be done, each with its state; a completed or locked task is plain text, so that the eye finds the rest. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useText()
  return (
    <ul class="tasks">
      {tasks.map(({ title, href, hint, status }) => {
        const tone = taskTones[status]
        return (
          <li key={title}>
            <div>
              {href && status !== 'locked' ? <a href={href}>{title}</a> : title}
              {hint && <div class="hint">{hint}</div>}
            </div>
            {tone ? <Chip tone={tone}>{t(taskWords[status])}</Chip> : <span class="soft">{t(taskWords[status])}</span>}
          </li>
        )
      })}
    </ul>
  )
}

export type SummaryRow = { label: string; value: ComponentChildren; changeHref?: string }

/** Facts, a line each; with `changeHref`, the check-answers page. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useText()
  return (
    <dl class="summary">
      {rows.map(({ label, value, changeHref }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref && (
            <dd class="summary-change">
              <a href={changeHref}>
                {t('kit.change')}
                <span class="hidden"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** How far along a road of known length: `current` counts from 1. */
export function StepIndicator({ steps, current }: { steps: readonly string[]; current: number }) {
  const t = useText()
  return (
    <div class="steps">
      <p class="soft small">{t('kit.step', { n: current, of: steps.length })}</p>
      <ol>
        {steps.map((step, i) => (
          <li
            key={step}
            class={i + 1 < current ? 'past' : undefined}
            aria-current={i + 1 === current ? 'step' : undefined}
          >
            {step}
            {i + 1 < current && <span class="hidden"> ({t('kit.stepDone')})</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

export type Moment = {
  title: ComponentChildren
  when?: string
  children?: ComponentChildren
  tone?: Tone
  isAhead?: boolean
}

/** What happened, in order; `isAhead` for what is still to come. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map(({ title, when, children, tone, isAhead }, i) => (
        <li key={i} class={[tone && `edge-${tone}`, isAhead && 'ahead'].filter(Boolean).join(' ') || undefined}>
          <b>{title}</b>
          {when && <span class="soft"> · {when}</span>}
          {children && <div class="soft">{children}</div>}
        </li>
      ))}
    </ol>
  )
}
