import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sellerHref } from '../market-views.ts'
import { ChannelState } from './channel-state.tsx'
import type { ChannelPageProps, ChannelView } from './channel-views.ts'
import { Listings } from './listings.tsx'
import { Comparison, OrderQueue } from './questions.tsx'

/** `/market/channels/{id}`: one linked shop: what waits for a person first, then its listings and how it stands. */
export function ChannelPage(props: ChannelPageProps) {
  const t = useText()
  const { seller, channel, queue, comparison, problems } = props
  return (
    <Page
      title={channel.name}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/channels', seller)} label={t('market.channels.title')} />}
    >
      <h1>{channel.name}</h1>
      <p class="lead">
        <ChannelState state={channel.state} />
      </p>
      <Standing {...channel} />
      <OrderQueue channel={channel} queue={queue} problems={problems} />
      <Listings {...props} />
      {comparison && <Comparison channel={channel} comparison={comparison} problems={problems} />}
      <Settings {...props} />
    </Page>
  )
}

function Standing({ id, name, state, trouble, tries }: ChannelView) {
  const t = useText()
  return (
    <>
      {(state === 'unauthorised' || state === 'refused') && (
        <Notice tone={state === 'refused' ? 'bad' : 'info'} title={t(`market.channels.standing.${state}`, { name })}>
          <Form action={`/market/channels/${id}/authorise`}>
            <Button>{t('market.channels.authorise', { name })}</Button>
          </Form>
        </Notice>
      )}
      {trouble && state === 'on' && (
        <Notice tone="warn" title={t('market.channels.trouble')}>
          <p>{t('market.channels.troubleHint', { n: tries })}</p>
          <p>
            <code>{trouble}</code>
          </p>
        </Notice>
      )}
    </>
  )
}

function Settings({ channel, hook, values, problems }: ChannelPageProps) {
  const t = useText()
  const { id, state, buffer, shopId, wellAt, pulledTo } = channel
  const error = useProblems(problems).at('buffer')
  return (
    <section class="part">
      <h2>{t('market.channels.settings')}</h2>
      <SummaryList
        rows={[
          { label: t('market.channels.shopId'), value: shopId || '–' },
          { label: t('market.channels.lastWell'), value: wellAt ? formatInstant(wellAt) : '–' },
          { label: t('market.channels.pulledTo'), value: pulledTo ? formatInstant(pulledTo) : '–' },
          { label: t('market.channels.hook'), value: <code>{hook}</code> },
        ]}
      />
      <Form action={`/market/channels/${id}/buffer`}>
        <TextField
          name="buffer"
          inputMode="numeric"
          label={t('market.channels.buffer')}
          hint={t('market.channels.bufferHint')}
          width="tiny"
          value={error ? (values.buffer ?? '') : String(buffer)}
          {...(error && { error })}
        />
        <Button look="plain">{t('market.channels.setBuffer')}</Button>
      </Form>
      <div class="row">
        {(state === 'on' || state === 'paused') && (
          <Form action={`/market/channels/${id}/state`}>
            <input type="hidden" name="state" value={state === 'on' ? 'paused' : 'on'} />
            <Button look="plain">{t(state === 'on' ? 'market.channels.pause' : 'market.channels.resume')}</Button>
          </Form>
        )}
        <Form action={`/market/channels/${id}/state`}>
          <input type="hidden" name="state" value="ended" />
          <Button look="danger">{t('market.channels.end')}</Button>
        </Form>
      </div>
    </section>
  )
}
