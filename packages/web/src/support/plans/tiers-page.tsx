import { helpsOf, type Tier, type TierHelpId, tiers } from '@saolang/core/support/plans/tiers.ts'
import { Card, Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { HelpTabs } from '../help-tabs.tsx'

const helpWords = {
  'no-certificate': 'support.tier.no-certificate',
  certificate: 'support.tier.certificate',
  'recognised-province': 'support.tier.recognised-province',
  'recognised-minister': 'support.tier.recognised-minister',
  mark: 'support.tier.mark',
  renew: 'support.tier.renew',
  inspected: 'support.tier.inspected',
  advice: 'support.tier.advice',
  courses: 'support.tier.courses',
  plan: 'support.tier.plan',
  trace: 'support.tier.trace',
  shop: 'support.tier.shop',
  policies: 'support.tier.policies',
} as const satisfies Record<TierHelpId, MessageKey>

export type TiersPageProps = {
  /** The reader's own products by the star that each holds today. */
  own: readonly { name: string; tier: Tier }[]
  /** Policies in force that the reader's organisation meets the terms of. */
  policies: readonly { id: string; title: string; document: string }[]
}

/** What each star brings: by which decision, what this system has, and which money one may ask for. */
export function TiersPage({ own, policies }: TiersPageProps) {
  const t = useText()
  const mine = new Set(own.map(({ tier }) => tier))
  const shown = own.length > 0 ? [...tiers].filter((tier) => mine.has(tier)) : [...tiers]
  const rest = tiers.filter((tier) => !shown.includes(tier))
  return (
    <Page title={t('support.tiers')} robots="noindex" sheet="support.css">
      <HelpTabs here="tiers" />
      <h1>{t('support.tiers')}</h1>
      <p class="lead">{t('support.tiersLead')}</p>
      {policies.length > 0 && (
        <Card title={t('support.policiesForYou')} level={2} tone="good">
          <ul>
            {policies.map(({ id, title, document }) => (
              <li key={id}>
                <a href={`/support/policies/${id}`}>{title}</a> <span class="soft">({document})</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {shown.map((tier) => (
        <TierPart
          key={tier}
          tier={tier}
          names={own.filter((product) => product.tier === tier).map(({ name }) => name)}
        />
      ))}
      {rest.length > 0 && (
        <details class="part">
          <summary>{t('support.otherTiers')}</summary>
          {rest.map((tier) => (
            <TierPart key={tier} tier={tier} names={[]} />
          ))}
        </details>
      )}
    </Page>
  )
}

function TierPart({ tier, names }: { tier: Tier; names: readonly string[] }) {
  const t = useText()
  const helps = helpsOf(tier)
  return (
    <section class="part">
      <h2>{tier === 0 ? t('support.noStar') : <Stars count={tier} />}</h2>
      {names.length > 0 && (
        <p>
          {names.map((name) => (
            <Chip key={name} tone="good">
              {name}
            </Chip>
          ))}
        </p>
      )}
      <h3>{t('support.byLaw')}</h3>
      <ul>
        {helps.map((help) =>
          'source' in help ? (
            <li key={help.id}>
              {t(helpWords[help.id])} <span class="soft small">({help.source})</span>
            </li>
          ) : null,
        )}
      </ul>
      <h3>{t('support.byUs')}</h3>
      <ul>
        {helps.map((help) =>
          'href' in help ? (
            <li key={help.id}>
              <a href={help.href}>{t(helpWords[help.id])}</a>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  )
}
