import type { Problem } from '@saolang/core/kernel/problem.ts'
import { rulingsFrom } from '@saolang/core/support/directory/adviser.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'
import { type AdviserView, standingTones } from './adviser-views.ts'
import { RecordWords } from './record-words.tsx'

export type AdviserPageProps = {
  adviser: AdviserView
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  said?: 'help' | 'complaint'
}

/** `/advisers/{id}`: who it is, what the help came to, complaints upheld; below, what the reader may tell or rule. */
export function AdviserPage({ adviser, values, problems, said }: AdviserPageProps) {
  const t = useText()
  const { name, kind, standing, reason, about, isDemo, mayRule, mayTell, councils } = adviser
  return (
    <Page
      title={name}
      sheet="knowledge.css"
      problems={problems}
      way={<BackLink href="/advisers" label={t('support.adviser.title')} />}
    >
      <h1>{name}</h1>
      <p class="soft">
        {t(`support.adviser.kind-${kind}`)} {isDemo && <SampleChip />}{' '}
        {standing !== 'listed' && (
          <Chip tone={standingTones[standing]}>{t(`support.adviser.standing-${standing}`)}</Chip>
        )}
      </p>
      {said && <Notice tone="good">{t(`support.adviser.said-${said}`)}</Notice>}
      {standing === 'waiting' && <Notice>{t('support.adviser.waitsMore')}</Notice>}
      {reason && <Notice tone="warn">{reason}</Notice>}
      {councils.length > 0 && (
        <Notice tone="warn" title={t('support.adviser.onCouncil')}>
          <p>{councils.join('; ')}</p>
          <p>{t('support.adviser.onCouncilMore')}</p>
        </Notice>
      )}
      <p class="law-words">{about}</p>
      <Facts adviser={adviser} />
      <p class="small soft">{t('support.adviser.how')}</p>
      {mayTell && <Telling adviser={adviser} values={values} problems={problems} />}
      {mayRule && <Ruling adviser={adviser} values={values} problems={problems} />}
    </Page>
  )
}

function Facts({ adviser }: { adviser: AdviserView }) {
  const t = useText()
  const { subjects, province, worksIn, phone, email, taxCode, record, upheld } = adviser
  const row = (label: string, value: string) => (value ? [{ label, value }] : [])
  return (
    <SummaryList
      rows={[
        { label: t('support.adviser.subject'), value: subjects.map((each) => t(subjectWords[each])).join(', ') },
        { label: t('support.adviser.home'), value: province },
        { label: t('support.adviser.worksIn'), value: worksIn.join(', ') || t('support.adviser.everywhere') },
        ...row(t('support.adviser.phone'), phone),
        ...row(t('support.adviser.email'), email),
        ...row(t('support.adviser.taxCode'), taxCode),
        { label: t('support.adviser.recordTitle'), value: <RecordWords record={record} /> },
        { label: t('support.adviser.paid'), value: t('support.adviser.paidCount', { n: record.paidInPapers }) },
        { label: t('support.adviser.complaints'), value: t('support.adviser.upheld', { n: upheld }) },
      ]}
    />
  )
}

type Asked = Omit<AdviserPageProps, 'said'>

function Telling({ adviser: { id }, values, problems }: Asked) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <details class="quiet" open={at('dossierCode') !== undefined}>
        <summary>{t('support.adviser.tellHelp')}</summary>
        <p>{t('support.adviser.tellHelpMore')}</p>
        <Form action={`/advisers/${id}/help`}>
          <TextField
            name="dossierCode"
            label={t('support.adviser.dossierCode')}
            width="short"
            value={values.dossierCode}
            error={at('dossierCode')}
          />
          <Radios
            name="isPaid"
            label={t('support.adviser.isPaid')}
            value="no"
            inline
            options={[
              { value: 'yes', label: t('support.law.yes') },
              { value: 'no', label: t('support.adviser.free') },
            ]}
          />
          <Button look="plain">{t('support.adviser.tellHelp')}</Button>
        </Form>
      </details>
      <details class="quiet" open={at('words') !== undefined}>
        <summary>{t('support.adviser.complain')}</summary>
        <p>{t('support.adviser.complainMore')}</p>
        <Form action={`/advisers/${id}/complaints`}>
          <TextArea name="words" label={t('support.adviser.complaintWords')} value={values.words} error={at('words')} />
          <Button look="plain">{t('support.adviser.complain')}</Button>
        </Form>
      </details>
    </>
  )
}

function Ruling({ adviser: { id, standing }, values, problems }: Asked) {
  const t = useText()
  const { at } = useProblems(problems)
  const rulings = rulingsFrom[standing]
  return (
    <section class="part">
      <h2>{t('support.adviser.rule')}</h2>
      <Form action={`/advisers/${id}/rulings`}>
        <TextArea
          name="reason"
          label={t('support.adviser.reason')}
          hint={t('support.adviser.reasonHint')}
          rows={2}
          value={values.reason}
          error={at('reason')}
        />
        <Actions>
          {rulings.map((ruling) => (
            <Button key={ruling} name="ruling" value={ruling} look={ruling === 'listed' ? 'main' : 'danger'}>
              {t(`support.adviser.to-${ruling}`)}
            </Button>
          ))}
        </Actions>
      </Form>
    </section>
  )
}
