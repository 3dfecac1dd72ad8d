import type { Problem } from '@saolang/core/kernel/problem.ts'
import { platformNames, platforms } from '@saolang/core/market/channels/platform.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import { ChannelState } from './channel-state.tsx'
import type { ChannelView } from './channel-views.ts'
import { FeedTable } from './feed-table.tsx'

export type ChannelsPageProps = {
  seller: SellerView
  channels: readonly ChannelView[]
  publicUrl: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/channels`: a seller's shops on platforms, feeds, and what helps to sell elsewhere. */
export function ChannelsPage({ seller, channels, publicUrl, values, problems }: ChannelsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.channels.title')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.channels.title')}</h1>
      <p class="lead">{t('market.channels.lead')}</p>
      {seller.isHelped && (
        <Notice>
          <p>{t('market.actingFor', { name: seller.name })}</p>
        </Notice>
      )}
      <section class="part">
        <h2>{t('market.channels.linked')}</h2>
        {channels.length === 0 && (
          <EmptyState title={t('market.channels.none')}>
            <p>{t('market.channels.noneHint')}</p>
          </EmptyState>
        )}
        {channels.map((channel) => (
          <Linked key={channel.id} {...channel} />
        ))}
      </section>
      <section class="part">
        <h2>{t('market.channels.tools')}</h2>
        <p class="actions">
          <LinkButton href={sellerHref('/market/channels/template', seller)} look="plain">
            {t('market.channels.template')}
          </LinkButton>
          <LinkButton href="/margin" look="plain">
            {t('market.channels.margin')}
          </LinkButton>
          <LinkButton href={sellerHref('/market/points', seller)} look="plain">
            {t('market.points.title')}
          </LinkButton>
        </p>
      </section>
      <section class="part">
        <h2>{t('market.channels.feeds')}</h2>
        <p>{t('market.channels.ownFeeds')}</p>
        <FeedTable publicUrl={publicUrl} base={`/feeds/sellers/${seller.id}`} />
        <p>
          <a href={sellerHref('/market/channels/faults', seller)}>{t('market.channels.seeFaults')}</a>
        </p>
      </section>
      <NewLink seller={seller} values={values} problems={problems} />
    </Page>
  )
}

function Linked({ id, name, state, shopId, waiting, wellAt }: ChannelView) {
  const t = useText()
  return (
    <Card title={name} href={`/market/channels/${id}`} {...(waiting > 0 && { tone: 'warn' as const })}>
      <p>
        <ChannelState state={state} /> {shopId && <span class="soft">{t('market.channels.shop', { id: shopId })}</span>}
      </p>
      {waiting > 0 && <p>{t('market.channels.waiting', { n: waiting })}</p>}
      {wellAt && <p class="soft small">{t('market.channels.wellAt', { at: formatInstant(wellAt) })}</p>}
    </Card>
  )
}

function NewLink({ seller, values, problems }: Pick<ChannelsPageProps, 'seller' | 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const platform = at('platform')
  return (
    <section class="part">
      <h2>{t('market.channels.link')}</h2>
      <p>{t('market.channels.linkHint')}</p>
      <Form action={sellerHref('/market/channels', seller)}>
        <Radios
          name="platform"
          label={t('market.channels.platform')}
          value={values.platform ?? 'shopee'}
          options={platforms.map((value) => ({ value, label: platformNames[value] }))}
          {...(platform && { error: platform })}
        />
        <TextField
          {...ask('appKey')}
          label={t('market.channels.appKey')}
          hint={t('market.channels.appKeyHint')}
          width="short"
          autocomplete="off"
        />
        <TextField
          {...ask('secret')}
          type="password"
          label={t('market.channels.secret')}
          hint={t('market.channels.secretHint')}
          autocomplete="off"
        />
        <TextField
          {...ask('shopId')}
          label={t('market.channels.shopId')}
          hint={t('market.channels.shopIdHint')}
          width="short"
          optional
        />
        <TextField
          {...ask('buffer')}
          value={values.buffer ?? '2'}
          inputMode="numeric"
          label={t('market.channels.buffer')}
          hint={t('market.channels.bufferHint')}
          width="tiny"
        />
        <Button>{t('market.channels.link')}</Button>
      </Form>
    </section>
  )
}
