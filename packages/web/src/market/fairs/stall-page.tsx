import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Outbox } from '../../kit/outbox.tsx'
import { Page } from '../../kit/page.tsx'
import { QrFigure } from '../../kit/paper.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask } from '../demand/demand-parts.tsx'
import type { Typed } from '../demand/demand-views.ts'
import type { FairLine, StallGoods, StallSaleView } from './fair-views.ts'

export type StallPageProps = {
  fair: FairLine
  seller: string
  sellerPersonId: string
  boothCode: string | null
  goods: readonly StallGoods[]
  sales: readonly StallSaleView[]
  /** The seller's own VietQR, as SVG: without an amount, so that it works without a network. */
  payQr: string | null
  /** Made for this showing of the form, so that sending it twice is one sale. */
  entryId: string
  today: string
  values: Typed
  problems: readonly Problem[]
}

/** `/fairs/{id}/stall`: sells over the counter, with or without a network, out of what was set aside for the fair. */
export function StallPage(props: StallPageProps) {
  const t = useText()
  const { fair, boothCode, problems, seller } = props
  const kept = props.goods.filter((good) => good.kept > 0)
  return (
    <Page
      title={t('market.fairs.stall')}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      manifest="/diary/manifest.webmanifest"
      way={<BackLink href={`/fairs/${fair.id}`} label={fair.name} />}
    >
      <h1>{t('market.fairs.stall')}</h1>
      <p class="lead">
        {seller} · {fair.name} {boothCode && <Chip>{t('market.fairs.booth', { code: boothCode })}</Chip>}
      </p>
      {kept.length === 0 ? (
        <Notice tone="warn">
          <p>{t('market.fairs.nothingKept')}</p>
        </Notice>
      ) : (
        <Selling {...props} />
      )}
      <Keeping {...props} />
      <Sold {...props} />
    </Page>
  )
}

function Selling({ fair, goods, sellerPersonId, entryId, today, payQr, values, problems }: StallPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const kept = goods.filter((good) => good.kept > 0)
  const [first] = kept
  const payWay = at('payWay')
  const known: Typed = {
    quantity: '1',
    priceDong: String(first?.priceDong ?? ''),
    offerId: first?.offerId ?? '',
    soldOn: today,
    ...values,
  }
  return (
    <>
      <Outbox
        formId="sale"
        kind={`stall-${fair.id}`}
        address={`/api/v1/fairs/${fair.id}/sales`}
        label={t('market.fairs.sale')}
        owner={sellerPersonId}
      />
      <Form id="sale" action={`/fairs/${fair.id}/sales`} hasFiles>
        <input type="hidden" name="entry" value={entryId} />
        <input type="hidden" name="soldOn" value={known.soldOn} data-fill="today" />
        <Select
          label={t('market.goods')}
          options={kept.map(({ offerId, name, pack, left, priceDong }) => ({
            value: offerId,
            label: `${name}, ${pack} · ${formatDong(lang, priceDong)} · ${t('market.inStock', { n: left })}`,
          }))}
          {...ask(known, at, 'offerId')}
        />
        <TextField label={t('market.quantity')} inputMode="numeric" width="tiny" {...ask(known, at, 'quantity')} />
        <TextField
          label={t('market.fairs.priceEach')}
          inputMode="numeric"
          width="short"
          suffix="đồng"
          {...ask(known, at, 'priceDong')}
        />
        <Radios
          name="payWay"
          label={t('market.fairs.payWay')}
          inline
          isRequired
          options={(['cash', 'transfer'] as const).map((value) => ({ value, label: t(`market.fairs.pay.${value}`) }))}
          value={known.payWay ?? 'cash'}
          {...(payWay && { error: payWay })}
        />
        <Button>{t('market.fairs.sell')}</Button>
      </Form>
      {payQr && <PayQr svg={payQr} />}
    </>
  )
}

function PayQr({ svg }: { svg: string }) {
  const t = useText()
  return (
    <details>
      <summary>{t('market.fairs.payQr')}</summary>
      <QrFigure svg={svg} label={t('market.fairs.payQr')} />
    </details>
  )
}

function Keeping({ fair, goods, problems }: StallPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  if (fair.phase === 'closed' || fair.phase === 'over' || goods.length === 0) return null
  return (
    <details>
      <summary>{t('market.fairs.keep')}</summary>
      <p>{t('market.fairs.keepLead')}</p>
      <Form action={`/fairs/${fair.id}/stock`}>
        <Select
          name="offerId"
          id="kept-offer"
          label={t('market.goods')}
          options={goods.map(({ offerId, name, pack }) => ({ value: offerId, label: `${name}, ${pack}` }))}
        />
        <TextField
          name="keep"
          label={t('market.quantity')}
          inputMode="numeric"
          width="tiny"
          {...(at('quantity') && { error: at('quantity') as string })}
        />
        <Button look="plain">{t('market.fairs.keep')}</Button>
      </Form>
    </details>
  )
}

function Sold({ goods, sales }: StallPageProps) {
  const t = useText()
  const { lang } = useShell()
  const kept = goods.filter((good) => good.kept > 0)
  return (
    <section class="part">
      {kept.length > 0 && (
        <Table
          caption={t('market.fairs.stock')}
          rows={kept}
          rowKey={({ offerId }) => offerId}
          columns={[
            { key: 'name', title: t('market.goods'), isHead: true, cell: ({ name, pack }) => `${name}, ${pack}` },
            { key: 'kept', title: t('market.fairs.kept'), isNumber: true, cell: (row) => row.kept },
            { key: 'sold', title: t('market.fairs.sold'), isNumber: true, cell: (row) => row.sold },
            { key: 'left', title: t('market.demand.left'), isNumber: true, cell: (row) => row.left },
          ]}
        />
      )}
      {sales.length > 0 && (
        <Table
          caption={t('market.fairs.sales')}
          rows={sales}
          rowKey={({ receipt }) => receipt}
          columns={[
            { key: 'receipt', title: t('market.fairs.receipt'), isHead: true, cell: ({ receipt }) => receipt },
            { key: 'what', title: t('market.goods'), cell: ({ name, quantity }) => `${quantity} × ${name}` },
            { key: 'dong', title: t('market.fairs.sum'), isNumber: true, cell: ({ dong }) => formatDong(lang, dong) },
            { key: 'pay', title: t('market.fairs.payWay'), cell: ({ payWay }) => t(`market.fairs.pay.${payWay}`) },
            { key: 'day', title: t('market.fairs.day'), cell: ({ soldOn }) => formatDay(soldOn) },
          ]}
        />
      )}
    </section>
  )
}
