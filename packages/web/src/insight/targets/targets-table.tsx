import type { Target, TargetStanding } from '@saolang/core/insight/target.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sayWanted, standingTones, unitOf } from './words.ts'

/** A target with the figure that answers it. `figure.kind` says whose figure it is. */
export type TargetLine = Target & {
  id: string
  standing: TargetStanding
  figure?: { value: number; date: string; kind: 'published' | 'register'; sourceHref?: string }
  /** The reader may end it. */
  mayEnd?: boolean
  /** What would have to happen to meet it; absent when it is met or nothing could tell. */
  way?: { kind: 'count'; missing: number; perMonth: number } | { kind: 'share'; change: number; add: number }
}

/** Targets beside the figures that answer them, a bar for the way gone. */
export function TargetsTable({ caption, lines }: { caption: string; lines: readonly TargetLine[] }) {
  const t = useText()
  return (
    <Table
      caption={caption}
      hideCaption
      stacks
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'indicator', title: t('insight.indicator'), isHead: true, cell: (line) => <Name {...line} /> },
        { key: 'wanted', title: t('insight.wanted'), cell: (line) => <Wanted {...line} /> },
        { key: 'figure', title: t('insight.reachedFigure'), cell: (line) => <Reached {...line} /> },
        { key: 'standing', title: t('insight.standing'), cell: (line) => <Standing {...line} /> },
      ]}
    />
  )
}

function Name({ indicator, provinceCode }: TargetLine) {
  const t = useText()
  const of = provinceCode ? `?province=${provinceCode}` : ''
  return <a href={`/targets/${indicator}${of}`}>{t(`insight.indicator-${indicator}`)}</a>
}

function Wanted(line: TargetLine) {
  const t = useText()
  return (
    <>
      {sayWanted(t, line)}
      <small class="soft block">
        {t('insight.period', { from: formatDay(line.from), to: formatDay(line.to) })} ·{' '}
        <a href={line.source}>{line.document}</a>
      </small>
    </>
  )
}

function Reached({ indicator, atLeast, figure }: TargetLine) {
  const t = useText()
  const { lang } = useShell()
  if (!figure) return <span class="soft">{t('insight.unmeasured')}</span>
  const share = Math.min(100, (figure.value / atLeast) * 100)
  return (
    <>
      <b>
        {formatNumber(lang, figure.value)}
        {unitOf(indicator)}
      </b>
      <svg class={share >= 100 ? 'bar' : 'bar warn'} aria-hidden="true">
        <rect class="bar-ground" width="100%" height="100%" rx="5" />
        <rect width={`${share}%`} height="100%" rx="5" />
      </svg>
      <small class="soft block">
        {t('kit.asOf', { date: figure.date })} ·{' '}
        {figure.kind === 'published' ? <Published href={figure.sourceHref} /> : t('insight.ownRegister')}
      </small>
    </>
  )
}

function Published({ href }: { href?: string }) {
  const t = useText()
  return href ? <a href={href}>{t('insight.published')}</a> : <span>{t('insight.published')}</span>
}

function Standing({ id, standing, mayEnd, way }: TargetLine) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      <Chip tone={standingTones[standing]}>{t(`insight.standing-${standing}`)}</Chip>
      {way && (
        <small class="block">
          {way.kind === 'count'
            ? t('insight.dash.wayCount', {
                missing: formatNumber(lang, Math.ceil(way.missing)),
                perMonth: formatNumber(lang, Math.ceil(way.perMonth * 10) / 10),
              })
            : t('insight.dash.wayShare', way)}
        </small>
      )}
      {mayEnd && (
        <a class="block small" href={`/targets/end/${id}`}>
          {t('insight.endTarget')}
        </a>
      )}
    </>
  )
}
