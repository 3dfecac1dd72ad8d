import { Tabs } from '../kit/filters.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'

type Place = 'courses' | 'advice' | 'plans' | 'tiers' | 'policies' | 'advisers' | 'law'

/** The places of the room of help, for producers and for the officers who help them. */
export function HelpTabs({ here }: { here: Place }) {
  const t = useText()
  const { user } = useShell()
  const places: [Place, string, string][] = [
    ['advice', user?.role === 'producer' ? '/advice' : '/advice/queue', t('support.advice')],
    ['courses', '/courses', t('support.courses')],
    ['plans', '/plans', t('support.plans')],
    ['tiers', '/help-by-star', t('support.tiers')],
    ['policies', '/support/policies', t('support.policy.title')],
    ['advisers', '/advisers', t('support.adviser.short')],
    ['law', '/law', t('support.law.guide')],
  ]
  return (
    <Tabs
      label={t('support.help')}
      tabs={places.map(([place, href, label]) => ({ href, label, isHere: place === here }))}
    />
  )
}
