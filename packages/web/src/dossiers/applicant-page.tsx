import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { Button } from '../kit/button.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { SummaryList, type SummaryRow } from '../kit/lists.tsx'
import { type Text, useText } from '../kit/words.ts'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'

/** The facts of an applicant that Mẫu 01 and Mẫu 02 ask for. */
export type ApplicantView = {
  id: string
  name: string
  kind: OrganisationKind
  registrationNo?: string
  address: string
  place: string
  phone?: string
  email?: string
  representative: {
    name: string
    title: string
    gender?: 'female' | 'male' | 'other'
    ethnicity?: string
    residence?: string
  }
  establishedOn?: string
}

export type ApplicantPageProps = {
  head: DossierHead
  applicant: ApplicantView
  version: number
  formKey: string
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/applicant`: nothing to write, only to confirm; what is wrong is changed at the organisation itself. */
export function ApplicantPage({ head, applicant, version, formKey, problems = [] }: ApplicantPageProps) {
  const t = useText()
  return (
    <DossierPage head={head} title={t('dossiers.step.applicant')} problems={problems}>
      <p>{t('dossiers.applicantIntro')}</p>
      <SummaryList rows={applicantRows(t, applicant)} />
      <p>
        <a href={`/organisations/${applicant.id}/edit`}>{t('dossiers.applicantChange')}</a>
      </p>
      <Form action={`/dossiers/${head.id}/applicant`}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="isApplicantRight" value="yes" />
        <Actions>
          <Button>{t('dossiers.applicantRight')}</Button>
        </Actions>
      </Form>
    </DossierPage>
  )
}

/** The facts of an applicant, a line each; what is missing says so. */
export function applicantRows(t: Text, applicant: ApplicantView): SummaryRow[] {
  const { representative: person, registrationNo, establishedOn } = applicant
  const missing = <span class="soft">{t('dossiers.missing')}</span>
  const rows: [label: string, value: string | undefined][] = [
    [t('people.organisationName'), applicant.name],
    [t('people.kindLabel'), t(`people.kind.${applicant.kind}`)],
    [t('people.registrationNo'), registrationNo],
    [t('people.establishedOn'), establishedOn && formatDay(establishedOn)],
    [t('people.address'), placeInWords(applicant.address, applicant.place)],
    [t('dossiers.contact'), [applicant.phone, applicant.email].filter(Boolean).join(' · ')],
    [t('people.representativeName'), [person.name, person.title].filter(Boolean).join(', ')],
    [t('people.gender'), person.gender && t(`people.gender.${person.gender}`)],
    [t('people.ethnicity'), person.ethnicity],
    [t('people.residence'), person.residence],
  ]
  return rows.map(([label, value]) => ({ label, value: value || missing }))
}
