import type { ComponentChildren } from 'preact'
import { BrandMark } from './icons.tsx'
import { useText } from './words.ts'

export type SlipProps = {
  title: string
  code?: string
  issuedAt?: string
  qr?: ComponentChildren
  children?: ComponentChildren
}

/** A slip to print and keep: who gave it, its code in large letters, its QR. Prints alone on the sheet. */
export function Slip({ title, code, issuedAt, qr, children }: SlipProps) {
  const t = useText()
  return (
    <article class="slip">
      <header>
        <BrandMark />
        <span>
          <b>{t('kit.siteName')}</b>
          <br />
          <span class="small soft">{issuedAt}</span>
        </span>
      </header>
      <h2>{title}</h2>
      <div class="slip-body">
        <div>
          {code && <p class="code">{code}</p>}
          {children}
        </div>
        {qr}
      </div>
    </article>
  )
}

export type QrFigureProps = { svg: string; label: string; address?: string }

/** A QR symbol, from an SVG made by our own server, always dark on white with its quiet zone, with its address in letters. */
export function QrFigure({ svg, label, address }: QrFigureProps) {
  return (
    <figure class="qr">
      <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
      {address && <figcaption class="small">{address}</figcaption>}
    </figure>
  )
}

/** Something to copy into a terminal or an editor. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a line wider than the screen must scroll from the keyboard (WCAG 2.1.1)
    <section class="code-block" tabIndex={0} aria-label={label}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  )
}
