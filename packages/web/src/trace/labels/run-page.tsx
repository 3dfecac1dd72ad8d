import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { PointsBar } from '../../kit/measures.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type RunPageProps = {
  lot: { id: string; number: string }
  run: { id: string; amount: number; askedAt: string; firstNo?: number; lastNo?: number }
  parts: readonly { no: number; labels: number; pages: number }[]
}

/** `/trace/labels/{lot}/{run}`: how far the drawing is, and the files as they become ready. The server asks the browser to look again. */
export function RunPage({ lot, run, parts }: RunPageProps) {
  const t = useText()
  const drawn = parts.reduce((sum, { labels }) => sum + labels, 0)
  const title = t('trace.labelRun', { lot: lot.number, n: run.amount })
  const here = `/trace/labels/${lot.id}/${run.id}`
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      way={<BackLink href={`/trace/labels/${lot.id}`} label={t('trace.labels', { lot: lot.number })} />}
    >
      <h1>{title}</h1>
      <p class="soft">
        {t('trace.labelAsked')} {formatInstant(run.askedAt)}
        {run.firstNo && run.lastNo && `. ${t('trace.labelFrom', { first: run.firstNo, last: run.lastNo })}`}
      </p>
      {drawn < run.amount ? (
        <section role="status">
          <Notice title={t('trace.labelDrawing')}>{t('trace.labelDrawingWhy')}</Notice>
          <PointsBar label={t('trace.labelDrawn')} points={drawn} max={run.amount} />
        </section>
      ) : (
        <Notice tone="good" title={t('trace.labelDone')}>
          {t('trace.labelPrintHint')}
        </Notice>
      )}
      <div class="actions">
        {parts.map(({ no, labels, pages }, i) => (
          <LinkButton key={no} href={`${here}/${no}.pdf`} look={i === 0 ? 'main' : 'plain'} icon="download">
            {t('trace.labelPart', { n: no, labels, pages })}
          </LinkButton>
        ))}
        <LinkButton href={`${here}/codes.csv`} look="plain" icon="download">
          {t('trace.labelCsv')}
        </LinkButton>
      </div>
    </Page>
  )
}
