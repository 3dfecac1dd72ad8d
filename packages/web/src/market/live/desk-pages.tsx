import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import type { LiveLine } from './live-views.ts'

export type LiveListPageProps = { seller: SellerView; lives: readonly LiveLine[] }

/** `/market/live`: a seller's live sales. */
export function LiveListPage({ seller, lives }: LiveListPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.liveDesk.title')}
      robots="noindex"
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.liveDesk.title')}</h1>
      <p class="lead">{seller.name}</p>
      {seller.isHelped && (
        <Notice>
          <p>{t('market.actingFor', { name: seller.name })}</p>
        </Notice>
      )}
      <p class="actions">
        <LinkButton href={sellerHref('/market/live/new', seller)}>{t('market.liveDesk.new')}</LinkButton>
        <LinkButton href={sellerHref('/market/live/papers', seller)} look="plain">
          {t('market.liveDesk.papers')}
        </LinkButton>
      </p>
      {lives.length === 0 ? (
        <EmptyState title={t('market.liveDesk.none')} />
      ) : (
        <Table
          caption={t('market.liveDesk.title')}
          hideCaption
          stacks
          rows={lives}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('market.liveDesk.name'),
              isHead: true,
              cell: ({ id, title }) => <a href={`/market/live/${id}`}>{title}</a>,
            },
            { key: 'at', title: t('market.liveDesk.time'), cell: ({ startsAt }) => formatInstant(startsAt) },
            {
              key: 'state',
              title: t('market.liveDesk.state'),
              cell: ({ status }) => (
                <Chip tone={status === 'live' ? 'good' : status === 'stopped' ? 'bad' : 'calm'}>
                  {t(`market.live.status.${status}`)}
                </Chip>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}

export type NewLivePageProps = {
  seller: SellerView
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/live/new`: what the sale is called, and when. */
export function NewLivePage({ seller, values, problems }: NewLivePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const [day, month, year] = ['day', 'month', 'year'].map((part) => values[`startsAt-${part}`] ?? '')
  const dayError = at('startsAt')
  return (
    <Page
      title={t('market.liveDesk.new')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/live', seller)} label={t('market.liveDesk.title')} />}
    >
      <h1>{t('market.liveDesk.new')}</h1>
      <Form action={sellerHref('/market/live/new', seller)}>
        <TextField {...ask('title')} label={t('market.liveDesk.name')} />
        <TextArea {...ask('about')} rows={3} label={t('market.liveDesk.about')} optional />
        <DateField
          name="startsAt"
          label={t('market.liveDesk.day')}
          value={{ day: day as string, month: month as string, year: year as string }}
          {...(dayError && { error: dayError })}
        />
        <TextField
          {...ask('time')}
          label={t('market.liveDesk.time')}
          hint={t('market.liveDesk.timeHint')}
          width="tiny"
        />
        <Button>{t('market.liveDesk.announce')}</Button>
      </Form>
    </Page>
  )
}
