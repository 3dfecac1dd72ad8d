import { Tabs } from '../../kit/filters.tsx'
import { useText } from '../../kit/words.ts'

const places = ['overview', 'queue', 'statements', 'incidents'] as const

/** The pages that administrators run the system by. */
export function OperationTabs({ here }: { here: (typeof places)[number] }) {
  const t = useText()
  return (
    <Tabs
      label={t('people.operations.title')}
      tabs={places.map((place) => ({
        label: t(`people.operations.${place}`),
        href: place === 'overview' ? '/operations' : `/operations/${place}`,
        isHere: place === here,
      }))}
    />
  )
}

/** A wait in words: seconds, minutes, hours or days. */
export function formatWait(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`
}
