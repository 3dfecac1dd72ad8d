import { LinkButton } from '../kit/button.tsx'
import { Actions } from '../kit/form.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

/** The recovery codes, shown this once after a second factor was enrolled. */
export function RecoveryCodesPage({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useText()
  return (
    <Page title={t('people.recoveryTitle')} layout="form" robots="noindex" sheet="people.css">
      <h1>{t('people.recoveryTitle')}</h1>
      <Notice tone="warn">
        <p>{t('people.recoveryHint')}</p>
      </Notice>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Actions>
        <LinkButton href={next}>{t('kit.continue')}</LinkButton>
      </Actions>
    </Page>
  )
}
