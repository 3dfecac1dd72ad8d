import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { Terraces } from '../kit/frame.tsx'
import { useText } from '../kit/words.ts'

/** The two things most people come for: find a product, check a code. */
export function FrontSearch() {
  const t = useText()
  return (
    <div class="hero">
      <div class="wrap">
        <h1>{t('insight.frontTitle')}</h1>
        <p class="lead">{t('insight.frontLead')}</p>
        <div class="hero-forms">
          <Form action="/products" method="get" class="card">
            <div class="row">
              <TextField
                name="q"
                type="search"
                label={t('insight.searchLabel')}
                hint={t('insight.searchHint')}
                placeholder="mat ong u minh"
                autocomplete="off"
              />
              <Button icon="search">{t('kit.search')}</Button>
            </div>
          </Form>
          <Form action="/v" method="get" class="card">
            <div class="row">
              <TextField
                name="code"
                label={t('insight.codeLabel')}
                hint={t('insight.codeHint')}
                placeholder="8K3M-Q7TD-4XPA"
                autocomplete="off"
                spellcheck={false}
              />
              <Button look="plain">{t('insight.look')}</Button>
            </div>
          </Form>
        </div>
      </div>
      <Terraces />
    </div>
  )
}
