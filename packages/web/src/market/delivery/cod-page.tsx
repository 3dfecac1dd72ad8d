import type { Problem } from '@saolang/core/kernel/problem.ts'
import { linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import { Button } from '../../kit/button.tsx'
import { FileField, Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import type { CodQueueLine, CodSumView } from './delivery-views.ts'

export type CodPageProps = {
  seller: SellerView
  from: string
  to: string
  sums: readonly CodSumView[]
  queue: readonly CodQueueLine[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/cod`: what carriers collected at the door, what they paid out, and what does not fit. */
export function CodPage(props: CodPageProps) {
  const t = useText()
  const { seller, queue, problems } = props
  return (
    <Page
      title={t('market.cod')}
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.cod')}</h1>
      <p class="lead">{seller.name}</p>
      <Notice>
        <p>{t('market.codLead')}</p>
      </Notice>
      <Report {...props} />
      <section class="part">
        <h2>{t('market.codQueue')}</h2>
        {queue.length === 0 && <p class="soft">{t('market.codQueueNone')}</p>}
        {queue.map((line) => (
          <Difference key={line.id} line={line} seller={seller} problems={problems} />
        ))}
      </section>
      <Take {...props} />
    </Page>
  )
}

function Report({ seller, from, to, sums }: CodPageProps) {
  const t = useText()
  const { lang } = useShell()
  const dong = (key: 'collectedDong' | 'settledDong' | 'openDong' | 'feeDong', title: string) => ({
    ...{ key, title, isNumber: true, cell: (sum: CodSumView) => formatDong(lang, sum[key]) },
  })
  const caption = t('market.codReport', { from: formatDay(from), to: formatDay(to) })
  return (
    <section class="part">
      <h2>{caption}</h2>
      {sums.length === 0 ? (
        <p class="soft">{t('market.codNone')}</p>
      ) : (
        <Table
          caption={caption}
          hideCaption
          stacks
          rows={sums}
          rowKey={({ carrier }) => carrier}
          columns={[
            {
              key: 'carrier',
              title: t('market.sendBy'),
              isHead: true,
              cell: ({ carrier }) => t(`market.carrier.${carrier}`),
            },
            { key: 'parcels', title: t('market.codParcels'), isNumber: true, cell: ({ parcels }) => parcels },
            dong('collectedDong', t('market.codCollected')),
            dong('settledDong', t('market.codSettled')),
            dong('openDong', t('market.codOpen')),
            dong('feeDong', t('market.codFees')),
          ]}
        />
      )}
      <details>
        <summary>{t('market.otherPeriod')}</summary>
        <Form method="get" action="/market/cod">
          {seller.isHelped && <input type="hidden" name="organisation" value={seller.id} />}
          <TextField name="from" label={t('market.fromDay')} hint={t('market.untilHint')} value={from} width="short" />
          <TextField name="to" label={t('market.toDay')} value={to} width="short" />
          <Button look="plain">{t('market.showPeriod')}</Button>
        </Form>
      </details>
    </section>
  )
}

type DifferenceProps = { line: CodQueueLine; seller: SellerView; problems: readonly Problem[] }

function Difference({ line, seller, problems }: DifferenceProps) {
  const t = useText()
  const { lang } = useShell()
  const id = `words-${line.id}`
  const error = useProblems(problems).at(id)
  const told = formatDong(lang, line.collectedDong)
  const ours = formatDong(lang, line.codDong ?? 0)
  return (
    <Card title={`${line.code} · ${told}`} tone="warn">
      <p>{t(`market.codOutcome.${line.outcome}`, { told, ours })}</p>
      <p class="soft">
        {t(`market.carrier.${line.carrier}`)} · {line.settlement} · {formatInstant(line.at)}
      </p>
      {line.orderId && (
        <p>
          <a href={`/market/orders/${line.orderId}`}>{t('market.toOrder')}</a>
        </p>
      )}
      <Form action={sellerHref(`/market/cod/${line.id}/settle`, seller)}>
        <TextField name="words" id={id} label={t('market.settledHow')} {...(error && { error })} />
        <Button look="plain">{t('market.settle')}</Button>
      </Form>
    </Card>
  )
}

function Take({ seller, values, problems }: CodPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = (name: string) => {
    const found = at(name)
    return found ? { error: found } : {}
  }
  return (
    <section class="part">
      <h2>{t('market.takeFile')}</h2>
      <Form action={sellerHref('/market/cod', seller)} hasFiles>
        <Select
          name="carrier"
          label={t('market.sendBy')}
          options={linkedCarriers.map((value) => ({ value, label: t(`market.carrier.${value}`) }))}
          value={values.carrier ?? ''}
          empty={t('market.choose')}
          {...error('carrier')}
        />
        <TextField
          name="settlement"
          label={t('market.settlementName')}
          value={values.settlement ?? ''}
          width="short"
          {...error('settlement')}
        />
        <FileField
          name="file"
          label={t('market.settlementFile')}
          hint={t('market.settlementFileHint')}
          accept=".csv,.xlsx"
          {...error('file')}
        />
        <Button>{t('market.takeIt')}</Button>
      </Form>
    </section>
  )
}
