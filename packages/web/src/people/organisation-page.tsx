import type { OrganisationAnswers, OrganisationKind } from '@saolang/core/people/organisation.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { LinkButton } from '../kit/button.tsx'
import { Actions } from '../kit/form.tsx'
import { formatDate, formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList, Timeline } from '../kit/lists.tsx'
import { Notice, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { type Text, useText } from '../kit/words.ts'
import { MembersSection, type MembersSectionProps } from './members-section.tsx'

type Version = {
  version: number
  kind: OrganisationKind
  name: string
  representativeName: string
  reason: string | null
  at: string
}

export type OrganisationPageProps = {
  answers: OrganisationAnswers
  place: { communeName: string; provinceName: string } | undefined
  isDemo: boolean
  mayChange: boolean
  /** What it went into, and what went into it. */
  joined: readonly { id: string; name: string; isHeir: boolean }[]
  versions: readonly Version[]
  done: string
} & MembersSectionProps

/** `/organisations/{id}`: what is registered, who acts for it, and how it came to be so. */
export function OrganisationPage(props: OrganisationPageProps) {
  const t = useText()
  const { user } = useShell()
  const { id, answers, place, isDemo, mayChange, joined, versions, done, problems = [] } = props
  return (
    <Page
      title={answers.name ?? ''}
      layout="form"
      robots="noindex"
      sheet="people.css"
      problems={problems}
      way={<BackLink href="/organisations" label={t('people.nav.organisations')} />}
    >
      {done === 'registered' && (
        <Notice tone="good" title={t('people.organisationRegistered')}>
          {user?.role === 'producer' && (
            <p>
              <a href="/dossiers/new">{t('people.startDossier')}</a>
            </p>
          )}
        </Notice>
      )}
      {done === 'member-removed' && <Notice tone="good">{t('people.memberRemoved')}</Notice>}
      {done === 'changed' && <Notice tone="good">{t('people.organisationChanged')}</Notice>}
      <h1>{answers.name}</h1>
      {isDemo && <SampleChip />}
      <Joined joined={joined} />
      <SummaryList rows={factRows(t, answers, place ? placeInWords(place.communeName, place.provinceName) : '')} />
      {mayChange && (
        <Actions>
          <LinkButton href={`/organisations/${id}/edit`} look="plain">
            {t('kit.change')}
          </LinkButton>
        </Actions>
      )}
      <MembersSection {...props} />
      <h2>{t('people.history')}</h2>
      <Timeline
        moments={versions.map(({ version, kind, name, representativeName, reason, at }) => ({
          title: name,
          when: formatDate(at),
          children: [t(`people.kind.${kind}`), representativeName, reason].filter(Boolean).join(' · '),
          ...(version === versions.length && { tone: 'good' as const }),
        }))}
      />
    </Page>
  )
}

function Joined({ joined }: Pick<OrganisationPageProps, 'joined'>) {
  const t = useText()
  return (
    <>
      {joined.map(({ id, name, isHeir }) => (
        <Notice key={id} tone={isHeir ? 'warn' : 'info'}>
          {t(isHeir ? 'people.joinedInto' : 'people.joinedFrom')} <a href={`/organisations/${id}`}>{name}</a>
        </Notice>
      ))}
    </>
  )
}

/** The facts of an organisation in words; those that were not given are left out. */
export function factRows(t: Text, answers: OrganisationAnswers, place: string) {
  const { kind, representativeGender: gender, establishedOn } = answers
  const facts: [label: string, value: string | undefined][] = [
    [t('people.kindLabel'), kind && t(`people.kind.${kind as OrganisationKind}`)],
    [t('people.organisationName'), answers.name],
    [t('people.registrationNo'), answers.registrationNo],
    [t('people.taxCode'), answers.taxCode],
    [t('people.establishedOn'), establishedOn && formatDay(establishedOn)],
    [t('people.place'), place],
    [t('people.address'), answers.address],
    [t('people.representativeName'), answers.representativeName],
    [t('people.representativeTitle'), answers.representativeTitle],
    [t('people.gender'), gender && t(`people.gender.${gender as 'female' | 'male' | 'other'}`)],
    [t('people.ethnicity'), answers.representativeEthnicity],
    [t('people.residence'), answers.representativeResidence],
    [t('people.phone'), answers.phone],
    [t('people.email'), answers.email],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
