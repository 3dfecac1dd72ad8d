import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type ClaimLine, ClaimsSection, type IdentifierLine, IdentifiersSection } from './identifiers-sections.tsx'
import { type SubscriptionLine, SubscriptionsSection } from './subscriptions-section.tsx'
import { type TokenLine, TokensSection } from './tokens-section.tsx'

export type ConnectionsPageProps = {
  /** One's own identifiers, for who may claim any; `own` is the one that needs no claim. */
  identifiers?: { own: string; lines: readonly IdentifierLine[]; typed: string }
  /** Those of others, for who confirms them. */
  claims?: readonly ClaimLine[]
  subscriptions?: readonly SubscriptionLine[]
  tokens?: { lines: readonly TokenLine[]; ofAll: boolean }
  problems: readonly Problem[]
}

/** `/connections`: what other systems are connected by. */
export function ConnectionsPage({ identifiers, claims, subscriptions, tokens, problems }: ConnectionsPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.connections')} layout="desk" robots="noindex" problems={problems}>
      <h1>{t('trace.connections')}</h1>
      {identifiers && <p class="lead">{t('trace.connectionsLead')}</p>}
      <p>
        <a href="/api">{t('trace.connectionsApi')}</a>
      </p>
      {claims && <ClaimsSection claims={claims} />}
      {identifiers && <IdentifiersSection {...identifiers} problems={problems} />}
      {subscriptions && <SubscriptionsSection subscriptions={subscriptions} />}
      {tokens && <TokensSection {...tokens} />}
    </Page>
  )
}
