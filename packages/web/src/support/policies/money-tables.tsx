import { formatDay, formatDong, formatShare } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { GrantLine, UseLine } from './policy-views.ts'

/** Money set apart and granted, a line each, with the sum of all. */
export function UseTable({ lines, showsPolicy = true }: { lines: readonly UseLine[]; showsPolicy?: boolean }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      <Table
        caption={t('support.policy.useTitle')}
        hideCaption
        stacks
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'year', title: t('support.policy.year'), cell: ({ year }) => year },
          ...(showsPolicy
            ? [
                {
                  key: 'policy',
                  title: t('support.policy.policy'),
                  isHead: true,
                  cell: ({ policyId, policy }: UseLine) => <a href={`/support/policies/${policyId}`}>{policy}</a>,
                },
              ]
            : []),
          {
            key: 'source',
            title: t('support.policy.source'),
            cell: ({ source }) => t(`support.policy.from-${source}`),
          },
          { key: 'unit', title: t('support.policy.unit'), cell: ({ unit }) => unit },
          { key: 'document', title: t('support.policy.allotment'), cell: ({ document }) => document },
          {
            key: 'allotted',
            title: t('support.policy.allotted'),
            isNumber: true,
            cell: ({ allottedDong }) => formatDong(lang, allottedDong),
          },
          {
            key: 'granted',
            title: t('support.policy.granted'),
            isNumber: true,
            cell: ({ grantedDong }) => formatDong(lang, grantedDong),
          },
          {
            key: 'left',
            title: t('support.policy.left'),
            isNumber: true,
            cell: ({ allottedDong, grantedDong }) => formatDong(lang, allottedDong - grantedDong),
          },
        ]}
      />
      {lines.length > 0 && <Sum lines={lines} />}
    </>
  )
}

function Sum({ lines }: { lines: readonly UseLine[] }) {
  const t = useText()
  const { lang } = useShell()
  const sum = (key: 'allottedDong' | 'grantedDong') => lines.reduce((total, line) => total + line[key], 0)
  const [allotted, granted] = [sum('allottedDong'), sum('grantedDong')]
  return (
    <p>
      <b>
        {t('support.policy.sum', {
          allotted: formatDong(lang, allotted),
          granted: formatDong(lang, granted),
          share: formatShare(lang, granted / allotted),
        })}
      </b>
    </p>
  )
}

/** What was granted. `takesBack` shows the way to take a grant back. */
export function GrantTable({ grants, takesBack = false }: { grants: readonly GrantLine[]; takesBack?: boolean }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('support.policy.grants')}
      hideCaption
      stacks
      rows={grants}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          title: t(takesBack ? 'support.policy.grantee' : 'support.policy.policy'),
          isHead: true,
          cell: ({ organisation, policy, policyId }) =>
            takesBack ? organisation : <a href={`/support/policies/${policyId}`}>{policy}</a>,
        },
        { key: 'day', title: t('support.policy.grantedOn'), cell: ({ grantedOn }) => formatDay(grantedOn) },
        { key: 'purpose', title: t('support.policy.purpose'), cell: ({ purpose }) => purpose },
        { key: 'document', title: t('support.policy.document'), cell: ({ document }) => document },
        { key: 'source', title: t('support.policy.source'), cell: ({ source }) => t(`support.policy.from-${source}`) },
        {
          key: 'amount',
          title: t('support.policy.amount'),
          isNumber: true,
          cell: ({ amountDong }) => formatDong(lang, amountDong),
        },
        {
          key: 'state',
          title: t('support.policy.state'),
          cell: ({ id, policyId, returnReason }) =>
            returnReason ? (
              <>
                <Chip tone="warn">{t('support.policy.returned')}</Chip> {returnReason}
              </>
            ) : takesBack ? (
              <a href={`/support/policies/${policyId}/grants/${id}/return`}>{t('support.policy.takeBack')}</a>
            ) : (
              <Chip tone="good">{t('support.policy.paid')}</Chip>
            ),
        },
      ]}
    />
  )
}
