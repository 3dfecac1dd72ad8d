import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

/** `/orders`: the door for who has a code and no link. */
export function AskOrderPage({ code, isUnknown }: { code: string; isUnknown: boolean }) {
  const t = useText()
  return (
    <Page title={t('market.followOrder')} layout="form" robots="noindex">
      <h1>{t('market.followOrder')}</h1>
      <Form action="/orders" method="get">
        <TextField
          name="code"
          label={t('market.orderCode')}
          hint={t('market.orderCodeHint')}
          value={code}
          width="short"
          autocomplete="off"
          {...(isUnknown && { error: t('market.codeUnknown') })}
        />
        <Button>{t('market.followOrder')}</Button>
      </Form>
    </Page>
  )
}
