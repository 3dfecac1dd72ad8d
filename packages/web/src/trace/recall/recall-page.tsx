import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { formatDate, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { SampleChip, Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { sayName, upperFirst } from '../story/say-thing.ts'
import type { PublicRecallView } from './recall-view.ts'

export type RecallPageProps = { recall: PublicRecallView }

/** `/recalls/{code}`: what is recalled, why, and what to do. */
export function RecallPage({ recall }: RecallPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { productName, closedAt, advice, reason, isSample, roots } = recall
  const title = t('trace.recallOf', { product: productName })
  return (
    <Page
      title={title}
      description={`${reason} ${advice}`}
      sheet="trace.css"
      above={
        closedAt ? (
          <Verdict tone="info" title={t('trace.recallOver', { day: formatDate(closedAt) })} />
        ) : (
          <Verdict tone="bad" title={t('trace.recallStop')} />
        )
      }
      way={<BackLink href="/recalls" label={t('trace.recalls')} />}
    >
      <h1>{title}</h1>
      {isSample && (
        <p>
          <SampleChip />
        </p>
      )}
      <section>
        <h2>{t('trace.recallAdvice')}</h2>
        <p class="lead told-lines">{advice}</p>
      </section>
      <section class="part">
        <h2>{t('trace.recallLots')}</h2>
        <ul>
          {roots.map((thing) => (
            <li key={thing.id}>
              <b>{upperFirst(sayName(lang, thing))}</b>
            </li>
          ))}
        </ul>
        <p class="soft">{t('trace.recallScan')}</p>
      </section>
      <Facts {...recall} />
    </Page>
  )
}

function Facts(recall: PublicRecallView) {
  const t = useText()
  const { productName, productHref, maker, hazard, reason, disposal, closing, holders, answered } = recall
  const rows = [
    {
      label: t('trace.recallReason'),
      value: (
        <>
          <b>{t(`trace.hazard.${hazard}`)}.</b> <span class="told-lines">{reason}</span>
        </>
      ),
    },
    ...(productHref ? [{ label: t('registry.product'), value: <a href={productHref}>{productName}</a> }] : []),
    ...(maker ? [{ label: t('trace.recallMaker'), value: maker }] : []),
    {
      label: t('trace.recallKind'),
      value: t(recall.isCompulsory ? 'trace.recallKind.compulsory' : 'trace.recallKind.voluntary'),
    },
    { label: t('trace.recallOpenedOn'), value: formatInstant(recall.openedAt) },
    { label: t('trace.recallHolders'), value: t('trace.recallAnswered', { answered, holders }) },
    ...(recall.closedAt ? [{ label: t('trace.recallClosedOn'), value: formatInstant(recall.closedAt) }] : []),
    ...(disposal
      ? [{ label: t('trace.recallEnding'), value: `${t(`trace.disposal.${disposal}`)}. ${closing ?? ''}` }]
      : []),
    { label: t('trace.recallCode'), value: <code>{formatShortCode(recall.code)}</code> },
  ]
  return <SummaryList rows={rows} />
}
