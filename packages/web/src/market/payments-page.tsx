import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDate, formatDong, formatInstant } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Card, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'

export type UnsettledView = {
  id: string
  provider: string
  amountDong: number
  payCode?: string
  orderId?: string
  outcome: 'matched' | 'amount-differs' | 'no-code' | 'unknown-order' | 'order-closed'
  at: string
}

export type MoneyMonthView = {
  month: string
  provider: string
  outcome: UnsettledView['outcome']
  notices: number
  dong: number
  waiting: number
}

export type PaymentsPageProps = {
  seller: SellerView
  links: readonly { id: string; provider: string; madeAt: string }[]
  unsettled: readonly UnsettledView[]
  months: readonly MoneyMonthView[]
  /** Shown once, right after it was made. */
  made?: { address: string; secret: string }
  problems: readonly Problem[]
}

const names = { sepay: 'SePay', casso: 'Casso', payos: 'payOS' } as const
const sources: Readonly<Record<string, string>> = { ...names, vnpay: 'VNPay', momo: 'MoMo', zalopay: 'ZaloPay' }

/** `/market/payments`: money that fits no order, and which service tells of money. */
export function PaymentsPage({ seller, links, unsettled, months, made, problems }: PaymentsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.payments')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.payments')}</h1>
      {made && (
        <Notice tone="good" title={t('market.linkMade')}>
          <SummaryList
            rows={[
              { label: t('market.hookAddress'), value: <code>{made.address}</code> },
              { label: t('market.hookSecret'), value: <code>{made.secret}</code> },
            ]}
          />
        </Notice>
      )}
      <h2>{t('market.unsettled')}</h2>
      {unsettled.length === 0 && <p class="soft">{t('market.noUnsettled')}</p>}
      {unsettled.map((notice) => (
        <Unsettled key={notice.id} notice={notice} seller={seller} problems={problems} />
      ))}
      <MoneyReport seller={seller} months={months} />
      <h2>{t('market.gateways')}</h2>
      <p>
        <LinkButton href={sellerHref('/market/payments/gateways', seller)} look="plain">
          {t('market.gateways')}
        </LinkButton>
      </p>
      <h2>{t('market.bankLinks')}</h2>
      <ul>
        {links.map(({ id, provider, madeAt }) => (
          <li key={id}>
            {names[provider as keyof typeof names]} · {formatDate(madeAt)}
          </li>
        ))}
      </ul>
      <NewLink seller={seller} problems={problems} />
    </Page>
  )
}

function MoneyReport({ seller, months }: Pick<PaymentsPageProps, 'seller' | 'months'>) {
  const t = useText()
  const { lang } = useShell()
  if (months.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.moneyReport')}</h2>
      <Table
        caption={t('market.moneyReport')}
        hideCaption
        stacks
        rows={months}
        rowKey={({ month, provider, outcome }) => `${month} ${provider} ${outcome}`}
        columns={[
          { key: 'month', title: t('market.month'), isHead: true, cell: ({ month }) => formatMonth(month) },
          { key: 'source', title: t('market.moneySource'), cell: ({ provider }) => sources[provider] ?? provider },
          { key: 'outcome', title: t('market.state'), cell: ({ outcome }) => t(`market.outcome.${outcome}`) },
          { key: 'notices', title: t('market.moneyCount'), isNumber: true, cell: ({ notices }) => notices },
          { key: 'dong', title: t('market.amount'), isNumber: true, cell: ({ dong }) => formatDong(lang, dong) },
          { key: 'waiting', title: t('market.moneyWaiting'), isNumber: true, cell: ({ waiting }) => waiting },
        ]}
      />
      <p>
        <a href={sellerHref('/market/payments.csv', seller)}>{t('market.moneyCsv')}</a>
      </p>
    </section>
  )
}

const formatMonth = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`

type UnsettledProps = { notice: UnsettledView; seller: SellerView; problems: readonly Problem[] }

function Unsettled({ notice, seller, problems }: UnsettledProps) {
  const t = useText()
  const { lang } = useShell()
  const id = `words-${notice.id}`
  const error = useProblems(problems).at(id)
  return (
    <Card title={formatDong(lang, notice.amountDong)} tone="warn">
      <p>
        {t(`market.outcome.${notice.outcome}`)} · {formatInstant(notice.at)}
      </p>
      {notice.orderId && (
        <p>
          <a href={`/market/orders/${notice.orderId}`}>{notice.payCode}</a>
        </p>
      )}
      <Form action={sellerHref(`/market/payments/${notice.id}/settle`, seller)}>
        <TextField name="words" id={id} label={t('market.settledHow')} {...(error && { error })} />
        <Button look="plain">{t('market.settle')}</Button>
      </Form>
    </Card>
  )
}

function NewLink({ seller, problems }: Pick<PaymentsPageProps, 'seller' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const provider = at('provider')
  const secret = at('secret')
  return (
    <Form action={sellerHref('/market/payments', seller)}>
      <Radios
        name="provider"
        label={t('market.newLink')}
        hint={t('market.newLinkHint')}
        options={Object.entries(names).map(([value, label]) => ({ value, label }))}
        {...(provider && { error: provider })}
      />
      <TextField
        name="secret"
        label={t('market.payosKey')}
        autocomplete="off"
        optional
        {...(secret && { error: secret })}
      />
      <Button look="plain">{t('market.makeLink')}</Button>
    </Form>
  )
}
