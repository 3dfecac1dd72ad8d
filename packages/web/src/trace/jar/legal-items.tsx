import type { ShownItem } from '@saolang/core/trace/publish/minimum.ts'
import { useText } from '../../kit/words.ts'

/** The legal minimum, each item with its value and the texts that ask for it. */
export function LegalItems({ items }: { items: readonly ShownItem[] }) {
  const t = useText()
  if (items.length === 0) return null
  return (
    <details class="jar-law">
      <summary>{t('trace.jarLaw', { n: items.length })}</summary>
      <dl>
        {items.map(({ id, value, sources }) => (
          <div key={id}>
            <dt>{t(`trace.item-${id}`)}</dt>
            <dd>
              {id === 'product-image' && value ? t('trace.publishHas') : (value ?? t('trace.jarItemNone'))}
              <small>{sources.join(' · ')}</small>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
