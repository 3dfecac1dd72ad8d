import type { ReviewOutcome } from '@saolang/core/councils/reviews/review.ts'
import { daysBetween } from '@saolang/core/kernel/calendar.ts'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

/** What every view of a request is told. */
export type ReviewFacts = {
  id: string
  no: number
  grounds: readonly string[]
  criteria: readonly string[]
  statement: string
  files: readonly { sha256: string; fileName: string }[]
  dueOn: string
  requestedAt: string
  panelName: string | null
  outcome: ReviewOutcome | null
  reasons: string | null
  decidedAt: string | null
}

const tones: Record<ReviewOutcome, Tone> = { upheld: 'info', changed: 'good', withdrawn: 'calm' }

/** Where a request stands, and how many days are left while it is open. */
export function ReviewState({ review, today }: { review: ReviewFacts; today: string }) {
  const t = useText()
  const { outcome, panelName, dueOn } = review
  if (outcome) return <Chip tone={tones[outcome]}>{t(`councils.reviewOutcome-${outcome}`)}</Chip>
  const left = daysBetween(today, dueOn)
  const words =
    left < 0
      ? t('councils.reviewDaysLate', { n: -left })
      : left === 0
        ? t('councils.reviewDueToday')
        : t('councils.reviewDaysLeft', { n: left })
  return (
    <>
      <Chip tone="info">{t(panelName ? 'councils.reviewStatePanel' : 'councils.reviewStateWaiting')}</Chip>{' '}
      <Chip tone={left < 0 ? 'bad' : left <= 5 ? 'warn' : 'calm'} icon="clock">
        {words}
      </Chip>
    </>
  )
}

/** What the applicant said, word by word, with the files. */
export function ReviewWords({ review }: { review: ReviewFacts }) {
  const t = useText()
  const { grounds, criteria, statement, files, id } = review
  return (
    <>
      <ul>
        {grounds.map((ground) => (
          <li key={ground}>{t(`councils.reviewGround-${ground}` as 'councils.reviewGround-marks')}</li>
        ))}
      </ul>
      {criteria.length > 0 && <p>{t('councils.reviewWordsCriteria', { codes: criteria.join(', ') })}</p>}
      <blockquote>{statement}</blockquote>
      {files.length > 0 && (
        <ul>
          {files.map(({ sha256, fileName }) => (
            <li key={sha256}>
              <a href={`/councils/reviews/${id}/files/${sha256}`}>{fileName}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
