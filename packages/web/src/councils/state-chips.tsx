import type { MyTask } from '@saolang/core/councils/my-task.ts'
import type { Phase } from '@saolang/core/councils/session.ts'
import { Chip, type Tone } from '../kit/notices.tsx'
import { useText } from '../kit/words.ts'

const phaseTones = { convened: 'info', scoring: 'info', closed: 'warn', concluded: 'good' } as const satisfies Record<
  Phase,
  Tone
>

/** How far a dossier or a session has come before its council. */
export function PhaseChip({ phase }: { phase: Phase }) {
  const t = useText()
  return <Chip tone={phaseTones[phase]}>{t(`councils.phase-${phase}`)}</Chip>
}

const taskTones = {
  declare: 'warn',
  score: 'warn',
  close: 'warn',
  resolve: 'warn',
  signed: 'good',
  aside: 'info',
  wait: 'info',
  read: 'good',
} as const satisfies Record<MyTask, Tone>

/** The task as a word with its mark. */
export function TaskChip({ task }: { task: MyTask }) {
  const t = useText()
  return <Chip tone={taskTones[task]}>{t(`councils.task-${task}`)}</Chip>
}
