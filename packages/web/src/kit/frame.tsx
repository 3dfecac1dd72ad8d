import { BrandMark, Icon } from './icons.tsx'
import { type NavItem, useShell } from './shell.tsx'
import { type Text, useText } from './words.ts'

/** The bar above every page. On a phone its places fold into a menu that opens without JavaScript. */
export function TopBar() {
  const t = useText()
  const shell = useShell()
  const own = shell.user ? (shell.nav ?? ownPlaces(t, shell.user.role)) : []
  const places = own.length > 0 ? [...own, ...publicPlaces(t)] : publicPlaces(t)
  return (
    <header class="top">
      {shell.isDemo && (
        <div class="demo-strip">
          <div class="wrap">
            {t('kit.demoBanner')} <a href="/demo">{t('tour.short')}</a>
          </div>
        </div>
      )}
      <div class="wrap top-row">
        <a class="brand" href="/">
          <BrandMark />
          {t('kit.siteName')}
        </a>
        <nav class="top-wide" aria-label={t('kit.mainNavigation')}>
          <Places places={places.slice(0, mostAtOnce)} more={places.slice(mostAtOnce)} />
        </nav>
        <details class="top-menu">
          <summary>
            <Icon name="menu" />
            {t('kit.menu')}
          </summary>
          <nav aria-label={t('kit.menu')}>
            <Places places={places} />
          </nav>
        </details>
      </div>
    </header>
  )
}

/** As many places as stand in one line of a desk's screen; the others are one press away. */
const mostAtOnce = 5

function Places({ places, more = [] }: { places: readonly NavItem[]; more?: readonly NavItem[] }) {
  const t = useText()
  const { user } = useShell()
  return (
    <>
      <PlaceLinks places={places} />
      {more.length > 0 && (
        <details class="top-more">
          <summary>{t('kit.morePlaces')}</summary>
          <div>
            <PlaceLinks places={more} />
          </div>
        </details>
      )}
      <LanguageLink />
      {user ? (
        <a href="/account">
          <b>{user.name}</b>
        </a>
      ) : (
        <a href="/login">
          <b>{t('kit.signIn')}</b>
        </a>
      )}
    </>
  )
}

function PlaceLinks({ places }: { places: readonly NavItem[] }) {
  const { path } = useShell()
  return (
    <>
      {places.map(({ href, label }) => (
        <a key={href} href={href} aria-current={isHere(path, href) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </>
  )
}

const publicPlaces = (t: Text): NavItem[] => [
  { href: '/products', label: t('kit.products') },
  { href: '/shop', label: t('market.shop') },
  { href: '/v', label: t('kit.checkCode') },
  { href: '/data', label: t('kit.openData') },
]

const ownPlaces = (t: Text, role: string): NavItem[] =>
  role === 'producer'
    ? [{ href: '/dossiers', label: t('kit.myDossiers') }]
    : [{ href: '/desk', label: t('kit.myWork') }]

const isHere = (path: string, href: string) =>
  path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)

/** The same page in the other language. */
function LanguageLink() {
  const { lang, path } = useShell()
  const other = lang === 'vi' ? 'en' : 'vi'
  return (
    <a href={inLanguage(path, other)} lang={other} hreflang={other} rel="alternate">
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </a>
  )
}

/** A path and query, asking for a language: `?lang=en`. */
export function inLanguage(path: string, lang: string): string {
  const [place = '/', query = ''] = path.split('?')
  const asked = query.split('&').filter((part) => part && !part.startsWith('lang='))
  return `${place}?${[...asked, `lang=${lang}`].join('&')}`
}

/** The foot of every page. */
export function Footer() {
  const t = useText()
  return (
    <footer class="foot">
      <Terraces />
      <div class="wrap">
        <p>
          <b>{t('kit.siteName')}</b>
          <br />
          {t('kit.siteWhat')}
        </p>
        <p class="foot-links">
          <a href="/news">{t('market.news.many')}</a>
          <a href="/stories">{t('market.story.many')}</a>
          <a href="/calendar">{t('market.calendar.title')}</a>
          <a href="/targets">{t('kit.targets')}</a>
          <a href="/map">{t('insight.mapCrumb')}</a>
          <a href="/circular">{t('insight.circular')}</a>
          <a href="/law">{t('support.law.title')}</a>
          <a href="/privacy">{t('people.privacy.title')}</a>
          <a href="/oversight">{t('registry.outcomes')}</a>
          <a href="/recalls">{t('trace.recalls')}</a>
          <a href="/log">{t('log.title')}</a>
          <a href="/status">{t('people.status.title')}</a>
          <a href="/data">{t('kit.openData')}</a>
          <a href="/kit">{t('kit.designSystem')}</a>
          <LanguageLink />
        </p>
        <p class="small soft">
          {t('kit.figuresCarryDates')} · {t('kit.sourceCode')}
        </p>
      </div>
    </footer>
  )
}

/** Rice terraces, the line of the house: three curves from edge to edge. */
export function Terraces() {
  return (
    <svg class="terraces" viewBox="0 0 1200 60" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 38C180 8 330 10 520 30s330 26 680-14" />
      <path d="M0 50c200-28 340-26 540-8s360 18 660-16" />
      <path d="M0 60c220-22 380-20 560-6s380 10 640-12" />
    </svg>
  )
}

export type Crumb = { href: string; label: string }

/** Where this page lies, from the front page down; the page itself is not named again. */
export function Breadcrumbs({ crumbs, label }: { crumbs: readonly Crumb[]; label?: string }) {
  const t = useText()
  return (
    <nav class="crumbs" aria-label={label ?? t('kit.breadcrumbs')}>
      <ol>
        {[{ href: '/', label: t('kit.home') }, ...crumbs].map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Back to the step before; above the heading of a question page. */
export function BackLink({ href, label }: { href: string; label?: string }) {
  const t = useText()
  return (
    <a class="back" href={href}>
      <Icon name="arrowLeft" />
      {label ?? t('kit.back')}
    </a>
  )
}
