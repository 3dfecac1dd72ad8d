import type { Problem } from '@saolang/core/kernel/problem.ts'
import {
  needsRegistrationNo,
  type OrganisationAnswers,
  type OrganisationStep,
  organisationKinds,
} from '@saolang/core/people/organisation.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { DateField, Select, TextField } from '../kit/fields.tsx'
import { Actions } from '../kit/form.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type Unit = { code: string; name: string; shortName: string }

export type OrganisationFieldsProps = {
  step: OrganisationStep
  answers: OrganisationAnswers
  provinces: readonly Unit[]
  communes: readonly Unit[]
  problems: readonly Problem[]
}

const fields = {
  kind: ['kind'],
  name: ['name', 'registrationNo', 'taxCode', 'establishedOn'],
  province: ['provinceCode'],
  place: ['communeCode', 'address'],
  representative: [
    'representativeName',
    'representativeTitle',
    'representativeGender',
    'representativeEthnicity',
    'representativeResidence',
    'phone',
    'email',
  ],
  check: [],
} as const satisfies Record<OrganisationStep, readonly (keyof OrganisationAnswers)[]>

/** The fields that a page asks for; the others travel hidden. */
export function fieldsOf(step: OrganisationStep): readonly string[] {
  return fields[step]
}

/** The questions of one page. */
export function OrganisationFields(props: OrganisationFieldsProps) {
  const t = useText()
  const Questions = pages[props.step as keyof typeof pages]
  return (
    <>
      <Questions {...props} />
      <Actions>
        <Button>{t('kit.continue')}</Button>
      </Actions>
    </>
  )
}

const pages = {
  kind: KindField,
  name: NameFields,
  province: ProvinceField,
  place: PlaceFields,
  representative: RepresentativeFields,
}

function KindField({ answers, problems }: OrganisationFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Radios
      name="kind"
      label={t('people.kindLabel')}
      hint={t('people.kindHint')}
      value={answers.kind ?? ''}
      error={at('kind')}
      options={organisationKinds.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }))}
    />
  )
}

function NameFields({ answers, problems }: OrganisationFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const [year, month, day] = (answers.establishedOn ?? '').split('-')
  return (
    <>
      <TextField
        name="name"
        autocomplete="organization"
        label={t('people.organisationName')}
        hint={t('people.organisationNameHint')}
        value={answers.name ?? ''}
        error={at('name')}
      />
      <TextField
        name="registrationNo"
        width="short"
        optional={!needsRegistrationNo(answers.kind)}
        label={t('people.registrationNo')}
        hint={t('people.registrationNoHint')}
        value={answers.registrationNo ?? ''}
        error={at('registrationNo')}
      />
      <TextField
        name="taxCode"
        width="short"
        inputMode="numeric"
        optional
        label={t('people.taxCode')}
        value={answers.taxCode ?? ''}
        error={at('taxCode')}
      />
      <DateField
        name="establishedOn"
        optional
        label={t('people.establishedOn')}
        value={{ day: day ?? '', month: month ?? '', year: year ?? '' }}
        error={at('establishedOn')}
      />
    </>
  )
}

function ProvinceField({ answers, provinces, problems }: OrganisationFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Select
      name="provinceCode"
      label={t('people.province')}
      empty={t('people.choose')}
      options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
      value={answers.provinceCode ?? ''}
      error={at('provinceCode')}
    />
  )
}

function PlaceFields({ answers, communes, problems }: OrganisationFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Select
        name="communeCode"
        label={t('people.commune')}
        hint={t('people.communeHint')}
        empty={t('people.choose')}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={answers.communeCode ?? ''}
        error={at('communeCode')}
      />
      <TextField
        name="address"
        autocomplete="street-address"
        label={t('people.address')}
        hint={t('people.addressHint')}
        value={answers.address ?? ''}
        error={at('address')}
      />
    </>
  )
}

function RepresentativeFields({ answers, problems }: OrganisationFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const field = (name: keyof OrganisationAnswers) => ({ name, value: answers[name] ?? '', error: at(name) })
  return (
    <>
      <TextField {...field('representativeName')} autocomplete="name" label={t('people.representativeName')} />
      <TextField
        {...field('representativeTitle')}
        label={t('people.representativeTitle')}
        hint={t('people.representativeTitleHint')}
      />
      <Radios
        {...field('representativeGender')}
        inline
        optional
        label={t('people.gender')}
        hint={t('people.statisticsHint')}
        options={(['female', 'male', 'other'] as const).map((value) => ({ value, label: t(`people.gender.${value}`) }))}
      />
      <TextField {...field('representativeEthnicity')} width="short" optional label={t('people.ethnicity')} />
      <TextField {...field('representativeResidence')} optional label={t('people.residence')} />
      <TextField {...field('phone')} type="tel" inputMode="tel" autocomplete="tel" optional label={t('people.phone')} />
      <TextField
        {...field('email')}
        type="email"
        inputMode="email"
        autocomplete="email"
        optional
        label={t('people.email')}
      />
    </>
  )
}
