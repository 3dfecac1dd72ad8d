import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { Verdict } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

const verdicts = {
  unknown: { title: 'registry.codeUnknown', more: 'registry.codeUnknownMore' },
  mistyped: { title: 'registry.codeMistyped', more: 'registry.codeMistypedMore' },
  unreadable: { title: 'registry.codeUnreadable', more: 'registry.codeUnreadableMore' },
} as const

export type CodePageProps = { typed?: string; outcome?: keyof typeof verdicts }

/** Where a code is typed; and the honest answer when the register has nothing under it. */
export function CodePage({ typed, outcome }: CodePageProps) {
  const t = useText()
  const verdict = outcome && verdicts[outcome]
  return (
    <Page
      title={verdict ? t(verdict.title) : t('registry.checkTitle')}
      layout="form"
      robots={verdict && 'noindex'}
      above={
        verdict && (
          <Verdict tone="warn" icon="search" title={t(verdict.title)}>
            {typed}
          </Verdict>
        )
      }
    >
      <h1>{t('registry.checkTitle')}</h1>
      {verdict && <p class="lead">{t(verdict.more)}</p>}
      <Form action="/v" method="get">
        <TextField
          name="code"
          label={t('registry.codeLabel')}
          hint={t('registry.codeHint')}
          value={typed}
          autocomplete="off"
          spellcheck={false}
        />
        <Button icon="search">{t('registry.check')}</Button>
      </Form>
      {verdict && (
        <ul>
          <li>{t('registry.adviceCompare')}</li>
          <li>{t('registry.adviceDomain')}</li>
          <li>
            <a href="/products">{t('registry.adviceSearch')}</a>
          </li>
        </ul>
      )}
    </Page>
  )
}
