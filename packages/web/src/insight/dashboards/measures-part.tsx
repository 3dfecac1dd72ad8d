import { isTrouble, type MeasureKey, measures } from '@saolang/core/insight/dashboards/measure.ts'
import { formatInstant, formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { MeasureView } from './views.ts'

/** Numbers at the head of a part: each leads to its rows and to what it means. */
export function MeasureTiles({ label, readings, at }: { label: string; readings: readonly MeasureView[]; at: string }) {
  const t = useText()
  if (readings.length === 0) return null
  return (
    <section class="part">
      <h2>{label}</h2>
      <ul class="tiles-of-measures">
        {readings.map((reading) => (
          <Tile key={reading.key} reading={reading} />
        ))}
      </ul>
      <p class="small soft">{t('insight.dash.countedAt', { at: formatInstant(at) })}</p>
    </section>
  )
}

function Tile({ reading }: { reading: MeasureView }) {
  const { key, counted, of = 0, value, samples, href } = reading
  const t = useText()
  const { lang } = useShell()
  const isShare = measures[key].unit === 'share'
  const name = t(`insight.dash.measure-${key}`)
  const words = value === undefined ? '–' : isShare ? formatShare(lang, value) : formatNumber(lang, value)
  return (
    <li class={isTrouble(reading) ? 'measure bad' : 'measure'}>
      <a href={href}>
        <b>{words}</b> <span>{name}</span>
      </a>
      <small class="soft">
        {isShare && `${t(value === undefined ? 'insight.dash.tooFew' : 'insight.dash.ofMany', { counted, of })} · `}
        {samples !== undefined && `${t('insight.dash.samplesIn', { n: samples })} · `}
        <a href={`#def-${key}`}>
          {t('kit.definition')}
          <span class="hidden">: {name}</span>
        </a>
      </small>
    </li>
  )
}

/** What each of these measures means, in the words of its one definition. */
export function Definitions({ keys }: { keys: readonly MeasureKey[] }) {
  const t = useText()
  return (
    <section class="part" id="count">
      <h2>{t('insight.dash.definitions')}</h2>
      <dl class="definitions">
        {keys.map((key) => (
          <div key={key} id={`def-${key}`}>
            <dt>{t(`insight.dash.measure-${key}`)}</dt>
            <dd>{t(`insight.dash.means-${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">
        {t('insight.dash.definitionsCode', { code: 'packages/core/src/insight/dashboards/measure.ts' })}
      </p>
    </section>
  )
}
