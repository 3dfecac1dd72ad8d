import { Tabs } from '../kit/filters.tsx'
import { useText } from '../kit/words.ts'

const places = {
  certificates: 'registry.certificates',
  renewals: 'registry.renewals',
  imports: 'registry.imports',
  reports: 'registry.reports',
} as const

/** The places of the register's staff. */
export function StaffTabs({ here }: { here: keyof typeof places }) {
  const t = useText()
  return (
    <Tabs
      label={t('registry.products')}
      tabs={Object.entries(places).map(([place, word]) => ({
        label: t(word),
        href: `/registry/${place}`,
        isHere: place === here,
      }))}
    />
  )
}
