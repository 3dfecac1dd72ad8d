import { type ConsentChannel, type ConsentPurpose, consentPurposes } from '@saolang/core/people/privacy/consent.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { RequestView } from './request-view.ts'

export type OwnDataPageProps = {
  agreed: readonly ConsentPurpose[]
  lines: readonly { purpose: ConsentPurpose; isGiven: boolean; version: string; channel: ConsentChannel; at: string }[]
  requests: readonly RequestView[]
  /** Readings by the staff: the role, what was read in words, the day and how often. */
  reads: readonly { role: HeldRole; what: string; day: string; times: number }[]
  isSaved: boolean
}

/** `/account/data`: what one agreed to, what is kept, what one asked, and who looked. */
export function OwnDataPage({ agreed, lines, requests, reads, isSaved }: OwnDataPageProps) {
  const t = useText()
  return (
    <Page
      title={t('people.privacy.own')}
      layout="form"
      robots="noindex"
      sheet="people.css"
      way={<Breadcrumbs crumbs={[{ href: '/account', label: t('kit.account') }]} />}
    >
      <h1>{t('people.privacy.own')}</h1>
      <p class="lead">{t('people.privacy.ownLead')}</p>
      {isSaved && <Notice tone="good">{t('people.privacy.consentsSaved')}</Notice>}
      <section class="part">
        <Form action="/account/data/consents">
          <Checkboxes
            name="agreed"
            label={t('people.privacy.consents')}
            hint={t('people.privacy.consentsLead')}
            values={agreed}
            options={consentPurposes.map((purpose) => ({
              value: purpose,
              label: t(`people.consent.${purpose}`),
              hint: t(`people.consent.${purpose}.more`),
            }))}
          />
          <Button>{t('people.privacy.saveConsents')}</Button>
        </Form>
        <Ledger lines={lines} />
      </section>
      <section class="part">
        <h2>{t('people.privacy.download')}</h2>
        <p>{t('people.privacy.downloadLead')}</p>
        <div class="actions">
          <LinkButton href="/account/data/export.pdf" icon="file">
            PDF
          </LinkButton>
          <LinkButton href="/account/data/export.json" look="plain">
            JSON
          </LinkButton>
        </div>
      </section>
      <Reads reads={reads} />
      <Requests requests={requests} />
    </Page>
  )
}

function Ledger({ lines }: Pick<OwnDataPageProps, 'lines'>) {
  const t = useText()
  return (
    <details>
      <summary>{t('people.privacy.ledger')}</summary>
      {lines.length === 0 && <p class="soft">{t('people.privacy.ledgerEmpty')}</p>}
      <ul>
        {lines.map(({ purpose, isGiven, version, channel, at }) => (
          <li key={`${purpose} ${at}`}>
            {formatInstant(at)}: {t(isGiven ? 'people.privacy.given' : 'people.privacy.withdrawn')},{' '}
            {t(`people.consent.${purpose}`)} ({t('people.privacy.textOf', { day: formatDay(version) })},{' '}
            {t(`people.consent.channel.${channel}`)})
          </li>
        ))}
      </ul>
    </details>
  )
}

function Reads({ reads }: Pick<OwnDataPageProps, 'reads'>) {
  const t = useText()
  return (
    <section class="part">
      <h2 id="reads">{t('people.privacy.reads')}</h2>
      {reads.length === 0 ? (
        <p class="soft">{t('people.privacy.readsEmpty')}</p>
      ) : (
        <Table
          caption={t('people.privacy.reads')}
          hideCaption
          rows={reads}
          rowKey={({ day, role, what }) => `${day} ${role} ${what}`}
          stacks
          columns={[
            { key: 'day', title: t('people.privacy.readDay'), isHead: true, cell: ({ day }) => formatDay(day) },
            { key: 'role', title: t('people.privacy.readRole'), cell: ({ role }) => t(`people.role.${role}`) },
            { key: 'what', title: t('people.privacy.readWhat'), cell: ({ what }) => what },
            { key: 'times', title: t('people.privacy.readTimes'), cell: ({ times }) => String(times) },
          ]}
        />
      )}
    </section>
  )
}

function Requests({ requests }: Pick<OwnDataPageProps, 'requests'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('people.privacy.requests')}</h2>
      {requests.length === 0 && <p class="soft">{t('people.privacy.noRequests')}</p>}
      <ul class="plain-list">
        {requests.map(({ id, code, kind, state, dueOn }) => (
          <li key={id}>
            <a href={`/privacy/requests/${code}`}>{t(`people.right.${kind}`)}</a>: {t(`people.privacy.state.${state}`)}
            {dueOn && `, ${t('people.privacy.due')} ${formatDay(dueOn)}`}
            {(state === 'asked' || state === 'acknowledged') && (
              <Form action={`/account/data/requests/${id}/take-back`}>
                <Button look="plain">{t('people.privacy.takeBack')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <div class="actions">
        <LinkButton href="/privacy/request">{t('people.privacy.ask')}</LinkButton>
        <LinkButton href="/privacy" look="plain">
          {t('people.privacy.register')}
        </LinkButton>
      </div>
    </section>
  )
}
