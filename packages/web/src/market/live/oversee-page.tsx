import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { type Text, useProblems, useText } from '../../kit/words.ts'
import { clock } from './live-words.ts'

export type ComplaintView = {
  id: string
  sessionId: string
  title: string
  kind: 'false-claims' | 'not-as-shown' | 'forbidden-goods' | 'behaviour' | 'other'
  words: string
  mediaMs?: number
  at: string
  answer?: string
}

export type OverseePageProps = {
  onAir: readonly { id: string; title: string; seller: string; began: string }[]
  complaints: readonly ComplaintView[]
  problems: readonly Problem[]
}

/** `/market/live/oversee`: what is on air in an officer's area, and what people complain of. */
export function OverseePage({ onAir, complaints, problems }: OverseePageProps) {
  const t = useText()
  return (
    <Page title={t('market.liveDesk.oversee')} robots="noindex" problems={problems}>
      <h1>{t('market.liveDesk.oversee')}</h1>
      <h2>{t('market.liveDesk.nowOnAir')}</h2>
      {onAir.length === 0 && <p class="soft">{t('market.liveDesk.nothingOnAir')}</p>}
      <ul>
        {onAir.map(({ id, title, seller, began }) => (
          <li key={id}>
            <a href={`/market/live/${id}`}>{title}</a> · {seller} · {formatInstant(began)}
          </li>
        ))}
      </ul>
      <h2>{t('market.liveDesk.complaints')}</h2>
      {complaints.length === 0 && <EmptyState title={t('market.liveDesk.noComplaints')} />}
      {complaints.map((complaint) => (
        <Complaint key={complaint.id} complaint={complaint} problems={problems} />
      ))}
    </Page>
  )
}

function Complaint({ complaint, problems }: { complaint: ComplaintView; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at(`answer-${complaint.id}`)
  return (
    <Card title={t(`market.live.complaintKind.${complaint.kind}`)} tone={complaint.answer ? 'good' : 'warn'}>
      <p>
        <a href={`/market/live/${complaint.sessionId}`}>{complaint.title}</a> · {whenOf(complaint, t)}
      </p>
      <p>{complaint.words}</p>
      {complaint.answer ? (
        <p>
          <Chip tone="good">{t('market.liveDesk.answered')}</Chip> {complaint.answer}
        </p>
      ) : (
        <Form action={`/market/live/complaints/${complaint.id}`}>
          <TextArea
            name="answer"
            id={`answer-${complaint.id}`}
            rows={2}
            label={t('market.liveDesk.answer')}
            {...(error && { error })}
          />
          <Button look="plain">{t('market.liveDesk.answerSend')}</Button>
        </Form>
      )}
    </Card>
  )
}

function whenOf({ at, mediaMs }: ComplaintView, t: Text): string {
  const when = formatInstant(at)
  return mediaMs === undefined ? when : `${when} · ${t('market.liveDesk.atMoment', { time: clock(mediaMs) })}`
}
