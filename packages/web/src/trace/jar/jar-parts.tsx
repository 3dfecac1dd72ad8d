import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { formatDay } from '../../kit/format.ts'
import { Icon } from '../../kit/icons.tsx'
import { Timeline } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { sayGap } from '../continuity/say-gap.ts'
import type { JarView, Voucher } from './jar-view.ts'
import { sayStage } from './stage-words.ts'

/** The way of a lot by the day, with places, who vouches, a map, and what does not hold together. */
export function Journey({ jar }: { jar: JarView }) {
  const t = useText()
  const { lang } = useShell()
  const { stages, mapHref, lot, state } = jar
  if (!lot || state === 'unknown-lot') return null
  const places = [...new Set(stages.flatMap(({ place }) => place?.name ?? []))]
  return (
    <section class="part">
      <h2>{t('trace.jarJourney')}</h2>
      {stages.length === 0 && <p class="soft">{t('trace.jarJourneyNone')}</p>}
      <Timeline
        moments={stages.map((stage) => ({
          title: sayStage(t, stage),
          when: formatDay(stage.day),
          children: (
            <>
              {stage.place && `${t(`trace.areaKind.${stage.place.kind}`)}, ${stage.place.name}`}
              <div class="small">
                <By by={stage.by} />
                {stage.toldOn && `, ${t('trace.jarToldOn', { day: formatDay(stage.toldOn) })}`}
              </div>
            </>
          ),
        }))}
      />
      {mapHref && (
        <figure class="jar-map">
          <img
            src={`${mapHref}?lang=${lang}`}
            alt={t('trace.jarMapAlt', { places: places.join('; ') })}
            width="250"
            height="280"
            loading="lazy"
          />
          <figcaption>
            {t('trace.jarMap')}: {places.join('; ')}
          </figcaption>
        </figure>
      )}
      <Gaps jar={jar} />
    </section>
  )
}

function By({ by }: { by: Voucher }) {
  const t = useText()
  const name = by.name ?? t('trace.jarSomebody')
  return (
    <span class={`by-${by.kind}`}>
      <Icon name={by.kind === 'unconfirmed' ? 'info' : 'person'} /> {t(`trace.jarBy-${by.kind}`, { name })}
    </span>
  )
}

function Gaps({ jar }: { jar: JarView }) {
  const t = useText()
  const { lang } = useShell()
  const { gaps, stages } = jar
  if (stages.length === 0) return null
  if (gaps.length === 0) return <Notice tone="good">{t('trace.jarGapsNone')}</Notice>
  return (
    <Notice tone="warn" title={t('trace.jarGaps')}>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.thing}`}>
            {sayGap(t, lang, gap)} ({t('trace.jarGapOf', { lot: nameOf(gap.thing) })})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const nameOf = (thing: string) => parseOwnCode(thing)?.lot ?? thing.split('/').at(-1) ?? thing

/** The stars and the certificates of the areas, each with its end. */
export function Papers({ jar }: { jar: JarView }) {
  const t = useText()
  const { record, papers } = jar
  const { star, until, decisionNumber, authority } = record.current
  const ocop = star ? t('trace.jarOcop', { n: star }) : t('trace.jarOcopNone')
  return (
    <section class="part">
      <h2>{t('trace.jarPapers')}</h2>
      <ul class="jar-papers">
        <li>
          <a href={`/v/${record.verificationCode}`}>{ocop}</a>{' '}
          {until && record.current.holds && t('trace.jarPaperUntil', { day: formatDay(until) })}
          <span class="soft small">{[decisionNumber, authority].filter(Boolean).join(', ')}</span>
        </li>
        {papers.map(({ kind, number, issuer, expiresOn, isOver }) => (
          <li key={`${kind} ${number}`}>
            <b>{t(`trace.paperKind.${kind}`)}</b> {number},{' '}
            {t(isOver ? 'trace.jarPaperOver' : 'trace.jarPaperUntil', { day: formatDay(expiresOn) })}
            <span class="soft small">{t('trace.jarPaperBy', { issuer })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
