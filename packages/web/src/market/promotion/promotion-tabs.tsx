import { type Permission, permissions } from '@saolang/core/people/permissions.ts'
import { Tabs } from '../../kit/filters.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'

const places = {
  stories: { href: '/promotion', word: 'market.story.short', needs: 'story.read' },
  occasions: { href: '/promotion/occasions', word: 'market.occasion.desk', needs: 'occasion.announce' },
  news: { href: '/promotion/news', word: 'market.news.many', needs: 'news.read' },
  campaigns: { href: '/promotion/campaigns', word: 'market.campaign.many', needs: 'campaign.read' },
} as const satisfies Record<string, { href: string; word: string; needs: Permission }>

/** The parts of the promotion desk that the reader's role may enter. */
export function PromotionTabs({ here }: { here: keyof typeof places }) {
  const t = useText()
  const { user } = useShell()
  const open = Object.entries(places).filter(([, { needs }]) => permissions[needs].some((role) => role === user?.role))
  if (open.length < 2) return null
  return (
    <Tabs
      label={t('market.promotion')}
      tabs={open.map(([place, { word, href }]) => ({ label: t(word), href, isHere: place === here }))}
    />
  )
}
