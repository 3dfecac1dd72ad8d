import { Button, LinkButton } from '../../../kit/button.tsx'
import type { Choice } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { formatDay, formatInstant } from '../../../kit/format.ts'
import { Icon } from '../../../kit/icons.tsx'
import { Chip, SampleChip } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useShell } from '../../../kit/shell.tsx'
import { Stars } from '../../../kit/stars.tsx'
import { useText } from '../../../kit/words.ts'
import { ProvinceChoice } from '../province-choice.tsx'
import { UntranslatedChip } from '../told.tsx'
import type { OccurrenceView, SeasonalView } from './calendar-views.ts'
import { YearBar } from './year-bar.tsx'

export type CalendarPageProps = {
  year: number
  month: number
  provinces: readonly Choice[]
  province?: string
  occurrences: readonly OccurrenceView[]
  seasons: readonly SeasonalView[]
}

/** `/calendar`: a month, with what is in season and where people gather. */
export function CalendarPage({ year, month, provinces, province, occurrences, seasons }: CalendarPageProps) {
  const t = useText()
  const { lang } = useShell()
  const title = t('market.calendar.title')
  const feed = `/calendar.ics?lang=${lang}${province ? `&province=${province}` : ''}`
  return (
    <Page title={title} description={t('market.calendar.lead')} sheet="promotion.css">
      <h1>{title}</h1>
      <p class="lead">{t('market.calendar.lead')}</p>
      <Form action="/calendar" method="get" class="place-filter">
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="month" value={month} />
        <div class="row">
          <ProvinceChoice provinces={provinces} province={province} />
          <Button look="plain">{t('market.calendar.show')}</Button>
        </div>
      </Form>
      <Months year={year} month={month} province={province} />
      <section class="part">
        <h2>{t('market.calendar.occasions')}</h2>
        {occurrences.length === 0 ? (
          <p class="soft">{t('market.calendar.noOccasions')}</p>
        ) : (
          <ol class="occasions">
            {occurrences.map((one) => (
              <li key={one.id}>
                <Occasion {...one} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section class="part">
        <h2>{t('market.calendar.seasons')}</h2>
        {seasons.length === 0 ? (
          <p class="soft">{t('market.calendar.noSeasons')}</p>
        ) : (
          <ul class="season-list">
            {seasons.map((one) => (
              <li key={one.href}>
                <Seasonal {...one} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <p>
        <LinkButton href={feed} look="plain" icon="clock">
          {t('market.calendar.subscribe')}
        </LinkButton>
      </p>
    </Page>
  )
}

function Months({
  year,
  month,
  province,
}: Pick<CalendarPageProps, 'year' | 'month'> & { province: string | undefined }) {
  const t = useText()
  const toHref = (n: number) => {
    const at = year * 12 + month - 1 + n
    return `/calendar?year=${Math.floor(at / 12)}&month=${(at % 12) + 1}${province ? `&province=${province}` : ''}`
  }
  return (
    <nav class="calendar-months" aria-label={t('market.calendar.title')}>
      <a href={toHref(-1)} rel="prev">
        <Icon name="arrowLeft" />
        {t('market.calendar.previous')}
      </a>
      <b>{t('market.calendar.month', { month: String(month).padStart(2, '0'), year: String(year) })}</b>
      <a href={toHref(1)} rel="next">
        {t('market.calendar.next')}
        <Icon name="arrowRight" />
      </a>
    </nav>
  )
}

const sayDays = (from: string, until: string) =>
  from === until ? formatDay(from) : `${formatDay(from)} – ${formatDay(until)}`

/** One festival, market or event, with its days, place and source. */
export function Occasion(one: OccurrenceView) {
  const {
    kind,
    title,
    lang,
    about,
    place,
    startsOn,
    endsOn,
    source,
    sourceUrl,
    href,
    startsAt,
    cancelledWhy,
    isSample,
  } = one
  const t = useText()
  return (
    <>
      <p class="occasion-days">{startsAt ? formatInstant(startsAt) : sayDays(startsOn, endsOn)}</p>
      <h3 lang={lang}>{href ? <a href={href}>{title}</a> : title}</h3>
      <p>
        {t(`market.occasion.kind.${kind}`)} · {place} {isSample && <SampleChip />} <UntranslatedChip lang={lang} />
      </p>
      {cancelledWhy && (
        <p>
          <Chip tone="bad">{t('market.calendar.cancelled')}</Chip> {cancelledWhy}
        </p>
      )}
      {about && <p lang={lang}>{about}</p>}
      {source && (
        <p class="small soft">
          {sourceUrl ? (
            <a href={sourceUrl} rel="noopener">
              {t('market.calendar.source', { source })}
            </a>
          ) : (
            t('market.calendar.source', { source })
          )}
        </p>
      )}
    </>
  )
}

function Seasonal({ href, name, producer, place, star, months, best, isBest, note, toldOn, isSample }: SeasonalView) {
  const t = useText()
  return (
    <>
      <h3>
        <a href={href}>{name}</a>
      </h3>
      {star && <Stars count={star} size="small" />}
      <p class="soft small">{[producer, place].filter(Boolean).join(' · ')}</p>
      <YearBar months={months} best={best} />
      {note && <p>{note}</p>}
      <p class="small soft">
        {isBest && <Chip tone="good">{t('market.calendar.best')}</Chip>}{' '}
        {t('market.season.asTold', { day: formatDay(toldOn) })} {isSample && <SampleChip />}
      </p>
    </>
  )
}
