import { LinkButton } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { ApiGroup } from './operation.ts'

export type ApiPageProps = { origin: string; groups: readonly ApiGroup[] }

/** `/api`: how to begin, and every operation in its group. */
export function ApiPage({ origin, groups }: ApiPageProps) {
  const t = useText()
  return (
    <Page title={t('people.apiTitle')} description={t('people.apiLead')} sheet="people.css" bodyClass="of-systems">
      <h1>{t('people.apiTitle')}</h1>
      <p class="lead">{t('people.apiLead')}</p>
      <h2>{t('people.apiBegin')}</h2>
      <ol>
        <li>
          {t('people.apiBeginOpen')} <code>{`curl ${origin}/api/v1/products?q=mật`}</code>
        </li>
        <li>
          {t('people.apiBeginRegister')} <code>{`${origin}/oauth/token`}</code>
        </li>
        <li>{t('people.apiBeginKey')}</li>
      </ol>
      <p class="row">
        <LinkButton href="/clients/new">{t('people.apiRegister')}</LinkButton>
        <LinkButton href="/api/openapi.json" look="plain">
          {t('people.apiFile')}
        </LinkButton>
        <LinkButton href="/.well-known/oauth-authorization-server" look="plain">
          {t('people.apiServer')}
        </LinkButton>
      </p>
      {groups.map(({ name, words, operations }) => (
        <section key={name} lang="en">
          <h2>
            <a href={`/api/reference/${name}`}>{name}</a>
          </h2>
          <p>{words}</p>
          <Table
            caption={name}
            hideCaption
            rows={operations}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'operation',
                title: t('people.apiOperation'),
                isHead: true,
                cell: ({ id, method, path }) => (
                  <a href={`/api/reference/${name}#${id}`}>
                    <code>{`${method} ${path}`}</code>
                  </a>
                ),
              },
              { key: 'what', title: t('people.apiWhat'), cell: ({ summary }) => summary },
            ]}
          />
        </section>
      ))}
    </Page>
  )
}
