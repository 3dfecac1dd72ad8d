import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong, formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { CallOffs } from './call-offs.tsx'
import { ask, formatMonth, MonthList, Tiers, unitWords } from './demand-parts.tsx'
import type { FrameworkView, Typed } from './demand-views.ts'
import { frameworkTones } from './frameworks-page.tsx'

export type FrameworkPageProps = { framework: FrameworkView; values: Typed; problems: readonly Problem[] }

/** `/frameworks/{id}`: a framework contract, its signatures, call-offs and deliveries. */
export function FrameworkPage(props: FrameworkPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { framework, problems } = props
  return (
    <Page
      title={framework.number}
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href="/frameworks" label={t('market.demand.contracts')} />}
    >
      <h1>{framework.title}</h1>
      <p>
        <b>{framework.number}</b>{' '}
        <Chip tone={frameworkTones[framework.state]}>{t(`market.demand.framework.${framework.state}`)}</Chip>{' '}
        {framework.isSample && <SampleChip />} {t('market.demand.version', { n: framework.version })}
      </p>
      {framework.state === 'signed' && (
        <p class="lead">
          {t('market.demand.deliveredValue')}: <b>{formatDong(lang, framework.deliveredDong)}</b>
        </p>
      )}
      <p class="actions">
        <LinkButton href={`/frameworks/${framework.id}.pdf`} look="plain" download>
          {t('market.demand.pdf')}
        </LinkButton>
      </p>
      <Parties framework={framework} />
      {framework.state === 'draft' && <Signing {...props} />}
      <Terms framework={framework} />
      {framework.state === 'draft' && framework.party !== 'member' && <Proposing {...props} />}
      {framework.state === 'signed' && <Months framework={framework} />}
      {framework.state === 'signed' && framework.party === 'buyer' && <Calling {...props} />}
      {framework.state === 'signed' && <CallOffs framework={framework} problems={problems} />}
    </Page>
  )
}

function Parties({ framework: { parties } }: Pick<FrameworkPageProps, 'framework'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.demand.parties')}</h2>
      <Table
        caption={t('market.demand.parties')}
        hideCaption
        stacks
        rows={parties}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('market.demand.organisation'), isHead: true, cell: ({ name }) => name },
          { key: 'role', title: t('market.demand.role'), cell: ({ role }) => t(`market.demand.party.${role}`) },
          {
            key: 'share',
            title: t('market.demand.shares'),
            cell: ({ product, months }) =>
              product ? (
                <>
                  {product}: <MonthList months={months} />
                </>
              ) : (
                '–'
              ),
          },
          {
            key: 'signed',
            title: t('market.demand.signature'),
            cell: ({ signed }) =>
              signed ? (
                <Chip tone="good">{`${signed.person}, ${formatInstant(signed.at)}`}</Chip>
              ) : (
                <Chip tone="warn">{t('market.demand.notSigned')}</Chip>
              ),
          },
        ]}
      />
    </section>
  )
}

function Signing({ framework, problems }: FrameworkPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('confirms')
  const own = framework.parties.find(({ isOwn }) => isOwn)
  if (!own || own.signed) return <p class="soft">{t('market.demand.waitsForOthers')}</p>
  return (
    <Form action={`/frameworks/${framework.id}/sign`}>
      <input type="hidden" name="version" value={String(framework.version)} />
      <Checkboxes
        name="confirms"
        label={t('market.demand.sign')}
        options={[{ value: 'yes', label: t('market.demand.confirmWords', { name: own.name, n: framework.version }) }]}
        {...(error && { error })}
      />
      <Button>{t('market.demand.sign')}</Button>
    </Form>
  )
}

function Terms({ framework: { terms, unit } }: Pick<FrameworkPageProps, 'framework'>) {
  const t = useText()
  const { lang } = useShell()
  const inWords = unitWords(t, unit)
  return (
    <section class="part">
      <h2>{t('market.demand.terms')}</h2>
      <SummaryList
        rows={[
          { label: t('market.demand.byMonth'), value: <MonthList months={terms.months} /> },
          { label: t('market.demand.total'), value: `${formatNumber(lang, terms.total)} ${inWords}` },
          { label: t('market.demand.price'), value: <Tiers terms={terms} unit={inWords} /> },
          { label: t('market.demand.payment'), value: t('market.demand.inDays', { n: terms.paymentDays }) },
          { label: t('market.demand.leadTime'), value: t('market.demand.inDays', { n: terms.leadDays }) },
          ...(terms.terms ? [{ label: t('market.demand.otherTerms'), value: terms.terms }] : []),
        ]}
      />
    </section>
  )
}

function Proposing({ framework, values, problems }: FrameworkPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const known = {
    terms: framework.terms.terms,
    total: String(framework.terms.total),
    paymentDays: String(framework.terms.paymentDays),
    ...values,
  }
  return (
    <details>
      <summary>{t('market.demand.propose')}</summary>
      <Form action={`/frameworks/${framework.id}/terms`}>
        <p>{t('market.demand.proposeLead')}</p>
        <TextField
          label={t('market.demand.total')}
          inputMode="decimal"
          width="short"
          suffix={unitWords(t, framework.unit)}
          {...ask(known, at, 'total')}
        />
        <TextField
          label={t('market.demand.payment')}
          inputMode="numeric"
          width="tiny"
          suffix={t('market.demand.days')}
          {...ask(known, at, 'paymentDays')}
        />
        <TextArea label={t('market.demand.otherTerms')} rows={5} {...ask(known, at, 'terms')} />
        <Button look="plain">{t('market.demand.propose')}</Button>
      </Form>
    </details>
  )
}

function Months({ framework: { months } }: Pick<FrameworkPageProps, 'framework'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('market.demand.limits')}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', title: t('market.demand.month'), isHead: true, cell: ({ month }) => formatMonth(month) },
        {
          key: 'quantity',
          title: t('market.demand.agreed'),
          isNumber: true,
          cell: (row) => formatNumber(lang, row.quantity),
        },
        {
          key: 'called',
          title: t('market.demand.called'),
          isNumber: true,
          cell: (row) => formatNumber(lang, row.called),
        },
        {
          key: 'left',
          title: t('market.demand.left'),
          isNumber: true,
          cell: (row) => formatNumber(lang, row.quantity - row.called),
        },
      ]}
    />
  )
}

function Calling({ framework, values, problems }: FrameworkPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const unit = unitWords(t, framework.unit)
  const months = framework.months.map(({ month }) => ({ value: month, label: formatMonth(month) }))
  return (
    <section class="part">
      <h2>{t('market.demand.callOff')}</h2>
      <Form action={`/frameworks/${framework.id}/call-offs`}>
        <Select label={t('market.demand.month')} options={months} {...ask(values, at, 'month')} />
        <TextField
          label={t('market.quantity')}
          inputMode="decimal"
          width="short"
          suffix={unit}
          {...ask(values, at, 'quantity')}
        />
        <TextField
          label={t('market.demand.deliverOn')}
          hint={t('market.untilHint')}
          width="short"
          {...ask(values, at, 'deliverOn')}
        />
        <TextField label={t('market.demand.deliveryPlace')} optional {...ask(values, at, 'place')} />
        <Button>{t('market.demand.callOff')}</Button>
      </Form>
    </section>
  )
}
