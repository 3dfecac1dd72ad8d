import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

export type SeveralLinksPageProps = { description: string; links: readonly { href: string; title: string }[] }

/** What a resolver answers when several links match equally (300 Multiple Choices): the reader chooses. */
export function SeveralLinksPage({ description, links }: SeveralLinksPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.severalLinks')} layout="form" robots="noindex">
      <h1>{t('trace.severalLinks')}</h1>
      <p>{description}</p>
      <p class="soft">{t('trace.severalLinksLead')}</p>
      <ul>
        {links.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
