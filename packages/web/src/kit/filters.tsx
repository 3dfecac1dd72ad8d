import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Select } from './fields.tsx'
import { Icon } from './icons.tsx'
import { useText } from './words.ts'

export type Tab = { label: string; href: string; count?: number; isHere?: boolean }

/** Views of one thing, as links. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.isHere ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span class="count">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}

export type FacetOption = { value: string; label: string; count?: number }
export type Facet = { name: string; label: string; value?: string; options: readonly FacetOption[] }

export type FiltersProps = {
  label?: string
  /** Tells the fields apart where two sets of filters share a page. */
  idPrefix?: string
  action: string
  facets: readonly Facet[]
  /** Parameters to keep as they are (the words searched for, the order). */
  keep?: Readonly<Record<string, string | undefined>>
  /** What is filtered now, each with the address that lifts it. */
  active?: readonly { label: string; withoutHref: string }[]
  clearHref?: string
  children?: ComponentChildren
}

/** Facets as a GET form: the filter lives in the URL. `children` are further fields above the facets. */
export function Filters({
  label,
  idPrefix = 'facet',
  action,
  facets,
  keep = {},
  active = [],
  clearHref,
  children,
}: FiltersProps) {
  const t = useText()
  return (
    <form class="filters" action={action} method="get" aria-label={label ?? t('kit.filters')}>
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <div class="facets">
        {facets.map(({ name, label, value, options }) => (
          <Select
            key={name}
            name={name}
            id={`${idPrefix}-${name}`}
            label={label}
            value={value}
            empty={t('kit.all')}
            options={options.map(withCount)}
          />
        ))}
        <Button look="plain">{t('kit.applyFilters')}</Button>
      </div>
      {active.length > 0 && (
        <ul class="active-filters">
          {active.map(({ label, withoutHref }) => (
            <li key={label}>
              <a class="chip good" href={withoutHref}>
                <span class="hidden">{t('kit.removeFilter', { name: '' })}</span>
                {label}
                <Icon name="cross" />
              </a>
            </li>
          ))}
          {clearHref && (
            <li>
              <a href={clearHref}>{t('kit.clearFilters')}</a>
            </li>
          )}
        </ul>
      )}
    </form>
  )
}

const withCount = ({ value, label, count }: FacetOption) => ({
  value,
  label: count === undefined ? label : `${label} (${count})`,
})
