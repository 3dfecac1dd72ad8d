import type { CircularKey, LeadKey } from '@saolang/core/insight/circular/count.ts'
import { type Theme, themes, traits } from '@saolang/core/insight/circular/trait.ts'
import { formatInstant, formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { CircularPageProps, CircularView } from './circular-view.ts'

/** The address of the page with one indicator chosen. */
export function circularHref(
  { chosen, by, isSample }: Pick<CircularPageProps, 'chosen' | 'by' | 'isSample'>,
  path = '/circular',
): string {
  const query = new URLSearchParams({
    indicator: chosen,
    ...(by === 'industry' && { by }),
    ...(isSample && { data: 'sample' }),
  })
  return `${path}?${query}`
}

const isLead = (key: CircularKey): key is LeadKey => key === 'led-by-woman' || key === 'led-by-minority'
const themeOf = (key: CircularKey): Theme => (isLead(key) ? 'people' : traits[key].theme)

/** Every indicator, theme by theme: its share, of how many, and the way to its provinces. */
export function ThemeParts(props: CircularPageProps) {
  const t = useText()
  return (
    <>
      {themes.map((theme) => (
        <section key={theme} class="circular-theme">
          <h2>{t(`insight.theme-${theme}`)}</h2>
          <ul class="circular-figures">
            {props.figures
              .filter(({ key }) => themeOf(key) === theme)
              .map((figure) => (
                <li key={figure.key} class={figure.key === props.chosen ? 'chosen' : undefined}>
                  <ThemeFigure figure={figure} page={props} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function ThemeFigure({ figure: { key, whole, unknown }, page }: { figure: CircularView; page: CircularPageProps }) {
  const t = useText()
  const { lang } = useShell()
  const share = whole && whole.among > 0 ? whole.counted / whole.among : undefined
  const of = isLead(key) ? 'insight.ofProducers' : 'insight.ofProducts'
  return (
    <>
      <h3>
        <a href={`${circularHref({ ...page, chosen: key })}#rows`}>{t(`insight.trait-${key}`)}</a>
      </h3>
      <p class="share">
        <b>{share === undefined ? '–' : formatShare(lang, share)}</b>
        <svg class="bar" aria-hidden="true">
          <rect class="bar-ground" width="100%" height="100%" rx="5" />
          <rect width={`${Math.round((share ?? 0) * 1000) / 10}%`} height="100%" rx="5" />
        </svg>
      </p>
      <p class="small soft">
        {!whole && `${t('insight.withheldWhole')} · `}
        {whole &&
          whole.among === 0 &&
          `${t(isLead(key) ? 'insight.circularNoneTold' : 'insight.circularNoneAsked')} · `}
        {whole &&
          whole.among > 0 &&
          `${t(of, { counted: formatNumber(lang, whole.counted), among: formatNumber(lang, whole.among) })} · `}
        {isLead(key) && unknown > 0 && `${t('insight.unknownOnes', { n: unknown })} · `}
        {t('kit.asOf', { date: formatInstant(page.at) })} ·{' '}
        <a href={`#means-${key}`}>
          {t('kit.definition')}
          <span class="hidden">: {t(`insight.trait-${key}`)}</span>
        </a>
      </p>
    </>
  )
}
