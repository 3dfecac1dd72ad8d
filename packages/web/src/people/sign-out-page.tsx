import { Button } from '../kit/button.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

/** `/logout`: a button, because opening a page must change nothing. */
export function SignOutPage() {
  const t = useText()
  return (
    <Page title={t('kit.signOut')} layout="form" robots="noindex">
      <h1>{t('people.signOutTitle')}</h1>
      <p>{t('kit.nothingLost')}</p>
      <Form action="/logout">
        <Actions>
          <Button>{t('kit.signOut')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
