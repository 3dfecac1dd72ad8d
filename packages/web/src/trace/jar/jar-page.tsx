import { LinkButton } from '../../kit/button.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Notice, Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { looks, sayStatus, sayTerm } from '../../registry/standing.ts'
import { Story } from '../../registry/story.tsx'
import { Named, PendingRenewal } from '../../registry/verification-page.tsx'
import { Journey, Papers } from './jar-parts.tsx'
import type { JarView } from './jar-view.ts'
import { LegalItems } from './legal-items.tsx'

export type JarPageProps = { jar: JarView; jsonLd: object }

/** What a phone shows when it scans the jar: do the stars hold, whose it is, from where; then its way, stage by stage, and who says so. */
export function JarPage({ jar, jsonLd }: JarPageProps) {
  const t = useText()
  const { record, lot, photo } = jar
  const sentence = sayStatus(t, record.current.status)
  const { current } = record
  return (
    <Page
      title={lot ? t('trace.jarTitle', { name: record.name, lot }) : record.name}
      description={`${record.name}. ${sentence} ${sayTerm(t, current)}`}
      sheet="jar.css"
      bodyClass="jar"
      preview={{ type: 'product', ...(photo && { image: photo }) }}
      jsonLd={jsonLd}
      above={<JarVerdict jar={jar} />}
    >
      <div class="jar-head">
        {photo && <img src={photo} alt={record.name} width="112" height="112" />}
        <Named record={record} star={current.star} />
      </div>
      <Codes jar={jar} />
      <Recall jar={jar} />
      <PendingRenewal {...current} />
      <Journey jar={jar} />
      <Papers jar={jar} />
      {(!current.holds || record.recognitions.length > 1) && <Story recognitions={record.recognitions} />}
      <Links jar={jar} />
      <LegalItems items={jar.items} />
      <p class="small soft">
        <a href={passportOf(jar)}>{t('trace.jarPassport')}</a>
      </p>
    </Page>
  )
}

/** An open recall comes before a doubt about the code, and that before any star. */
function JarVerdict({ jar }: { jar: JarView }) {
  const t = useText()
  const { now } = useShell()
  const { recall, record, state } = jar
  if (recall && !recall.closedOn)
    return (
      <Verdict tone="bad" icon="warning" title={t('trace.jarRecall')}>
        {t('trace.jarRecallOn', { day: formatDay(recall.openedOn) })}
      </Verdict>
    )
  const { tone, icon, word } = looks[record.current.status]
  if (state === 'unknown-lot' || state === 'unknown-serial')
    return (
      <Verdict tone="warn" icon="warning" title={t(`trace.jarDoubt-${state}`)}>
        {t('trace.jarDoubtStars', { status: t(word).toLowerCase() })}
      </Verdict>
    )
  return (
    <Verdict tone={tone} icon={icon} title={sayStatus(t, record.current.status)}>
      {[sayTerm(t, record.current), t('registry.checkedAt', { at: formatInstant(now) })].filter(Boolean).join(' · ')}
    </Verdict>
  )
}

function Codes({ jar }: { jar: JarView }) {
  const t = useText()
  const { lot, serial, state, path, isDoubtful } = jar
  return (
    <>
      {lot && (
        <p class="jar-codes">
          <span>
            {t('trace.jarLot')} <b>{lot}</b>
          </span>
          {serial && (
            <span>
              {t('trace.jarSerial')} <b>{serial}</b>
            </span>
          )}
        </p>
      )}
      {state !== 'public' && (
        <Notice tone={state.startsWith('unknown') ? 'warn' : 'info'}>
          {t(`trace.jarState-${state}`, { lot: lot ?? '', serial: serial ?? '' })}
        </Notice>
      )}
      {isDoubtful && <Notice tone="warn">{t('trace.jarDoubt')}</Notice>}
      {state === 'public' && serial && !isDoubtful && <p class="small soft">{t('trace.jarSerialGood')}</p>}
      {serial && (
        <p class="small">
          <a href={`/scans/place?code=${encodeURIComponent(path)}`}>{t('trace.jarWhere')}</a>
        </p>
      )}
    </>
  )
}

function Recall({ jar }: { jar: JarView }) {
  const t = useText()
  const { recall } = jar
  if (!recall) return null
  const { code, reason, advice, openedOn, closedOn } = recall
  if (closedOn)
    return (
      <Notice tone="info">
        {t('trace.jarRecallOver', { from: formatDay(openedOn), to: formatDay(closedOn) })}{' '}
        <a href={`/recalls/${code}`}>{t('trace.jarRecallMore')}</a>
      </Notice>
    )
  return (
    <Notice tone="bad">
      <p>
        <b>{t('trace.jarRecallWhy')}:</b> {reason}
      </p>
      <p>
        <b>{t('trace.jarRecallDo')}:</b> {advice}
      </p>
      <p>
        <a href={`/recalls/${code}`}>{t('trace.jarRecallMore')}</a>
      </p>
    </Notice>
  )
}

function Links({ jar }: { jar: JarView }) {
  const t = useText()
  const { shops, lots, record } = jar
  return (
    <>
      {lots.length > 0 && (
        <section class="part">
          <h2>{t('trace.jarLots')}</h2>
          <ul>
            {lots.map(({ number, href, madeOn }) => (
              <li key={number}>
                <a href={href}>{number}</a>, {t('trace.jarLotMade', { day: formatDay(madeOn) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {shops.length > 0 && (
        <section class="part">
          <h2>{t('trace.jarBuy')}</h2>
          <ul>
            {shops.map(({ href, title }) => (
              <li key={href}>
                <a href={href} rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="actions">
        <LinkButton href={`/products/${record.address}`} look="plain">
          {t('registry.openProduct')}
        </LinkButton>
        <LinkButton href={`/products/${record.address}/report`} look="plain" icon="warning">
          {t('trace.jarReport')}
        </LinkButton>
      </div>
    </>
  )
}

function passportOf({ key, lot, serial }: JarView): string {
  const asked = new URLSearchParams({ ...(lot && { lot }), ...(serial && { serial }) })
  return `/api/v1/passports/${key}${asked.size > 0 ? `?${asked}` : ''}`
}
