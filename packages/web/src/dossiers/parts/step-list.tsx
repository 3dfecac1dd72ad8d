import type { RoadStepState, StepTerm } from '@saolang/core/dossiers/steps.ts'
import { formatDay } from '../../kit/format.ts'
import { LawSource } from '../../kit/law/law-source.tsx'
import { type Moment, Timeline } from '../../kit/lists.tsx'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { type Text, useText } from '../../kit/words.ts'

/** The steps of a dossier with their clocks: the same list for producer, commune, province, Ministry and council. */
export function StepList({ steps }: { steps: readonly RoadStepState[] }) {
  const t = useText()
  return (
    <section class="step-list">
      <h2 id="steps">{t('dossiers.steps.title')}</h2>
      <Timeline moments={steps.map((step) => toMoment(t, step))} />
    </section>
  )
}

function toMoment(t: Text, step: RoadStepState): Moment {
  const { name, state, startedOn, endedOn, term, pauses } = step
  const tone: Tone | undefined = state === 'ahead' ? undefined : state === 'done' ? 'good' : toneOf(term)
  const when = endedOn
    ? t('dossiers.steps.done', { day: formatDay(endedOn) })
    : state === 'now' && startedOn
      ? t('dossiers.steps.since', { day: formatDay(startedOn) })
      : undefined
  return {
    title: t(`dossiers.steps.${name}`),
    ...(when && { when }),
    ...(tone && { tone }),
    isAhead: state === 'ahead',
    children: (state !== 'ahead' || pauses.length > 0) && <StepFacts step={step} />,
  }
}

function StepFacts({ step: { state, holder, term, pauses } }: { step: RoadStepState }) {
  const t = useText()
  return (
    <>
      {state === 'now' && <p>{t('dossiers.steps.turn', { holder: t(`dossiers.holder.${holder}`) })}</p>}
      {term && <TermLine term={term} isDone={state === 'done'} />}
      {pauses.map(({ from, to }) => (
        <p key={from} class="small">
          {to
            ? t('dossiers.steps.pause', { from: formatDay(from), to: formatDay(to) })
            : t('dossiers.steps.pauseOpen', { from: formatDay(from) })}
        </p>
      ))}
    </>
  )
}

function TermLine({ term, isDone }: { term: StepTerm; isDone: boolean }) {
  const t = useText()
  const { by, dueOn, source } = term
  const tone = isDone ? (isLate(term) ? 'bad' : 'calm') : toneOf(term)
  return (
    <p>
      {dueOn && `${t(by === 'round' ? 'dossiers.steps.before' : 'dossiers.steps.due', { day: formatDay(dueOn) })} `}
      <Chip tone={tone} {...(term.isStopped && { icon: 'pause' as const })}>
        {isDone && !isLate(term) ? t('dossiers.steps.inTime') : leftInWords(t, term)}
      </Chip>{' '}
      <span class="small">
        (<LawSource source={source} />)
      </span>
    </p>
  )
}

const isLate = ({ daysLeft = 0 }: StepTerm) => daysLeft < 0

function toneOf(term: StepTerm | undefined): Tone {
  if (!term || term.isStopped) return 'info'
  if (isLate(term)) return 'bad'
  return (term.daysLeft ?? 0) <= 3 ? 'warn' : 'info'
}

function leftInWords(t: Text, { by, daysLeft = 0, isStopped }: StepTerm): string {
  const isWorking = by === 'working-days'
  if (isStopped) return t('dossiers.steps.stopped')
  if (daysLeft === 0) return t('dossiers.steps.today')
  if (daysLeft < 0) return t(isWorking ? 'dossiers.steps.workingLate' : 'dossiers.steps.late', { n: -daysLeft })
  return t(isWorking ? 'dossiers.steps.workingDaysLeft' : 'dossiers.steps.daysLeft', { n: daysLeft })
}
