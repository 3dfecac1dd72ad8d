import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type FeeAmount, type FeeRow, feeTable } from '@saolang/core/market/channels/fee-table.ts'
import type { Margin, MarginLine } from '@saolang/core/market/channels/margin.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong, formatShare } from '../../kit/format.ts'
import { Card, Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { askFrom, type Text, useProblems, useText } from '../../kit/words.ts'

export type MarginPageProps = {
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  margins: readonly Margin[]
  /** The day whose fees were used. */
  on: string
}

/** `/margin`: what a farmer keeps of a price, channel by channel; what nobody told us stands as unknown. */
export function MarginPage({ values, problems, margins, on }: MarginPageProps) {
  const t = useText()
  return (
    <Page title={t('market.channels.margin')} description={t('market.channels.marginLead')} problems={problems}>
      <h1>{t('market.channels.margin')}</h1>
      <p class="lead">{t('market.channels.marginLead')}</p>
      <Ask values={values} problems={problems} />
      {margins.length > 0 && (
        <section class="part">
          <h2>{t('market.channels.kept')}</h2>
          <p class="soft">{t('market.channels.feesOf', { on: formatDay(on) })}</p>
          <Summary margins={margins} />
          {margins.map((margin) => (
            <Kept key={margin.channel} {...margin} />
          ))}
        </section>
      )}
      <Fees />
    </Page>
  )
}

function Ask({ values, problems }: Pick<MarginPageProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Form action="/margin" method="get">
      <TextField
        {...ask('priceDong')}
        inputMode="numeric"
        label={t('market.channels.price')}
        suffix="đồng"
        width="short"
      />
      <TextField {...ask('quantity')} inputMode="numeric" label={t('market.channels.perOrder')} width="tiny" />
      <TextField
        {...ask('packingDong')}
        inputMode="numeric"
        label={t('market.channels.packing')}
        suffix="đồng"
        width="short"
      />
      <TextField
        {...ask('deliveryDong')}
        inputMode="numeric"
        label={t('market.channels.deliveryPaid')}
        hint={t('market.channels.deliveryPaidHint')}
        suffix="đồng"
        width="short"
      />
      <Radios
        name="tax"
        label={t('market.channels.whoSells')}
        value={values.tax === 'company' ? 'company' : 'household'}
        options={[
          { value: 'household', label: t('market.channels.household'), hint: t('market.channels.householdHint') },
          { value: 'company', label: t('market.channels.company'), hint: t('market.channels.companyHint') },
        ]}
      />
      <OwnRates values={values} problems={problems} />
      <Button>{t('market.channels.reckon')}</Button>
    </Form>
  )
}

const percents = ['shopeePercent', 'tiktokPercent', 'lazadaPercent'] as const

function OwnRates({ values, problems }: Pick<MarginPageProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <details open={problems.length > 0 || percents.some((name) => Boolean(values[name])) || Boolean(values.taxPercent)}>
      <summary>{t('market.channels.ownRates')}</summary>
      <p>{t('market.channels.ownRatesHint')}</p>
      {percents.map((name) => (
        <TextField
          key={name}
          {...ask(name)}
          inputMode="decimal"
          label={t(`market.channels.${name}`)}
          suffix="%"
          width="tiny"
          optional
        />
      ))}
      <TextField
        {...ask('taxPercent')}
        inputMode="decimal"
        label={t('market.channels.taxPercent')}
        suffix="%"
        width="tiny"
        optional
      />
    </details>
  )
}

function Summary({ margins }: Pick<MarginPageProps, 'margins'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('market.channels.kept')}
      hideCaption
      rows={margins}
      rowKey={({ channel }) => channel}
      columns={[
        {
          key: 'channel',
          title: t('market.channels.where'),
          isHead: true,
          cell: ({ channel }) => t(`market.channels.channel.${channel}`),
        },
        {
          key: 'keeps',
          title: t('market.channels.keeps'),
          isNumber: true,
          cell: ({ keeps, isWhole }) => (
            <>
              <b>
                {isWhole ? '' : '≤ '}
                {rangeInWords(lang, keeps)}
              </b>
            </>
          ),
        },
        {
          key: 'share',
          title: t('market.channels.ofPrice'),
          isNumber: true,
          cell: ({ keeps, goodsDong }) => formatShare(lang, keeps.most / goodsDong),
        },
      ]}
    />
  )
}

const rangeInWords = (lang: 'vi' | 'en', { least, most }: Margin['keeps']) =>
  least === most ? formatDong(lang, most) : `${formatDong(lang, least)} – ${formatDong(lang, most)}`

function Kept({ channel, goodsDong, lines, keeps, isWhole }: Margin) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Card title={t(`market.channels.channel.${channel}`)}>
      <p class="lead">
        {t(isWhole ? 'market.channels.keeps' : 'market.channels.keepsAtMost')} <b>{rangeInWords(lang, keeps)}</b>{' '}
        <span class="soft">({formatShare(lang, keeps.most / goodsDong)})</span>
      </p>
      {!isWhole && (
        <p>
          <Chip tone="warn">{t('market.channels.notWhole')}</Chip>
        </p>
      )}
      <details>
        <summary>{t('market.channels.whatGoesOff')}</summary>
        <Table
          caption={t(`market.channels.channel.${channel}`)}
          hideCaption
          rows={lines}
          rowKey={({ what }) => what}
          columns={[
            { key: 'what', title: t('market.channels.goesOff'), isHead: true, cell: (line) => <Named {...line} /> },
            {
              key: 'dong',
              title: t('market.channels.howMuch'),
              isNumber: true,
              cell: ({ dong }) => inWords(t, lang, dong),
            },
          ]}
        />
      </details>
    </Card>
  )
}

function Named({ what, amount, row }: MarginLine) {
  const t = useText()
  const { lang } = useShell()
  const told =
    amount !== undefined && amount !== 'unknown' && !('dong' in amount) && ` ${amountInWords(t, lang, amount)}`
  return (
    <>
      {t(`market.channels.what.${what}`)}
      {told}
      {row?.isKeptOnReturn && <span class="soft small"> ({t('market.channels.keptOnReturn')})</span>}
    </>
  )
}

function inWords(t: Text, lang: 'vi' | 'en', dong: MarginLine['dong']): string {
  if (!dong) return t('market.channels.unknown')
  return dong.least === dong.most
    ? formatDong(lang, dong.most)
    : `${formatDong(lang, dong.least)} – ${formatDong(lang, dong.most)}`
}

function amountInWords(t: Text, lang: 'vi' | 'en', amount: FeeAmount): string {
  if (amount === 'unknown') return t('market.channels.unknown')
  if ('dong' in amount) return formatDong(lang, amount.dong)
  if ('share' in amount) return formatShare(lang, amount.share)
  return `${formatShare(lang, amount.least)} – ${formatShare(lang, amount.most)}`
}

function Fees() {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{t('market.channels.fees')}</h2>
      <Notice tone="warn">
        <p>{t('market.channels.feesTrust')}</p>
      </Notice>
      <details>
        <summary>{t('market.channels.seeFees')}</summary>
        <Table<FeeRow>
          caption={t('market.channels.fees')}
          hideCaption
          stacks
          rows={feeTable}
          rowKey={({ channel, kind, fromOn }) => `${channel} ${kind} ${fromOn}`}
          columns={[
            {
              key: 'channel',
              title: t('market.channels.where'),
              isHead: true,
              cell: ({ channel, kind }) =>
                `${t(`market.channels.channel.${channel}`)}: ${t(`market.channels.what.${kind}`)}`,
            },
            {
              key: 'amount',
              title: t('market.channels.howMuch'),
              isNumber: true,
              cell: ({ amount }) => amountInWords(t, lang, amount),
            },
            {
              key: 'from',
              title: t('market.channels.from'),
              cell: ({ fromOn, isMonthOnly }) => (isMonthOnly ? formatDay(fromOn).slice(3) : formatDay(fromOn)),
            },
            {
              key: 'source',
              title: t('market.channels.source'),
              cell: ({ source, trust }) => (
                <>
                  {source} <span class="soft small">({t(`market.channels.trust.${trust}`)})</span>
                </>
              ),
            },
          ]}
        />
      </details>
      <p>
        <a href="/margin/fees.csv">{t('market.channels.feesCsv')}</a>
      </p>
    </section>
  )
}
