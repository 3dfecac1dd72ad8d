import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, Select, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

type Day = { day: string; month: string; year: string }
export type SessionFormPageProps = {
  course: { id: string; title: string }
  id?: string
  /** Who teaches anywhere chooses the province first, and its communes are listed. */
  provinces?: readonly { value: string; label: string }[]
  province?: string
  communes: readonly { value: string; label: string }[]
  values: {
    startDay: Day
    startTime: string
    endDay: Day
    endTime: string
    communeCode: string
    address: string
    trainer: string
    capacity: string
  }
  problems: readonly Problem[]
}

/** When and where a course meets, by whom and for how many. */
export function SessionFormPage({ course, id, provinces, province, communes, values, problems }: SessionFormPageProps) {
  const t = useText()
  const title = t(id ? 'support.editSession' : 'support.addSession')
  const address = id ? `/courses/sessions/${id}/edit` : `/courses/${course.id}/sessions/new`
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/courses/${course.id}`} label={course.title} />}
    >
      <h1>{title}</h1>
      {provinces && (
        <Form action={address} method="get">
          <Select name="province" label={t('support.sessionProvince')} options={provinces} value={province} />
          <Button look="plain">{t('support.showCommunes')}</Button>
        </Form>
      )}
      <Form action={address}>
        {province && <input type="hidden" name="province" value={province} />}
        <SessionFields communes={communes} values={values} problems={problems} />
        <Actions>
          <Button>{t('support.saveSession')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function SessionFields({ communes, values, problems }: Pick<SessionFormPageProps, 'communes' | 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <DateField
        name="start"
        id="startsAt"
        label={t('support.startDay')}
        value={values.startDay}
        error={at('startsAt')}
      />
      <TextField
        name="startTime"
        label={t('support.startTime')}
        hint={t('support.timeHint')}
        value={values.startTime}
        width="tiny"
      />
      <DateField
        name="end"
        id="endsAt"
        label={t('support.endDay')}
        hint={t('support.endDayHint')}
        value={values.endDay}
        error={at('endsAt')}
      />
      <TextField name="endTime" label={t('support.endTime')} value={values.endTime} width="tiny" />
      <Select
        name="communeCode"
        label={t('support.sessionCommune')}
        options={communes}
        value={values.communeCode}
        empty={t('support.choose')}
        error={at('communeCode')}
      />
      <TextField name="address" label={t('support.sessionAddress')} value={values.address} error={at('address')} />
      <TextField name="trainer" label={t('support.trainer')} value={values.trainer} error={at('trainer')} />
      <TextField
        name="capacity"
        label={t('support.capacity')}
        hint={t('support.capacityHint')}
        value={values.capacity}
        error={at('capacity')}
        inputMode="numeric"
        width="tiny"
      />
    </>
  )
}
