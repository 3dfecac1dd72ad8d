import { placeInWords } from '@saolang/core/people/place-name.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay, formatInstant } from '../kit/format.ts'
import { Notice, SampleChip, Verdict } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import { RecognitionFacts } from './recognition-facts.tsx'
import type { BesideProduct, OverseenRecord, RecognitionView, RecordView } from './record.ts'
import { ScoreParts } from './score-parts.tsx'
import { looks, sayStatus, sayTerm } from './standing.ts'
import { Story } from './story.tsx'
import { Oversight } from './withdrawal/oversight.tsx'

export type VerificationPageProps = OverseenRecord & {
  code: string
  recognition: RecognitionView
  jsonLd: object
  beside?: readonly BesideProduct[]
}

/** The answer at the shelf: do the stars hold today, until when, whose they are, who gave them and why. */
export function VerificationPage(props: VerificationPageProps) {
  const { code, record, oversight, recognition, jsonLd, beside = [] } = props
  const t = useText()
  const { now } = useShell()
  const { tone, icon } = looks[recognition.status]
  const sentence = sayStatus(t, recognition.status)
  return (
    <Page
      title={`${sentence} · ${record.name}`}
      description={`${record.name}. ${sentence} ${sayTerm(t, recognition)}`}
      sheet="register.css"
      bodyClass="verification"
      preview={{ type: 'product' }}
      jsonLd={jsonLd}
      above={
        <Verdict tone={tone} icon={icon} title={sentence}>
          {[sayTerm(t, recognition), t('registry.checkedAt', { at: formatInstant(now) })].filter(Boolean).join(' · ')}
        </Verdict>
      }
    >
      <Warnings beside={beside} />
      <Named record={record} star={recognition.star} />
      <Elsewhere record={record} recognition={recognition} />
      <PendingRenewal {...recognition} />
      <RecognitionFacts record={record} recognition={recognition} code={code} />
      {record.isTranscribed && <p class="soft">{t('registry.transcribed')}</p>}
      <ScoreParts recognition={recognition} />
      <Story recognitions={record.recognitions} />
      <Oversight {...oversight} />
      <Ways code={code} record={record} recognition={recognition} beside={beside} />
      <p class="small soft">{t('registry.onlyTheRecord')}</p>
    </Page>
  )
}

function Warnings({ beside }: { beside: readonly BesideProduct[] }) {
  return (
    <>
      {beside
        .filter(({ isWarning }) => isWarning)
        .map(({ href, title, text, label }) => (
          <Notice key={href} tone="bad" title={title}>
            <p>{text}</p>
            <p>
              <a href={href}>{label}</a>
            </p>
          </Notice>
        ))}
    </>
  )
}

type WaysProps = Pick<VerificationPageProps, 'code' | 'record' | 'recognition'> & { beside: readonly BesideProduct[] }

/** Where to go on from the answer. */
function Ways({ code, record, recognition, beside }: WaysProps) {
  const t = useText()
  return (
    <div class="actions">
      <LinkButton href={`/products/${record.address}`}>{t('registry.openProduct')}</LinkButton>
      {beside
        .filter(({ isWarning }) => !isWarning)
        .map(({ href, label }) => (
          <LinkButton key={href} href={href} look="plain">
            {label}
          </LinkButton>
        ))}
      {recognition.paperHref && (
        <LinkButton href={recognition.paperHref} look="plain" icon="file">
          {t('registry.openCertificate')}
        </LinkButton>
      )}
      {recognition.paperHref && (
        <LinkButton href={`/v/${recognition.code ?? code}/check`} look="plain">
          {t('signing.checkFile')}
        </LinkButton>
      )}
      <LinkButton href={`/products/${record.address}/report`} look="plain">
        {t('registry.report')}
      </LinkButton>
    </div>
  )
}

/** The name of a product under its stars, with its maker and place. */
export function Named({ record, star }: { record: RecordView; star?: number }) {
  const t = useText()
  return (
    <div class="named">
      <p class="named-stars">
        {star ? (
          <>
            <Stars count={star} size="large" /> <b>{t('kit.starLevel', { n: star })}</b>
          </>
        ) : (
          <b class="soft">{t('registry.starsNotTold')}</b>
        )}
      </p>
      <h1>{record.name}</h1>
      <p class="soft">
        {[record.producer, placeInWords(record.commune, record.province)].filter(Boolean).join(' · ')}{' '}
        {record.isSample && <SampleChip />}
      </p>
    </div>
  )
}

/** Why the stars hold past their last day, where a re-evaluation in time carries them. */
export function PendingRenewal({ renewalFiledOn, until }: Pick<RecognitionView, 'renewalFiledOn' | 'until'>) {
  const t = useText()
  if (!renewalFiledOn || !until) return null
  return (
    <Notice tone="warn">
      {t('registry.pendingRenewal', { filed: formatDay(renewalFiledOn), until: formatDay(until) })}
    </Notice>
  )
}

/** Where to look instead: the product was merged, or a newer certificate took this one's place. */
function Elsewhere({ record, recognition }: { record: RecordView; recognition: RecognitionView }) {
  const t = useText()
  if (record.mergedInto)
    return (
      <Notice tone="info">
        {t('registry.mergedInto')} <a href={`/products/${record.mergedInto.address}`}>{record.mergedInto.name}</a>
      </Notice>
    )
  const { current } = record
  if (current.id === recognition.id || !current.star) return null
  return (
    <Notice tone={current.holds ? 'good' : 'info'}>
      {t('registry.nowHas', { n: current.star, status: t(looks[current.status].word).toLowerCase() })}{' '}
      <a href={`/v/${record.verificationCode}`}>{t('registry.seeToday')}</a>
    </Notice>
  )
}
