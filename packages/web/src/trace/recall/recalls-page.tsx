import { formatDate } from '../../kit/format.ts'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { sayThings, upperFirst } from '../story/say-thing.ts'
import type { PublicRecallView } from './recall-view.ts'

export type RecallsPageProps = { recalls: readonly PublicRecallView[] }

/** `/recalls`: what is being recalled, and what was. */
export function RecallsPage({ recalls }: RecallsPageProps) {
  const t = useText()
  const open = recalls.filter(({ closedAt }) => !closedAt)
  const closed = recalls.filter(({ closedAt }) => closedAt)
  return (
    <Page title={t('trace.recalls')} description={t('trace.recallsLead')} sheet="trace.css">
      <h1>{t('trace.recalls')}</h1>
      <p class="lead">{t('trace.recallsLead')}</p>
      {open.length === 0 ? (
        <EmptyState title={t('trace.recallsNone')}>
          <p>{t('trace.recallsNoneMore')}</p>
        </EmptyState>
      ) : (
        <RecallCards title={t('trace.recallsOpen')} recalls={open} />
      )}
      {closed.length > 0 && <RecallCards title={t('trace.recallsClosed')} recalls={closed} />}
      <p class="small">
        <a href="/api/v1/recalls">{t('trace.recallsForMachines')}</a>
      </p>
    </Page>
  )
}

function RecallCards({ title, recalls }: { title: string; recalls: readonly PublicRecallView[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{title}</h2>
      {recalls.map(({ code, productName, maker, hazard, openedAt, closedAt, isSample, roots }) => (
        <Card key={code} title={productName} href={`/recalls/${code}`} tone={closedAt ? 'calm' : 'bad'}>
          <p>
            <Chip tone={closedAt ? 'calm' : 'bad'}>{t(`trace.hazard.${hazard}`)}</Chip> {isSample && <SampleChip />}
          </p>
          <p>{upperFirst(sayThings(lang, roots))}</p>
          <p class="soft small">
            {[maker, `${t('trace.recallOpenedOn')} ${formatDate(openedAt)}`].filter(Boolean).join(' · ')}
            {closedAt && ` · ${t('trace.recallClosedOn')} ${formatDate(closedAt)}`}
          </p>
        </Card>
      ))}
    </section>
  )
}
