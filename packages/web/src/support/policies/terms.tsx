import { formatDay } from '../../kit/format.ts'
import { useText } from '../../kit/words.ts'
import type { PolicyLine } from './policy-views.ts'

/** Whom a policy is for and when, in one line. */
export function Terms({ policy }: { policy: PolicyLine }) {
  const t = useText()
  const { level, province, stars, kinds, from, to } = policy
  const parts = [
    level === 'nation' ? t('support.policy.level-nation') : province,
    stars.length > 0 ? t('support.policy.forStars', { stars: stars.join(', ') }) : t('support.policy.anyStars'),
    kinds.length > 0 ? kinds.map((kind) => t(`people.kind.${kind}`)).join(', ') : t('support.policy.anyKind'),
    to
      ? t('support.policy.period', { from: formatDay(from), to: formatDay(to) })
      : t('support.policy.since', { day: formatDay(from) }),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
