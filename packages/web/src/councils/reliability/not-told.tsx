import type { NoVariation, TooFew } from '@saolang/core/councils/reliability/rating.ts'
import { useText } from '../../kit/words.ts'

/** Why there is no figure here. */
export function NotTold({ why }: { why: TooFew | NoVariation | { kind: 'not-connected' } }) {
  const t = useText()
  if (why.kind === 'no-variation') return <p class="soft">{t('councils.noVariation')}</p>
  if (why.kind === 'not-connected') return <p class="soft">{t('councils.notConnected')}</p>
  const { products, members, needs } = why
  const values = { products, members, needProducts: needs.products, needMembers: needs.members }
  return <p class="soft">{t('councils.tooFew', values)}</p>
}
