import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Confirmation } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type AttendPageProps = {
  sessionId: string
  course: { id: string; title: string }
  startsAt: string
  address: string
  code: string
  /** Set once attendance is noted. */
  attended?: { isFirst: boolean; name: string }
  problems: readonly Problem[]
}

/** Where a scanned code leads: one press says "I am here". */
export function AttendPage({ sessionId, course, startsAt, address, code, attended, problems }: AttendPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('support.attendance')} layout="form" robots="noindex" problems={problems}>
      {attended ? (
        <Confirmation
          title={t(attended.isFirst ? 'support.attendedNow' : 'support.attendedBefore', { name: attended.name })}
        >
          <p>{course.title}</p>
          <p>
            <LinkButton href={`/courses/${course.id}`} look="plain">
              {t('support.backToCourse')}
            </LinkButton>
          </p>
        </Confirmation>
      ) : (
        <>
          <h1>{course.title}</h1>
          <p>
            {formatInstant(startsAt)}, {address}
          </p>
          <Form action={`/courses/sessions/${sessionId}/attend`}>
            <TextField
              name="code"
              label={t('support.typeCode')}
              hint={t('support.typeCodeHint')}
              value={code}
              error={at('code')}
              width="short"
              autocomplete="off"
            />
            <Button>{t('support.iAmHere')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
