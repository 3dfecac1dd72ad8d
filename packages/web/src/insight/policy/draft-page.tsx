import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Band } from '@saolang/law/criteria-set.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { FileField, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type DraftPageProps = {
  draft: { id: string; title: string; version: number; savedAt: string; note: string }
  bands: readonly Band[]
  sheets: readonly { no: number; title: string; total: number; isChanged: boolean }[]
  trials: readonly {
    id: string
    version: number
    askedAt: string
    isEnded: boolean
    rises: number
    falls: number
    again: number
  }[]
  mayDraft: boolean
  problems: readonly Problem[]
}

/** A draft: its bands, its sheets, and the trials of it. */
export function DraftPage(props: DraftPageProps) {
  const { draft, problems, mayDraft } = props
  const t = useText()
  return (
    <Page title={draft.title} layout="desk" robots="noindex" sheet="insight.css" problems={problems}>
      <Breadcrumbs
        crumbs={[
          { href: '/policy', label: t('insight.policy') },
          { href: `/policy/${draft.id}`, label: draft.title },
        ]}
      />
      <h1>{draft.title}</h1>
      <p class="soft">
        {t('insight.policyVersion', { n: draft.version })} · {formatInstant(draft.savedAt)}
        {draft.note && ` · ${draft.note}`}
      </p>
      <Notice>{t('insight.policyNeverLaw')}</Notice>
      <Trials {...props} />
      <Sheets {...props} />
      <Bands {...props} />
      <h2>JSON</h2>
      <p>
        <LinkButton look="plain" href={`/policy/${draft.id}/draft.json`} download>
          {t('insight.policyDownload')}
        </LinkButton>
      </p>
      {mayDraft && <Upload {...props} />}
    </Page>
  )
}

function Trials({ draft, trials, mayDraft }: DraftPageProps) {
  const t = useText()
  return (
    <section>
      <h2>{t('insight.policyTrials')}</h2>
      {mayDraft && (
        <Form action={`/policy/${draft.id}/trials`}>
          <Button>{t('insight.policyTry')}</Button>
        </Form>
      )}
      {trials.length === 0 ? (
        <p class="soft">{t('insight.policyNoTrials')}</p>
      ) : (
        <Table
          caption={t('insight.policyTrials')}
          hideCaption
          rows={trials}
          rowKey={({ id }) => id}
          stacks
          columns={[
            {
              key: 'at',
              title: t('insight.policyAsked'),
              isHead: true,
              cell: ({ id, askedAt }) => <a href={`/policy/trials/${id}`}>{formatInstant(askedAt)}</a>,
            },
            {
              key: 'version',
              title: t('insight.policyVersion', { n: '' }),
              isNumber: true,
              cell: ({ version }) => version,
            },
            {
              key: 'rises',
              title: t('insight.policyRises'),
              isNumber: true,
              cell: ({ isEnded, rises }) => (isEnded ? rises : t('insight.policyRunning')),
            },
            {
              key: 'falls',
              title: t('insight.policyFalls'),
              isNumber: true,
              cell: ({ isEnded, falls }) => (isEnded ? falls : '–'),
            },
            {
              key: 'again',
              title: t('insight.policyAgain'),
              isNumber: true,
              cell: ({ isEnded, again }) => (isEnded ? again : '–'),
            },
          ]}
        />
      )}
    </section>
  )
}

function Sheets({ draft, sheets }: DraftPageProps) {
  const t = useText()
  return (
    <section>
      <h2>{t('insight.policySheets')}</h2>
      <Table
        caption={t('insight.policySheets')}
        hideCaption
        rows={sheets}
        rowKey={({ no }) => String(no)}
        columns={[
          { key: 'no', title: t('insight.policySheetNo'), isNumber: true, cell: ({ no }) => no },
          {
            key: 'title',
            title: t('insight.policySheet'),
            isHead: true,
            cell: ({ no, title }) => <a href={`/policy/${draft.id}/sheets/${no}`}>{title}</a>,
          },
          { key: 'total', title: t('insight.policyTotal'), isNumber: true, cell: ({ total }) => total },
          {
            key: 'state',
            title: t('insight.policyChanged'),
            cell: ({ isChanged }) =>
              isChanged ? (
                <Chip tone="info">{t('insight.policyChanged')}</Chip>
              ) : (
                <span class="soft small">{t('insight.policyAsLaw')}</span>
              ),
          },
        ]}
      />
    </section>
  )
}

function Bands({ draft, bands, mayDraft, problems }: DraftPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const rising = bands.toSorted((a, b) => a.star - b.star)
  if (!mayDraft)
    return (
      <section>
        <h2>{t('insight.policyBands')}</h2>
        <ul>
          {rising.map(({ star, from }) => (
            <li key={star}>
              {t('insight.policyBandFrom', { star })} {formatNumber(lang, from)} {t('insight.policyPoints')}
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <section>
      <h2>{t('insight.policyBands')}</h2>
      <Form action={`/policy/${draft.id}/bands`}>
        <input type="hidden" name="version" value={draft.version} />
        <div class="row">
          {rising
            .filter(({ star }) => star > 1)
            .map(({ star, from }) => (
              <TextField
                key={star}
                name={`band-${star}`}
                label={t('insight.policyBandFrom', { star })}
                value={String(from)}
                inputMode="decimal"
                width="tiny"
                suffix={t('insight.policyPoints')}
                error={at(`band-${star}`)}
              />
            ))}
        </div>
        <Button look="plain">{t('insight.policySaveBands')}</Button>
      </Form>
    </section>
  )
}

function Upload({ draft, problems }: DraftPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/policy/${draft.id}/file`} hasFiles>
      <input type="hidden" name="version" value={draft.version} />
      <FileField name="file" label={t('insight.policyUpload')} accept=".json,application/json" error={at('file')} />
      <Button look="plain">{t('insight.policySave')}</Button>
    </Form>
  )
}
