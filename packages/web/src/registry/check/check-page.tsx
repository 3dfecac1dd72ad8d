import type { Problem } from '@saolang/core/kernel/problem.ts'
import { CheckFile } from '../../islands/check-file.tsx'
import { Button } from '../../kit/button.tsx'
import { FileField, TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Island } from '../../kit/island.tsx'
import { Card, Notice, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { RecognitionView, RecordView } from '../record.ts'
import { looks, sayStatus, sayTerm } from '../standing.ts'

export type CheckPageProps = {
  code: string
  record: RecordView
  recognition: RecognitionView
  hasCredential: boolean
  /** The signed file, where there is one. */
  issued?: { sha256: string; signer: string; signedAt: string; stampedBy?: string; isTest: boolean; level: string }
  file?: { isIssued: boolean; problems: readonly Problem[] }
  credentialAnswer?: { isUnaltered: boolean; isOfThis: boolean; isRevoked: boolean; issuer?: string }
  problems: readonly Problem[]
}

/** Is this file, or this credential, the one that was issued: three answers, each for itself. */
export function CheckPage(props: CheckPageProps) {
  const { code, record, issued, problems } = props
  const t = useText()
  return (
    <Page
      sheet="signing.css"
      title={t('signing.checkFileTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/v/${code}`} label={record.name} />}
    >
      <h1>{t('signing.checkFileTitle')}</h1>
      <p class="soft">
        {record.name} · {record.producer}
      </p>
      <div class="signing">
        {issued && <FileForm {...props} />}
        <Answers {...props} />
        <CredentialForm {...props} />
      </div>
    </Page>
  )
}

type Issued = NonNullable<CheckPageProps['issued']>

function FileForm({ code, problems, file }: CheckPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const reasons = useProblems(file?.problems).all.map(({ text }) => text)
  return (
    <section>
      <p>{t('signing.checkFileLead')}</p>
      <Form action={`/v/${code}/check`} hasFiles>
        <FileField name="file" label={t('signing.pdfFile')} accept="application/pdf,.pdf" error={at('file')} />
        <Button icon="search">{t('signing.compare')}</Button>
        <noscript>
          <p class="small soft">{t('signing.checkFileNoScript')}</p>
        </noscript>
      </Form>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Answers({ file, issued, recognition, record }: CheckPageProps) {
  const t = useText()
  const unaltered = !file ? undefined : file.isIssued
  const tone: Tone = unaltered === undefined ? 'calm' : unaltered ? 'good' : 'bad'
  return (
    <>
      <Card level={2} tone={tone} title={t('signing.answerUnaltered')}>
        {issued ? (
          <Island
            name="check-file"
            component={CheckFile}
            props={{
              field: 'file',
              sha256: issued.sha256,
              ...(unaltered !== undefined && { told: unaltered ? ('issued' as const) : ('altered' as const) }),
              words: {
                ask: t('signing.fileAsk'),
                comparing: t('signing.comparing'),
                issued: t('signing.fileIsIssued'),
                altered: t('signing.fileIsAltered'),
                why: t('signing.fileWhy'),
              },
            }}
          />
        ) : (
          <p>{t('signing.noSignedFile')}</p>
        )}
        {issued && (
          <p class="small soft">
            {t('signing.fingerprint')}: <code>{issued.sha256}</code>
          </p>
        )}
      </Card>
      <Card level={2} tone={looks[recognition.status].tone} title={t('signing.answerStatus')}>
        <p>
          <b>{sayStatus(t, recognition.status)}</b>
        </p>
        <p class="soft">{sayTerm(t, recognition)}</p>
      </Card>
      <Card level={2} tone={issued ? (issued.isTest ? 'warn' : 'good') : 'calm'} title={t('signing.answerIssuer')}>
        {issued ? <Issuer issued={issued} /> : <p>{t('signing.issuerUnknown')}</p>}
        {recognition.authority && <p class="soft">{recognition.authority}</p>}
        {record.isSample && issued?.isTest && <p class="small">{t('signing.issuerTest')}</p>}
      </Card>
    </>
  )
}

function Issuer({ issued: { signer, signedAt, stampedBy, isTest, level } }: { issued: Issued }) {
  const t = useText()
  return (
    <>
      <p>
        <b>{t('signing.issuerSigned', { name: signer })}</b>
      </p>
      <p class="small">
        {stampedBy && <>{t('signing.issuerStamped', { at: formatInstant(signedAt), by: stampedBy })} · </>}
        {t('signing.level', { level: `PAdES ${level}` })}
        {!isTest && <> · {t('signing.issuerTrusted')}</>}
      </p>
    </>
  )
}

function CredentialForm({ code, hasCredential, credentialAnswer, problems }: CheckPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  if (!hasCredential) return null
  return (
    <details class="card" open={credentialAnswer !== undefined || at('credential') !== undefined}>
      <summary>{t('signing.credential')}</summary>
      {credentialAnswer && <CredentialAnswers {...credentialAnswer} />}
      <p>
        <a href={`/api/v1/credentials/${code}`}>{t('signing.credentialFile')}</a>
      </p>
      <Form action={`/v/${code}/check-credential`}>
        <TextArea
          name="credential"
          label={t('signing.credentialFile')}
          hint={t('signing.credentialHint')}
          rows={6}
          error={at('credential')}
        />
        <Button look="plain">{t('signing.credentialCheck')}</Button>
      </Form>
    </details>
  )
}

function CredentialAnswers({
  isUnaltered,
  isOfThis,
  isRevoked,
  issuer,
}: NonNullable<CheckPageProps['credentialAnswer']>) {
  const t = useText()
  if (!isUnaltered) return <Notice tone="bad">{t('signing.credentialEdited')}</Notice>
  return (
    <Notice tone={!isOfThis || isRevoked ? 'bad' : 'good'}>
      <ul>
        <li>{t('signing.credentialGood')}</li>
        <li>
          {t(
            !isOfThis
              ? 'signing.credentialForeign'
              : isRevoked
                ? 'signing.credentialRevoked'
                : 'signing.credentialHolds',
          )}
        </li>
        {issuer && <li>{t('signing.credentialIssuer', { did: issuer })}</li>}
      </ul>
    </Notice>
  )
}
