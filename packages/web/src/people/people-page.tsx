import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { Chip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Pagination, Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'

export type PeoplePageProps = {
  q: string
  page: number
  pageSize: number
  total: number
  persons: readonly { id: string; fullName: string; email: string | null; isDisabled: boolean }[]
}

/** `/people`: who has an account. */
export function PeoplePage({ q, page, pageSize, total, persons }: PeoplePageProps) {
  const t = useText()
  const { user } = useShell()
  return (
    <Page title={t('people.nav.people')} layout="desk" robots="noindex">
      <h1>{t('people.nav.people')}</h1>
      <Form method="get" action="/people" class="row">
        <TextField name="q" type="search" label={t('people.searchPeople')} value={q} />
        <Button look="plain">{t('kit.search')}</Button>
        {user?.role === 'administrator' && <LinkButton href="/people/invite">{t('people.invite')}</LinkButton>}
        {user?.role === 'administrator' && (
          <LinkButton href="/people/places" look="plain">
            {t('people.placesTitle')}
          </LinkButton>
        )}
      </Form>
      <Table
        caption={t('people.nav.people')}
        hideCaption
        stacks
        rows={persons}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('people.fullName'),
            isHead: true,
            cell: ({ id, fullName }) => <a href={`/people/${id}`}>{fullName}</a>,
          },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '—' },
          {
            key: 'state',
            title: t('people.state'),
            cell: ({ isDisabled }) =>
              isDisabled ? (
                <Chip tone="bad">{t('people.disabled')}</Chip>
              ) : (
                <Chip tone="good">{t('people.active')}</Chip>
              ),
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        toHref={(n) => `/people?q=${encodeURIComponent(q)}&page=${n}`}
      />
    </Page>
  )
}
