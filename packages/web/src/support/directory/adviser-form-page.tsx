import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type AdviserForm, adviserKinds } from '@saolang/core/support/directory/adviser.ts'
import { subjects } from '@saolang/core/support/subjects.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'

export type AdviserFormPageProps = {
  provinces: readonly { code: string; name: string }[]
  values: AdviserForm & { reach: string }
  problems: readonly Problem[]
  /** An officer registers somebody else. */
  isForOther: boolean
}

/** `/advisers/register`: somebody asks to be listed, or an officer for them. */
export function AdviserFormPage(props: AdviserFormPageProps) {
  const { problems, isForOther } = props
  const t = useText()
  return (
    <Page
      title={t('support.adviser.register')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/advisers" label={t('support.adviser.title')} />}
    >
      <h1>{t('support.adviser.register')}</h1>
      <p class="soft">{t(isForOther ? 'support.adviser.registerOther' : 'support.adviser.registerSelf')}</p>
      <Form action="/advisers/register">
        <WhoFields {...props} />
        <WhatFields {...props} />
        <Button>{t('support.adviser.registerSend')}</Button>
      </Form>
    </Page>
  )
}

function WhoFields({ values, problems }: AdviserFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Radios
        name="kind"
        label={t('support.adviser.kind')}
        value={values.kind}
        error={at('kind')}
        options={adviserKinds.map((value) => ({ value, label: t(`support.adviser.kind-${value}`) }))}
      />
      <TextField name="name" label={t('support.adviser.name')} value={values.name} error={at('name')} />
      <TextField
        name="taxCode"
        label={t('support.adviser.taxCode')}
        hint={t('support.adviser.taxCodeHint')}
        inputMode="numeric"
        width="short"
        optional
        value={values.taxCode}
        error={at('taxCode')}
      />
      <TextField
        name="phone"
        label={t('support.adviser.phone')}
        type="tel"
        width="short"
        value={values.phone}
        error={at('phone')}
      />
      <TextField
        name="email"
        label={t('support.adviser.email')}
        type="email"
        optional
        value={values.email}
        error={at('email')}
      />
    </>
  )
}

function WhatFields({ provinces, values, problems, isForOther }: AdviserFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextArea
        name="about"
        label={t('support.adviser.about')}
        hint={t('support.adviser.aboutHint')}
        value={values.about}
        error={at('about')}
      />
      <Checkboxes
        name="subjects"
        label={t('support.adviser.subject')}
        values={values.subjects}
        error={at('subjects')}
        options={subjects.map((value) => ({ value, label: t(subjectWords[value]) }))}
      />
      <Select
        name="provinceCode"
        label={t('support.adviser.home')}
        hint={t('support.adviser.homeHint')}
        value={values.provinceCode}
        error={at('provinceCode')}
        empty={t('support.adviser.chooseProvince')}
        options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Radios
        name="reach"
        label={t('support.adviser.worksIn')}
        value={values.reach || 'home'}
        options={[
          { value: 'home', label: t('support.adviser.homeOnly') },
          { value: 'all', label: t('support.adviser.everywhere') },
        ]}
      />
      <Checkboxes
        name="consents"
        label={t('support.adviser.consent')}
        values={values.consents ? ['yes'] : []}
        error={at('consents')}
        options={[
          { value: 'yes', label: t(isForOther ? 'support.adviser.consentOther' : 'support.adviser.consentSelf') },
        ]}
      />
    </>
  )
}
