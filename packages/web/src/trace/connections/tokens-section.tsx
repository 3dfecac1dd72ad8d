import type { HeldRole } from '@saolang/core/people/session.ts'
import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

/** Days are legal days. */
export type TokenLine = { id: string; holder?: string; role: HeldRole; madeOn: string; expiresOn: string }

/** What programs get in with; an administrator's are everybody's. */
export function TokensSection({ lines, ofAll }: { lines: readonly TokenLine[]; ofAll: boolean }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('trace.tokens')}</h2>
      <p class="soft">{t('trace.tokensLead')}</p>
      {lines.length === 0 ? (
        <p>
          <b>{t('trace.tokensNone')}</b>
        </p>
      ) : (
        <Table
          caption={t('trace.tokens')}
          hideCaption
          stacks
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            { key: 'made', title: t('trace.tokenMade'), isHead: true, cell: ({ madeOn }) => formatDay(madeOn) },
            ...(ofAll
              ? [{ key: 'holder', title: t('trace.tokenHolder'), cell: ({ holder }: TokenLine) => holder ?? '–' }]
              : []),
            { key: 'role', title: t('trace.tokenRole'), cell: ({ role }) => t(`people.role.${role}`) },
            { key: 'expires', title: t('trace.tokenExpires'), cell: ({ expiresOn }) => formatDay(expiresOn) },
            {
              key: 'revoke',
              title: t('trace.tokenRevoke'),
              cell: ({ id }) => (
                <Form action={`/connections/tokens/${id}/revoke`}>
                  <Button look="quiet">{t('trace.tokenRevoke')}</Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
