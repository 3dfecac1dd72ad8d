import type { CriterionFeedback, Feedback } from '@saolang/core/councils/calibration/feedback.ts'
import { formatShare } from '../../kit/format.ts'
import { Card, Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'
import { toDifference, toPoints } from '../reliability/numbers.ts'

/** What a practice card says, for its author: both totals, then every difference with the model's reason. */
export function FeedbackPart({ feedback }: { feedback: Feedback }) {
  const { ownTotal, modelTotal, ownStar, modelStar, exactShare, isNear, criteria } = feedback
  const t = useText()
  const { lang } = useShell()
  const differing = criteria.filter(({ own, model }) => own !== model)
  const alike = criteria.filter(({ own, model }) => own === model)
  return (
    <>
      <Notice tone={isNear ? 'good' : 'warn'} title={t(`councils.calibration-${isNear ? 'near' : 'apart'}`)}>
        <p>{t('councils.feedbackOnly')}</p>
      </Notice>
      <div class="reliability-tiles">
        <Card>
          <p class="soft">{t('councils.feedbackYours')}</p>
          <p class="tile-figure">{toPoints(lang, ownTotal)}</p>
          <Stars count={ownStar} size="small" />
        </Card>
        <Card>
          <p class="soft">{t('councils.feedbackModel')}</p>
          <p class="tile-figure">{toPoints(lang, modelTotal)}</p>
          <Stars count={modelStar} size="small" />
        </Card>
        <Card>
          <p class="soft">{t('councils.feedbackGap')}</p>
          <p class="tile-figure">{toDifference(lang, ownTotal - modelTotal)}</p>
          <p class="soft">{t('councils.feedbackSame', { share: formatShare(lang, exactShare) })}</p>
        </Card>
      </div>
      {differing.length > 0 && <h2>{t('councils.feedbackDiffers')}</h2>}
      {differing.length > 0 && <Rows rows={differing} caption={t('councils.feedbackDiffers')} />}
      {alike.length > 0 && (
        <details>
          <summary>{t('councils.feedbackAlike', { n: alike.length })}</summary>
          <Rows rows={alike} caption={t('councils.feedbackAlike', { n: alike.length })} />
        </details>
      )}
    </>
  )
}

function Rows({ rows, caption }: { rows: readonly CriterionFeedback[]; caption: string }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={caption}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          ...{ key: 'criterion', title: t('councils.criterion'), isHead: true },
          cell: ({ criterion, title }) => `${criterion} ${sentenceCase(title)}`,
        },
        { key: 'own', title: t('councils.feedbackYours'), isNumber: true, cell: ({ own }) => own },
        { key: 'model', title: t('councils.feedbackModel'), isNumber: true, cell: ({ model }) => model },
        {
          ...{ key: 'gap', title: t('councils.feedbackGap'), isNumber: true },
          cell: ({ own, model }) => toDifference(lang, own - model),
        },
        {
          ...{ key: 'reason', title: t('councils.feedbackReason') },
          cell: ({ option, reason }) => (
            <>
              {option}
              {reason && <span class="hint">{reason}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
