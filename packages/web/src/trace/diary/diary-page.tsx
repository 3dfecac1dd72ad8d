import { type SectorId, sectors } from '@saolang/core/trace/diary/sectors.ts'
import { LinkButton } from '../../kit/button.tsx'
import { Icon } from '../../kit/icons.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { type Text, useText } from '../../kit/words.ts'
import { PhoneOutbox } from './diary-outbox.tsx'
import { type DiaryOwner, diaryHref } from './diary-views.ts'
import { stepWords } from './step-words.ts'

export type DiaryPageProps = {
  owner: DiaryOwner
  personId: string
  sectors: readonly SectorId[]
  keep: readonly string[]
}

const everyday = ['receive', 'check', 'box', 'ship', 'sell', 'discard']

/** The first page of the diary: what was done today, a big button each. */
export function DiaryPage({ owner, personId, sectors: chosen, keep }: DiaryPageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.diary')}
      layout="form"
      robots="noindex"
      sheet="trace.css"
      manifest="/diary/manifest.webmanifest"
    >
      <h1>{t('trace.diary')}</h1>
      {owner.isHelped && <Notice>{t('trace.diaryHelp', { name: owner.name })}</Notice>}
      <p class="lead">{chosen.length > 0 ? t('trace.diaryLead') : t('trace.sectorsNone')}</p>
      {chosen.length === 0 && (
        <LinkButton href={diaryHref('/diary/sectors', owner)}>{t('trace.changeSectors')}</LinkButton>
      )}
      {chosen.map((sector) => (
        <section key={sector} aria-labelledby={`sector-${sector}`}>
          <h2 id={`sector-${sector}`}>{t(`trace.sector.${sector}`)}</h2>
          <Steps {...{ sector, owner, t }} ids={idsOf(sector).filter((id) => !everyday.includes(id))} isMain />
          <details class="more-work">
            <summary>{t('trace.moreWork')}</summary>
            <Steps {...{ sector, owner, t }} ids={idsOf(sector).filter((id) => everyday.includes(id))} />
          </details>
        </section>
      ))}
      <PhoneOutbox owner={personId} keep={keep} />
      <nav class="diary-places" aria-label={t('trace.diary')}>
        <a href={diaryHref('/diary/entries', owner)}>{t('trace.myEntries')}</a>
        <a href={diaryHref('/diary/lots', owner)}>{t('trace.myLots')}</a>
        <a href={diaryHref('/areas', owner)}>{t('trace.myAreas')}</a>
        <a href={diaryHref('/trace/publish', owner)}>{t('trace.publish')}</a>
        <a href={diaryHref('/diary/sectors', owner)}>{t('trace.changeSectors')}</a>
      </nav>
      <p class="soft">{t('trace.installApp')}</p>
    </Page>
  )
}

const idsOf = (sector: SectorId) => sectors[sector].map(({ id }) => id as string)

type StepsProps = { sector: SectorId; owner: DiaryOwner; ids: readonly string[]; t: Text; isMain?: boolean }

function Steps({ sector, owner, ids, t, isMain = false }: StepsProps) {
  return (
    <ul class={isMain ? 'plain work main-work' : 'plain work'}>
      {ids.map((id) => (
        <li key={id}>
          <a href={diaryHref(`/diary/record/${sector}.${id}`, owner)}>
            <span>{stepWords(t, `${sector}.${id}`)}</span>
            <Icon name="arrowRight" />
          </a>
        </li>
      ))}
    </ul>
  )
}
