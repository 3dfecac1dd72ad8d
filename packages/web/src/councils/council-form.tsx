import type { CouncilLevel, SeatRule } from '@saolang/core/councils/council.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { DateField, Select, TextArea, TextField } from '../kit/fields.tsx'
import { Actions, Fieldset, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

/** One line of the form: a person, their office, whom they stand for. */
export type MemberLine = { personId: string; office: string; seat: string; title: string }
export type CouncilValues = {
  name: string
  decisionNumber: string
  decidedOn: { day: string; month: string; year: string }
  emptySeatsReason: string
  advisers: string
  members: MemberLine[]
}

export type CouncilFormProps = {
  level: CouncilLevel
  seats: SeatRule[]
  people: { id: string; name: string }[]
  values: CouncilValues
  problems: readonly Problem[]
}

/** Records a council as the authority's decision formed it: seats of the law, who sits on them, the advisory group. */
export function CouncilFormPage({ level, seats, people, values, problems }: CouncilFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.establish')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.establish')}</h1>
      <p>{t(`councils.law-${level}`)}</p>
      {people.length === 0 && <Notice tone="warn">{t('councils.noPeople')}</Notice>}
      <Form action="/councils/new">
        <FormingFields values={values} problems={problems} />
        <h2 id="members">{t('councils.members')}</h2>
        <p class="hint">{t('councils.membersHint')}</p>
        {at('members') && <p class="field-error">{at('members')}</p>}
        {values.members.map((member, i) => (
          <MemberFields key={i} i={i} member={member} seats={seats} people={people} />
        ))}
        <Actions>
          <Button look="plain" name="act" value="more">
            {t('councils.moreMembers')}
          </Button>
        </Actions>
        <TextArea
          name="emptySeatsReason"
          label={t('councils.emptySeatsReason')}
          hint={t('councils.emptySeatsHint')}
          value={values.emptySeatsReason}
          error={at('emptySeatsReason')}
          rows={3}
          optional
        />
        <TextArea
          name="advisers"
          label={t('councils.advisoryGroup')}
          hint={t('councils.advisoryGroupHint')}
          value={values.advisers}
          rows={4}
          optional
        />
        <Actions>
          <Button name="act" value="establish">
            {t('councils.establish')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function FormingFields({ values, problems }: Pick<CouncilFormProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField name="name" label={t('councils.councilName')} value={values.name} error={at('name')} />
      <TextField
        name="decisionNumber"
        label={t('councils.formingDecision')}
        hint={t('councils.formingDecisionHint')}
        value={values.decisionNumber}
        error={at('decisionNumber')}
        width="short"
      />
      <DateField name="decidedOn" label={t('councils.decidedOn')} value={values.decidedOn} error={at('decidedOn')} />
    </>
  )
}

type MemberFieldsProps = { i: number; member: MemberLine; seats: SeatRule[]; people: { id: string; name: string }[] }

function MemberFields({ i, member, seats, people }: MemberFieldsProps) {
  const t = useText()
  const offices = ['chair', 'deputy', 'member'] as const
  return (
    <Fieldset legend={t('councils.memberNo', { n: i + 1 })}>
      <Select
        name={`member-${i}-person`}
        label={t('councils.person')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={member.personId}
        empty={t('councils.nobody')}
      />
      <div class="row">
        <Select
          name={`member-${i}-office`}
          label={t('councils.office')}
          options={offices.map((office) => ({ value: office, label: t(`councils.office-${office}`) }))}
          value={member.office}
        />
        <Select
          name={`member-${i}-seat`}
          label={t('councils.seat')}
          options={seats.map(({ code, text }) => ({ value: code, label: text }))}
          value={member.seat}
        />
      </div>
      <TextField name={`member-${i}-title`} label={t('councils.titleOfMember')} value={member.title} optional />
    </Fieldset>
  )
}
