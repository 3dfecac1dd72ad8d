import { type Permission, permissions } from '@saolang/core/people/permissions.ts'
import { Tabs } from '../kit/filters.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'

const places = {
  certificates: { word: 'registry.certificates', needs: 'certificate.list' },
  renewals: { word: 'registry.renewals', needs: 'renewal.read' },
  inspections: { word: 'registry.inspections', needs: 'inspection.read' },
  withdrawals: { word: 'registry.withdrawals', needs: 'withdrawal.read' },
  imports: { word: 'registry.imports', needs: 'import.read' },
  duplicates: { word: 'registry.duplicates', needs: 'duplicate.read' },
  reports: { word: 'registry.reports', needs: 'report.read' },
} as const satisfies Record<string, { word: string; needs: Permission }>

/** The places of the register's staff: those that the reader's role may enter. */
export function StaffTabs({ here }: { here: keyof typeof places }) {
  const t = useText()
  const { user } = useShell()
  const open = Object.entries(places).filter(([, { needs }]) => permissions[needs].some((role) => role === user?.role))
  return (
    <Tabs
      label={t('registry.products')}
      tabs={open.map(([place, { word }]) => ({
        label: t(word),
        href: `/registry/${place}`,
        isHere: place === here,
      }))}
    />
  )
}
