import type { ComponentChildren } from 'preact'
import { formatNumber } from './format.ts'
import type { IconName } from './icons.tsx'
import { Chip, type Tone } from './notices.tsx'
import { useShell } from './shell.tsx'
import { useText } from './words.ts'

export type PointsBarProps = { label: ComponentChildren; points: number; max: number; tone?: Tone }

/** Points out of a maximum, written and drawn. */
export function PointsBar({ label, points, max, tone = 'good' }: PointsBarProps) {
  const { lang } = useShell()
  const t = useText()
  const share = max > 0 ? Math.min(100, Math.max(0, (points / max) * 100)) : 0
  return (
    <div class="points-bar">
      <div class="points-bar-words">
        <span>{label}</span>
        <b>
          <span aria-hidden="true">
            {formatNumber(lang, points)}/{formatNumber(lang, max)}
          </span>
          <span class="hidden">{t('kit.pointsOf', { n: points, max })}</span>
        </b>
      </div>
      <svg class={`bar ${tone}`} aria-hidden="true">
        <rect class="bar-ground" width="100%" height="100%" rx="5" />
        <rect width={`${share}%`} height="100%" rx="5" />
      </svg>
    </div>
  )
}

export type DeadlineProps = { daysLeft?: number; isStopped?: boolean }

/** Working days left: a word and an icon. Late in lacquer, the last three days in amber, a stopped clock in blue. */
export function Deadline({ daysLeft, isStopped = false }: DeadlineProps) {
  const t = useText()
  if (isStopped || daysLeft === undefined)
    return (
      <Chip tone="info" icon="pause">
        {t('kit.clockStopped')}
      </Chip>
    )
  const words =
    daysLeft < 0
      ? t('kit.daysLate', { n: -daysLeft })
      : daysLeft === 0
        ? t('kit.dueToday')
        : t('kit.daysLeft', { n: daysLeft })
  const tone: Tone = daysLeft <= 1 ? 'bad' : daysLeft <= 3 ? 'warn' : 'calm'
  const icon: IconName = daysLeft < 0 ? 'warning' : 'clock'
  return (
    <Chip tone={tone} icon={icon}>
      {words}
    </Chip>
  )
}

export type FigureProps = {
  value: string
  label: ComponentChildren
  date: string
  source?: string
  sourceHref?: string
  definitionHref?: string
  tone?: Tone
}

/** One number with what it counts, its date and where it comes from. */
export function Figure({ value, label, date, source, sourceHref, definitionHref, tone }: FigureProps) {
  const t = useText()
  return (
    <div class={tone ? `figure ${tone}` : 'figure'}>
      <b>{value}</b>
      <span>{label}</span>
      <small class="soft">
        {t('kit.asOf', { date })}
        {source && <> · {sourceHref ? <a href={sourceHref}>{source}</a> : source}</>}
        {definitionHref && (
          <>
            {' '}
            · <a href={definitionHref}>{t('kit.definition')}</a>
          </>
        )}
      </small>
    </div>
  )
}
