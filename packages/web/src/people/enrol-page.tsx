import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Passkey } from '../islands/passkey.tsx'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Island } from '../kit/island.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { QrFigure } from '../kit/paper.tsx'
import { useShell } from '../kit/shell.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { usePasskeyWords } from './passkey-words.ts'

export type EnrolPageProps = {
  /** The person has shown a password and may do nothing else before this. */
  isHalfWay: boolean
  /** Once started: the `otpauth:` address as a QR symbol, and its secret to type. */
  qr?: string
  secret?: string
  problems?: readonly Problem[]
}

/** `/account/second-factor`: an authenticator app in two steps, or a passkey. */
export function EnrolPage({ isHalfWay, qr, secret, problems = [] }: EnrolPageProps) {
  const t = useText()
  const { csrfToken } = useShell()
  return (
    <Page
      title={t('people.factorTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={isHalfWay ? '/login' : '/account'} />}
    >
      <h1>{t('people.factorTitle')}</h1>
      {isHalfWay && (
        <Notice tone="warn">
          <p>{t('people.factorNeeded')}</p>
        </Notice>
      )}
      {qr ? (
        <AppForm qr={qr} secret={secret ?? ''} problems={problems} />
      ) : (
        <>
          <p>{t('people.factorWhat')}</p>
          <Form action="/account/second-factor/start">
            <Actions>
              <Button>{t('people.factorStart')}</Button>
            </Actions>
          </Form>
          <Island
            name="passkey"
            component={Passkey}
            props={{ act: 'make' as const, words: usePasskeyWords(), csrf: csrfToken ?? '' }}
          />
        </>
      )}
    </Page>
  )
}

function AppForm({ qr, secret, problems }: { qr: string; secret: string; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <ol>
        <li>{t('people.factorScan')}</li>
        <li>{t('people.factorType')}</li>
      </ol>
      <QrFigure svg={qr} label={t('people.factorQr')} address={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <Form action="/account/second-factor">
        <TextField
          name="code"
          label={t('people.code')}
          width="short"
          inputMode="numeric"
          autocomplete="one-time-code"
          error={at('code')}
        />
        <Actions>
          <Button>{t('people.factorConfirm')}</Button>
        </Actions>
      </Form>
    </>
  )
}
