import { formatDay } from '../../../kit/format.ts'
import { SampleChip } from '../../../kit/notices.tsx'
import { useText } from '../../../kit/words.ts'
import { UntranslatedChip } from '../told.tsx'
import type { NewsLine } from './news-views.ts'

/** A piece of news on a list: its name, who tells it, and how it begins. */
export function NewsItem({
  href,
  title,
  lang,
  begins,
  kind,
  onDay,
  place,
  publisher,
  isSample,
  level,
}: NewsLine & { level: 2 | 3 }) {
  const t = useText()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <Heading lang={lang}>
        <a href={href}>{title}</a>
      </Heading>
      <p class="small soft">
        {t(`market.news.kind.${kind}`)}
        {kind === 'event' && `, ${[formatDay(onDay), place].filter(Boolean).join(', ')}`} · {publisher}{' '}
        {isSample && <SampleChip />} <UntranslatedChip lang={lang} />
      </p>
      <p lang={lang}>{begins}</p>
    </>
  )
}
