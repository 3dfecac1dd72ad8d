import { formatDay } from '../../kit/format.ts'
import { Notice } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

/** What an officer asks for. */
export type SupplementView = { askedOn: string; items: readonly { text: string; at?: string; href?: string }[] }

/** What is asked for, point by point, each leading to its page where it has one. */
export function SupplementNotice({ supplement: { askedOn, items } }: { supplement: SupplementView }) {
  const t = useText()
  return (
    <Notice tone="warn" title={t('dossiers.supplementTitle')}>
      <p>{t('dossiers.supplementBy', { day: formatDay(askedOn) })}</p>
      <ul>
        {items.map(({ text, href }) => (
          <li key={text}>{href ? <a href={href}>{text}</a> : text}</li>
        ))}
      </ul>
    </Notice>
  )
}
