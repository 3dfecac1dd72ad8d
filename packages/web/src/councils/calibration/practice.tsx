import type { Feedback } from '@saolang/core/councils/calibration/feedback.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { FeedbackPart } from './feedback-part.tsx'
import { SheetFields } from './sheet-form.tsx'

export type PracticePageProps = {
  id: string
  title: string
  dueOn: string
  isDemo: boolean
  isOver: boolean
  set: CriteriaSet
  marks: Readonly<Record<string, string>>
  selfMarks: Readonly<Record<string, string>>
  selfWords: Readonly<Record<string, string>>
  evidence: { id: string; criterion: string; caption: string; page?: number }[]
  feedback: Feedback | null
  wasSaved: boolean
  problems: readonly Problem[]
}

/** A member's own practice round: the sheet to score alone, and after signing what the card says. */
export function PracticePage(props: PracticePageProps) {
  const { title, dueOn, isDemo, isOver, feedback, set, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.practise')}: ${title}`}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils/calibration" label={t('councils.calibration')} />}
    >
      <h1>
        {title} {isDemo && <SampleChip />}
      </h1>
      <p class="soft">
        {t('councils.anchorSet', { no: set.no })} · {t('councils.practiceDue', { day: formatDay(dueOn) })}
      </p>
      {feedback ? (
        <FeedbackPart feedback={feedback} />
      ) : isOver ? (
        <Notice tone="warn">{t('councils.practiceOverNote')}</Notice>
      ) : (
        <Sheet {...props} />
      )}
    </Page>
  )
}

function Sheet({ id, set, marks, selfMarks, selfWords, evidence, wasSaved, problems }: PracticePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <p>{t('councils.practiseHint')}</p>
      {wasSaved && <Notice tone="good">{t('councils.practiseSaved')}</Notice>}
      <Form action={`/councils/practices/${id}`}>
        <SheetFields
          set={set}
          marks={marks}
          errorAt={at}
          over={({ code }) => {
            const claimed = findLeaf(set, code)?.options.find((option) => option.id === selfMarks[code])
            const files = evidence.filter(({ criterion }) => criterion === code)
            return (
              <div class="claim">
                {claimed && t('councils.practiseClaims', { n: claimed.points })}
                {selfWords[code] && <q>{selfWords[code]}</q>}
                {files.map((file) => (
                  <a
                    key={file.id}
                    href={`/councils/practices/${id}/evidence/${file.id}`}
                    target="_blank"
                    rel="noopener"
                  >
                    {file.caption}
                  </a>
                ))}
              </div>
            )
          }}
        />
        <Actions>
          <Button name="act" value="sign">
            {t('councils.practiseSign')}
          </Button>
          <Button name="act" value="save" look="plain">
            {t('councils.practiseSave')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}
