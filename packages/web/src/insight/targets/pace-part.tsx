import type { Forecast, Pace } from '@saolang/core/insight/forecast.ts'
import type { Target } from '@saolang/core/insight/target.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { sayWanted } from './words.ts'

/** An open target of this unit with what it needs and what the last months foretell. */
export type PaceLine = {
  id: string
  target: Target
  pace: Pace
  perMonthNow: number
  runningOut: number
  forecast?: Forecast
}

/** An open target of a share with what would lift it there. */
export type ShareWay = { id: string; target: Target; change: number; add: number }

/** What would have to happen for a share to reach its open targets. */
export function ShareWays({ ways }: { ways: readonly ShareWay[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.dash.wayTitle')}</h2>
      {ways.map(({ id, target, change, add }) => (
        <p key={id}>
          <b>
            {t('insight.forecastTarget', {
              wanted: sayWanted(t, target),
              day: formatDay(target.to),
              document: target.document,
            })}
          </b>{' '}
          {change === 0 ? t('insight.dash.wayDone') : t('insight.dash.wayShare', { change, add })}
        </p>
      ))}
    </section>
  )
}

/** Pace and forecast of each open target. */
export function PacePart({ lines }: { lines: readonly PaceLine[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.forecast')}</h2>
      {lines.map((line) => (
        <PaceOf key={line.id} {...line} />
      ))}
      <p class="small soft">{t('insight.forecastMethod')}</p>
    </section>
  )
}

function PaceOf({ target, pace, perMonthNow, runningOut, forecast }: PaceLine) {
  const t = useText()
  const { lang } = useShell()
  const rate = (perMonth: number) => formatNumber(lang, Math.ceil(perMonth * 10) / 10)
  return (
    <section>
      <h3>
        {t('insight.forecastTarget', {
          wanted: sayWanted(t, target),
          day: formatDay(target.to),
          document: target.document,
        })}{' '}
        <Chip tone={pace.isAhead ? 'good' : 'warn'}>
          {t(pace.isAhead ? 'insight.aheadOfLine' : 'insight.behindLine')}
        </Chip>
      </h3>
      <SummaryList
        rows={[
          { label: t('insight.missing'), value: formatNumber(lang, pace.missing) },
          { label: t('insight.paceNeeded'), value: rate(pace.perMonth) },
          { label: t('insight.paceNow'), value: rate(perMonthNow) },
          { label: t('insight.runningOut'), value: formatNumber(lang, runningOut) },
          ...(forecast
            ? [
                {
                  label: t('insight.middle'),
                  value: `${formatNumber(lang, forecast.middle)} · ${t('insight.between', forecast)}`,
                },
                { label: t('insight.ifNoneRenews'), value: formatNumber(lang, forecast.ifNoneRenews) },
              ]
            : []),
        ]}
      />
      {pace.missing > 0 && <p>{t('insight.reachIf', { perMonth: rate(pace.perMonth), runningOut })}</p>}
    </section>
  )
}
