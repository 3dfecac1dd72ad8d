import type { Problem } from '@saolang/core/kernel/problem.ts'
import { assumption } from '@saolang/core/trace/exchange/mapping.ts'
import { type AuthWay, authWays } from '@saolang/core/trace/exchange/target.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { BasisChip, TargetSummary, type TargetView } from './exchange-page.tsx'

export type TargetPageProps = {
  view: TargetView
  values: { isOn: boolean; address: string; auth: AuthWay; knowsAssumed: boolean }
  credentials: { hasSecret: boolean; hasCertificate: boolean }
  versions: readonly {
    no: number
    basis: 'assumed' | 'specification'
    reference: string
    dated: string
    savedBy?: string
    savedAt?: string
  }[]
  mayChange: boolean
  /** How many messages were queued by what was just kept. */
  queued?: number
  problems: readonly Problem[]
}

/** `/exchange/targets/{target}`: how its queue is doing, where it is, and the versions of its mapping. */
export function TargetPage(props: TargetPageProps) {
  const { view, mayChange, queued, problems } = props
  const t = useText()
  const { target } = view
  const title = t(`trace.exchange.${target}`)
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      sheet="exchange.css"
      problems={problems}
      way={<BackLink href="/exchange" label={t('trace.exchange.title')} />}
    >
      <h1>{title}</h1>
      {queued !== undefined && (
        <Notice tone="good">
          {queued > 0 ? t('trace.exchange.savedQueued', { n: queued }) : t('trace.exchange.saved')}
        </Notice>
      )}
      <div class="narrow">
        <TargetSummary {...view} />
      </div>
      {view.counts.dead > 0 && mayChange && (
        <Form action={`/exchange/targets/${target}/retry`}>
          <Button look="plain">{t('trace.exchange.retryDead')}</Button>
        </Form>
      )}
      <Versions {...props} />
      <Settings {...props} />
    </Page>
  )
}

function Versions({ view: { target }, versions, mayChange }: TargetPageProps) {
  const t = useText()
  return (
    <section class="exchange-part">
      <h2>{t('trace.exchange.versions')}</h2>
      <Table
        caption={t('trace.exchange.versions')}
        hideCaption
        stacks
        rows={versions}
        rowKey={({ no }) => String(no)}
        columns={[
          {
            key: 'no',
            title: t('trace.exchange.mapping'),
            isHead: true,
            cell: ({ no }) => (
              <a href={`/exchange/targets/${target}/mapping?no=${no}`}>
                {no === 0 ? t('trace.exchange.versionAssumed') : t('trace.exchange.version', { no })}
              </a>
            ),
          },
          { key: 'basis', title: t('trace.exchange.basis'), cell: ({ basis }) => <BasisChip basis={basis} /> },
          {
            key: 'reference',
            title: t('trace.exchange.reference'),
            cell: ({ reference, dated }) =>
              `${reference === assumption ? t('trace.exchange.assumption') : reference}, ${formatDay(dated)}`,
          },
          {
            key: 'by',
            title: t('trace.exchange.savedBy'),
            cell: ({ savedBy, savedAt }) =>
              savedBy && savedAt && t('trace.exchange.versionBy', { name: savedBy, at: formatInstant(savedAt) }),
          },
        ]}
      />
      <Actions>
        <LinkButton href={`/exchange/targets/${target}/mapping`} look="plain">
          {mayChange ? t('trace.exchange.editMapping') : t('trace.exchange.preview')}
        </LinkButton>
        <LinkButton href={`/exchange/targets/${target}/mapping.json`} look="plain" download>
          {t('trace.exchange.downloadJson')}
        </LinkButton>
      </Actions>
    </section>
  )
}

function Settings({ view: { target, basis }, values, credentials, mayChange, problems }: TargetPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { hasSecret, hasCertificate } = credentials
  return (
    <section class="exchange-part narrow">
      <h2>{t('trace.exchange.settings')}</h2>
      <ul>
        <li>{t(hasSecret ? 'trace.exchange.secretHere' : 'trace.exchange.secretMissing', { target })}</li>
        <li>{t(hasCertificate ? 'trace.exchange.certificateHere' : 'trace.exchange.certificateMissing')}</li>
      </ul>
      <p class="soft">{t('trace.exchange.secretWhy')}</p>
      {mayChange && (
        <Form action={`/exchange/targets/${target}`}>
          <TextField
            name="address"
            label={t('trace.exchange.address')}
            hint={t('trace.exchange.addressHint')}
            value={values.address}
            error={at('address')}
            spellcheck={false}
          />
          <Radios
            name="auth"
            label={t('trace.exchange.auth')}
            value={values.auth}
            error={at('auth')}
            options={authWays.map((way) => ({ value: way, label: t(`trace.exchange.auth-${way}`) }))}
          />
          <Radios
            name="isOn"
            label={t('trace.exchange.isOn')}
            inline
            value={values.isOn ? 'on' : 'off'}
            options={[
              { value: 'off', label: t('trace.exchange.turnOff') },
              { value: 'on', label: t('trace.exchange.turnOn') },
            ]}
          />
          {basis === 'assumed' && (
            <Checkboxes
              name="knowsAssumed"
              label={t('trace.exchange.basisAssumed')}
              values={values.knowsAssumed ? ['yes'] : []}
              error={at('knowsAssumed')}
              options={[{ value: 'yes', label: t('trace.exchange.knowsAssumed') }]}
            />
          )}
          <Actions>
            <Button>{t('trace.exchange.saveSetting')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}
