import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDate } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { Chip, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { QrFigure } from '../kit/paper.tsx'
import { Picture } from '../kit/picture.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import { RecognitionFacts } from './recognition-facts.tsx'
import type { BesideProduct, OverseenRecord, RecordView } from './record.ts'
import { ScoreParts } from './score-parts.tsx'
import { looks, sayStatus, sayTerm } from './standing.ts'
import { Story } from './story.tsx'
import { Named, PendingRenewal } from './verification-page.tsx'
import { Oversight } from './withdrawal/oversight.tsx'

export type ProductPageProps = OverseenRecord & {
  qrSvg: string
  verifyAddress: string
  jsonLd: object
  industryHref: string
  beside?: readonly BesideProduct[]
}

/** A product of the register: its stars and what they are worth today, why, whose it is and from where, and all that happened. */
export function ProductPage(props: ProductPageProps) {
  const { record, oversight, jsonLd, industryHref, beside } = props
  const t = useText()
  const { now } = useShell()
  const { current } = record
  const { tone, icon } = looks[current.status]
  return (
    <Page
      title={record.name}
      description={[record.name, record.producer, record.province, sayStatus(t, current.status)]
        .filter(Boolean)
        .join(' · ')}
      sheet="register.css"
      bodyClass="product"
      preview={{ type: 'product' }}
      jsonLd={jsonLd}
      way={<Way record={record} industryHref={industryHref} />}
    >
      <div class="product-head">
        <Picture alt="" />
        <div>
          <Named record={record} star={current.star} />
          <p>
            <Chip tone={tone} icon={icon}>
              {sayStatus(t, current.status)} {sayTerm(t, current)}
            </Chip>
          </p>
          <Heir record={record} />
          <PendingRenewal {...current} />
          {record.isTranscribed && <p class="soft">{t('registry.transcribed')}</p>}
          <RecognitionFacts record={record} recognition={current} />
        </div>
      </div>
      <div class="product-parts">
        <div>
          <ScoreParts recognition={current} />
          <Story recognitions={record.recognitions} />
          <Oversight {...oversight} />
        </div>
        <aside>
          <Beside beside={beside} />
          <Place record={record} />
          <Label {...props} />
        </aside>
      </div>
      <p class="small soft">
        {t('kit.asOf', { date: formatDate(now) })} · <a href={`/api/v1/products/${record.address}`}>JSON</a>
      </p>
    </Page>
  )
}

function Heir({ record: { mergedInto } }: Pick<ProductPageProps, 'record'>) {
  const t = useText()
  if (!mergedInto) return null
  return (
    <Notice tone="info">
      {t('registry.mergedInto')} <a href={`/products/${mergedInto.address}`}>{mergedInto.name}</a>
    </Notice>
  )
}

function Way({ record, industryHref }: Pick<ProductPageProps, 'record' | 'industryHref'>) {
  const t = useText()
  const industry = { href: industryHref, label: record.industry }
  return <Breadcrumbs crumbs={[{ href: '/products', label: t('registry.products') }, industry]} />
}

function Beside({ beside = [] }: Pick<ProductPageProps, 'beside'>) {
  return (
    <>
      {beside.map(({ title, text, href, label }) => (
        <section key={href} class="part">
          <h2>{title}</h2>
          <p>{text}</p>
          <LinkButton href={href}>{label}</LinkButton>
        </section>
      ))}
    </>
  )
}

/** What stands on the product's label, and where it leads. */
function Label({ record, qrSvg, verifyAddress }: Pick<ProductPageProps, 'record' | 'qrSvg' | 'verifyAddress'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('registry.verify')}</h2>
      <QrFigure svg={qrSvg} label={t('registry.qrLabel')} address={verifyAddress} />
      <p>
        <a href={`/v/${record.verificationCode}`}>{formatShortCode(record.verificationCode)}</a>
      </p>
      <LinkButton href={`/products/${record.address}/report`} look="plain">
        {t('registry.report')}
      </LinkButton>
    </section>
  )
}

function Place({ record }: { record: RecordView }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('registry.place')}</h2>
      <p>
        {placeInWords(record.commune, record.province)}
        {!record.commune && (
          <>
            <br />
            <span class="soft small">{t('registry.communeNotKnown')}</span>
          </>
        )}
      </p>
      {record.recordedPlace && (
        <p class="soft small">{t('registry.placeAsRecorded', { place: record.recordedPlace })}</p>
      )}
      {record.set && <p class="soft small">{t('registry.inSet', { no: record.set.no, title: record.set.title })}</p>}
      {record.formerCodes.length > 0 && (
        <p class="soft small">{t('registry.formerCodes', { codes: record.formerCodes.join(', ') })}</p>
      )}
    </section>
  )
}
