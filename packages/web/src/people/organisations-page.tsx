import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import { LinkButton } from '../kit/button.tsx'
import { Card, EmptyState, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'

export type OrganisationsPageProps = {
  organisations: readonly { id: string; name: string; kind: OrganisationKind; address: string; isDemo: boolean }[]
}

/** `/organisations`: those that one acts for, or those of the officer's commune. */
export function OrganisationsPage({ organisations }: OrganisationsPageProps) {
  const t = useText()
  const { user } = useShell()
  const title = t(user?.role === 'producer' ? 'people.ownOrganisations' : 'people.communeOrganisations')
  return (
    <Page title={title} layout="form" robots="noindex" sheet="people.css">
      <h1>{title}</h1>
      {organisations.length === 0 && (
        <EmptyState title={t('people.noOrganisation')}>
          <p>{t('people.noOrganisationHint')}</p>
        </EmptyState>
      )}
      {organisations.map(({ id, name, kind, address, isDemo }) => (
        <Card key={id} level={2} title={name} href={`/organisations/${id}`}>
          <p class="soft">
            {t(`people.kind.${kind}`)} · {address}
          </p>
          {isDemo && <SampleChip />}
        </Card>
      ))}
      {(user?.role === 'producer' || user?.role === 'commune-officer') && (
        <p>
          <LinkButton href="/organisations/new">{t('people.registerOrganisation')}</LinkButton>
        </p>
      )}
    </Page>
  )
}
