import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'

/** Days are legal days, 'YYYY-MM-DD'. */
export type IdentifierLine = {
  id: string
  identifier: string
  claimedOn: string
  confirmedOn?: string
  /** An administrator confirms a connected system's, the commune's officer a producer's. */
  byAdministrator: boolean
}
export type ClaimLine = IdentifierLine & { claimant: string }

/** By what one is named in events, and the form that says more. */
export function IdentifiersSection({
  own,
  lines,
  typed,
  problems,
}: {
  own: string
  lines: readonly IdentifierLine[]
  typed: string
  problems: readonly Problem[]
}) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('trace.identifiers')}</h2>
      <p class="soft">{t('trace.identifiersLead')}</p>
      <p class="small soft">{t('trace.identifiersOwn', { identifier: own })}</p>
      {lines.length === 0 ? (
        <p>
          <b>{t('trace.identifiersNone')}</b>
        </p>
      ) : (
        <Table
          caption={t('trace.identifiers')}
          hideCaption
          stacks
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            { key: 'identifier', title: t('trace.identifier'), isHead: true, cell: ({ identifier }) => identifier },
            {
              key: 'claimed',
              title: t('trace.identifierClaimed'),
              cell: ({ claimedOn }) => formatDay(claimedOn),
            },
            { key: 'state', title: t('trace.identifierState'), cell: (line) => <State {...line} /> },
            {
              key: 'end',
              title: t('trace.identifierEnd'),
              cell: ({ id }) => (
                <Form action={`/connections/identifiers/${id}/end`}>
                  <Button look="quiet">{t('trace.identifierEnd')}</Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <ClaimForm typed={typed} problems={problems} />
    </section>
  )
}

function ClaimForm({ typed, problems }: { typed: string; problems: readonly Problem[] }) {
  const t = useText()
  const error = useProblems(problems).at('identifier')
  return (
    <Form action="/connections/identifiers">
      <TextField
        name="identifier"
        label={t('trace.identifier')}
        hint={t('trace.identifierHint')}
        value={typed}
        spellcheck={false}
        {...(error && { error })}
      />
      <Actions>
        <Button>{t('trace.identifierClaim')}</Button>
      </Actions>
    </Form>
  )
}

/** What others claim, the unconfirmed first. */
export function ClaimsSection({ claims }: { claims: readonly ClaimLine[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('trace.claims')}</h2>
      <p class="soft">{t('trace.claimsLead')}</p>
      {claims.length === 0 ? (
        <p>
          <b>{t('trace.claimsNone')}</b>
        </p>
      ) : (
        <Table
          caption={t('trace.claims')}
          hideCaption
          stacks
          rows={claims}
          rowKey={({ id }) => id}
          columns={[
            { key: 'claimant', title: t('trace.claimant'), isHead: true, cell: ({ claimant }) => claimant },
            { key: 'identifier', title: t('trace.identifier'), cell: ({ identifier }) => identifier },
            { key: 'claimed', title: t('trace.identifierClaimed'), cell: ({ claimedOn }) => formatDay(claimedOn) },
            { key: 'state', title: t('trace.identifierState'), cell: (line) => <State {...line} isMine /> },
            {
              key: 'check',
              title: t('trace.claimCheck'),
              cell: ({ id }) => <a href={`/connections/identifiers/${id}`}>{t('trace.claimCheck')}</a>,
            },
          ]}
        />
      )}
    </section>
  )
}

function State({ confirmedOn, byAdministrator, isMine }: IdentifierLine & { isMine?: boolean }) {
  const t = useText()
  if (confirmedOn) return <Chip tone="good">{t('trace.identifierConfirmed', { day: formatDay(confirmedOn) })}</Chip>
  if (isMine) return <Chip tone="warn">{t('trace.claimWaits')}</Chip>
  return <Chip tone="warn">{t(byAdministrator ? 'trace.identifierWaitsAdministrator' : 'trace.identifierWaits')}</Chip>
}
