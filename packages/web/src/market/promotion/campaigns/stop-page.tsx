import { Button } from '../../../kit/button.tsx'
import { Form } from '../../../kit/form.tsx'
import { Confirmation } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useText } from '../../../kit/words.ts'

/** `/u/{token}`: one button to stop, and nothing else to read or fill in. */
export function StopPage({ action, isDone }: { action: string; isDone: boolean }) {
  const t = useText()
  return (
    <Page title={t('market.stop.title')} layout="form" robots="noindex">
      {isDone ? (
        <Confirmation title={t('market.stop.done')}>
          <p>{t('market.stop.doneMore')}</p>
        </Confirmation>
      ) : (
        <>
          <h1>{t('market.stop.title')}</h1>
          <p class="lead">{t('market.stop.lead')}</p>
          <Form action={action}>
            <Button>{t('market.stop.button')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
