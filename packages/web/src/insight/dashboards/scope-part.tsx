import { Filters } from '../../kit/filters.tsx'
import { Icon } from '../../kit/icons.tsx'
import { useText } from '../../kit/words.ts'
import type { ScopeView } from './views.ts'

/** The filters of a dashboard; they live in the address. */
export function ScopeFilters({
  scope,
  action,
  keep = {},
}: {
  scope: ScopeView
  action: string
  keep?: Record<string, string>
}) {
  const t = useText()
  const units = (name: string, label: string, value: string | undefined, all: ScopeView['provinces']) =>
    all.length > 0 ? [{ name, label, value, options: all.map(({ code, name }) => ({ value: code, label: name })) }] : []
  return (
    <Filters
      action={action}
      keep={keep}
      facets={[
        {
          name: 'months',
          label: t('insight.dash.period'),
          value: String(scope.months),
          options: [3, 6, 12, 24, 36].map((n) => ({ value: String(n), label: t('insight.dash.months', { n }) })),
        },
        ...units('province', t('insight.province'), scope.province, scope.provinces),
        ...units('commune', t('insight.dash.commune'), scope.commune, scope.communes),
        {
          name: 'star',
          label: t('insight.dash.starFilter'),
          value: scope.star,
          options: ['3', '4', '5'].map((n) => ({ value: n, label: t('insight.dash.stars', { n }) })),
        },
        ...units('group', t('insight.dash.groupFilter'), scope.group, scope.groups),
      ]}
    />
  )
}

/** The same figures as files. */
export function Downloads({
  base,
  query,
  kinds,
}: {
  base: string
  query: string
  kinds: readonly ('csv' | 'xlsx' | 'docx')[]
}) {
  const t = useText()
  const words = { csv: 'insight.dash.asCsv', xlsx: 'insight.dash.asWorkbook', docx: 'insight.dash.asDocument' } as const
  return (
    <p class="downloads">
      {kinds.map((kind) => (
        <a key={kind} href={`${base}.${kind}${query ? `?${query}` : ''}`}>
          <Icon name="download" /> {t(words[kind])}
        </a>
      ))}
    </p>
  )
}

/** The filters in force as the query of an address. */
export function queryOf({ months, province, commune, star, group }: ScopeView): string {
  const asked = { months: String(months), province, commune, star, group }
  return new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
}
