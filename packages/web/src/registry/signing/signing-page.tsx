import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ByHand } from './by-hand.tsx'
import { type BulkWay, type PaperView, type SigningPageProps, sayPaper } from './papers.ts'
import { Signers } from './signers.tsx'

/** The papers of a decision and their signatures: how far they are, how to sign the rest, and who may. */
export function SigningPage(props: SigningPageProps) {
  const { number, papers, total, maySign, decisionId, isRunning, failed, problems } = props
  const t = useText()
  const reasons = useProblems(failed).all.map(({ text }) => text)
  const done = papers.filter(({ signature }) => signature).length
  return (
    <Page
      sheet="signing.css"
      title={t('signing.signTitle', { number })}
      layout="desk"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/councils/decisions/${decisionId}`} />}
    >
      <h1>{t('signing.signTitle', { number })}</h1>
      <div class="signing">
        <p class="lead">{t('signing.signLead')}</p>
        <p>
          <progress max={total} value={done} aria-label={t('signing.papersSigned', { done, total })} />
          <b>{t('signing.papersSigned', { done, total })}</b>
        </p>
        {isRunning && (
          <Notice tone="info">
            <p>{t('signing.signingNow')}</p>
            <a href={`/registry/decisions/${decisionId}/signing`}>{t('signing.signingReload')}</a>
          </Notice>
        )}
        {failed && !isRunning && done < total && (
          <Notice tone="bad" title={t('signing.signingFailed')}>
            <p>{reasons.join(' ')}</p>
          </Notice>
        )}
        {done === total && <Notice tone="good">{t('signing.allSigned')}</Notice>}
        {maySign && done < total && !isRunning && <SignAll {...props} left={total - done} />}
        {papers.length > 0 && <Papers papers={papers} decisionId={decisionId} number={number} />}
        {maySign && done < total && <ByHand {...props} />}
        <Signers {...props} />
      </div>
    </Page>
  )
}

function SignAll({ decisionId, ways, problems, left }: SigningPageProps & { left: number }) {
  const t = useText()
  const { at } = useProblems(problems)
  const [first] = ways
  if (!first) return null
  return (
    <Form action={`/registry/decisions/${decisionId}/signing`} class="card">
      <Radios
        name="way"
        label={t('signing.wayOfSigning')}
        value={first}
        error={at('way')}
        options={(ways as BulkWay[]).map((way) => ({
          value: way,
          label: t(`signing.way.${way}`),
          hint: t(`signing.wayHint.${way}`),
        }))}
      />
      {ways.includes('remote') && (
        <>
          <TextField name="pin" type="password" label={t('signing.pin')} width="short" autocomplete="off" optional />
          <TextField
            name="otp"
            label={t('signing.otp')}
            width="short"
            autocomplete="one-time-code"
            inputMode="numeric"
            optional
          />
        </>
      )}
      <Button icon="check">{t('signing.signAllPapers', { n: left })}</Button>
    </Form>
  )
}

function Papers({ papers, decisionId, number }: Pick<SigningPageProps, 'papers' | 'decisionId' | 'number'>) {
  const t = useText()
  return (
    <Table
      caption={t('signing.paper')}
      hideCaption
      stacks
      rows={papers}
      rowKey={({ id }) => id}
      columns={[
        { key: 'paper', title: t('signing.paper'), isHead: true, cell: (paper) => sayPaper(t, paper, number) },
        { key: 'state', title: t('signing.paperState'), cell: (paper) => <State {...paper} /> },
        {
          key: 'file',
          title: t('signing.download'),
          cell: ({ id, signature }) => (
            <a href={`/registry/decisions/${decisionId}/papers/${id}.pdf`}>
              {signature ? t('signing.download') : t('signing.downloadToSign')}
            </a>
          ),
        },
      ]}
    />
  )
}

function State({ signature, isHandedOver, refused }: PaperView) {
  const t = useText()
  if (!signature)
    return (
      <>
        <Chip tone={isHandedOver ? 'info' : 'warn'}>
          {t(isHandedOver ? 'signing.paperHandedOver' : 'signing.paperUnsigned')}
        </Chip>
        {refused && <p class="small">{t('signing.paperRefused', { reason: refused })}</p>}
      </>
    )
  return (
    <>
      <Chip tone="good">{t('signing.paperSigned')}</Chip>{' '}
      {signature.isTest && <Chip tone="info">{t('signing.paperTest')}</Chip>}
      <p class="small soft">
        {t('signing.paperSignedBy', { name: signature.name, at: formatInstant(signature.at) })} ·{' '}
        {t('signing.level', { level: signature.level })}
      </p>
    </>
  )
}
