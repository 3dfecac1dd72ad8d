import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ComponentChildren } from 'preact'
import { ErrorSummary } from './errors.tsx'
import { Footer, TopBar } from './frame.tsx'
import { useShell } from './shell.tsx'
import { StarSprite } from './stars.tsx'
import { useText } from './words.ts'

export type PageProps = {
  title: string
  description?: string
  /** `public`: wide reading page; `form`: one narrow column; `desk`: staff, dense; `bare`: no bars (slips, error pages). */
  layout?: 'public' | 'form' | 'desk' | 'bare'
  /** Refusals to show above everything; also prefixes the title with "Lỗi: ". */
  problems?: readonly Problem[]
  bodyClass?: string
  /** Full-width part above the column: a hero, a verdict. */
  above?: ComponentChildren
  /** Breadcrumbs or back link. */
  way?: ComponentChildren
  jsonLd?: object | readonly object[]
  /** Image and kind for link previews (Zalo, Facebook); the picture at most 300 KB. `isCard`: 1200 × 630 pixels, which they show large. */
  preview?: { image?: string; isCard?: boolean; type?: 'website' | 'product' | 'article' }
  robots?: 'noindex'
  /** Both languages of this page are named to search engines. */
  isTranslated?: boolean
  /** A sheet of this page alone, on top of the common ones: `front.css`. */
  sheet?: string
  /** The manifest of the app that a phone installs from this page. */
  manifest?: string
  children?: ComponentChildren
}

/** The root of every page: the whole `<html>`, with its head, bars and main column. */
export function Page(props: PageProps) {
  const { title, layout = 'public', problems = [], bodyClass, above, way, children } = props
  const { lang } = useShell()
  const t = useText()
  const isBare = layout === 'bare'
  const fullTitle = `${problems.length > 0 ? t('kit.errorPrefix') : ''}${title} · ${t('kit.siteName')}`
  return (
    <html lang={lang}>
      <Head {...props} title={fullTitle} />
      <body class={[`layout-${layout}`, bodyClass].filter(Boolean).join(' ')}>
        <StarSprite />
        <a class="skip" href="#main">
          {t('kit.skip')}
        </a>
        {!isBare && <TopBar />}
        <main id="main">
          {above}
          <div class="wrap column">
            {way}
            <ErrorSummary problems={problems} />
            {children}
          </div>
        </main>
        {!isBare && <Footer />}
      </body>
    </html>
  )
}

function Head(props: PageProps) {
  const { title, description, layout, jsonLd, preview, robots, sheet, manifest, isTranslated } = props
  const { assets, canonicalUrl, nonce, lang } = useShell()
  const t = useText()
  const about = description ?? t('kit.siteWhat')
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={about} />
      <meta name="color-scheme" content="light dark" />
      {robots && <meta name="robots" content={robots} />}
      <link rel="stylesheet" href={assets['public.css']} />
      {layout === 'desk' && <link rel="stylesheet" href={assets['desk.css']} />}
      {sheet && <link rel="stylesheet" href={assets[sheet]} />}
      <link rel="icon" type="image/svg+xml" href={assets['icon.svg']} />
      {manifest && <link rel="manifest" href={manifest} />}
      {canonicalUrl && <link rel="canonical" href={canonicalUrl} />}
      {canonicalUrl && isTranslated && <Languages address={canonicalUrl} />}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={about} />
      <meta property="og:type" content={preview?.type ?? 'website'} />
      <meta property="og:locale" content={lang === 'vi' ? 'vi_VN' : 'en_GB'} />
      {canonicalUrl && <meta property="og:url" content={canonicalUrl} />}
      {preview?.image && <meta property="og:image" content={preview.image} />}
      {preview?.isCard && <CardShape />}
      {jsonLd && (
        <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: jsonForScript(jsonLd) }} />
      )}
    </head>
  )
}

function Languages({ address }: { address: string }) {
  return (
    <>
      <link rel="alternate" hreflang="vi" href={address} />
      <link rel="alternate" hreflang="en" href={`${address}?lang=en`} />
      <link rel="alternate" hreflang="x-default" href={address} />
    </>
  )
}

function CardShape() {
  return (
    <>
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

// A name that holds "</script>" must not end the script it stands in.
const jsonForScript = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c')
