import { Button } from '../../kit/button.tsx'
import { useText } from '../../kit/words.ts'

/** Where one asks the law, with or without tone marks. */
export function LawSearchBox({ typed = '' }: { typed?: string }) {
  const t = useText()
  return (
    <search>
      <form class="law-search" action="/law/search" method="get">
        <label for="q">{t('support.law.searchLabel')}</label>
        <p class="hint" id="q-hint">
          {t('support.law.searchHint')}
        </p>
        <div class="law-search-row">
          <input id="q" name="q" type="search" value={typed} aria-describedby="q-hint" autocomplete="off" />
          <Button icon="search">{t('support.law.search')}</Button>
        </div>
      </form>
    </search>
  )
}
