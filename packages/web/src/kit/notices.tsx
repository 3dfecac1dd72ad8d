import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'
import { useText } from './words.ts'

/** `good` holds, `warn` needs care, `bad` is danger or lateness, `info` is only to know, `calm` is nothing special. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'calm'

const toneIcons = { good: 'check', warn: 'warning', bad: 'warning', info: 'info', calm: undefined } satisfies Record<
  Tone,
  IconName | undefined
>
const toneWords = {
  good: 'kit.done',
  warn: 'kit.warning',
  bad: 'kit.important',
  info: 'kit.information',
  calm: 'kit.information',
} as const

export type ChipProps = { tone?: Tone; icon?: IconName; children: ComponentChildren }

/** A state: a word with an icon, never a colour alone. */
export function Chip({ tone = 'calm', icon, children }: ChipProps) {
  const name = icon ?? toneIcons[tone]
  return (
    <span class={`chip ${tone}`}>
      {name && <Icon name={name} />}
      <span>{children}</span>
    </span>
  )
}

/** The mark of everything fictitious. */
export function SampleChip() {
  const t = useText()
  return <Chip tone="info">{t('kit.sample')}</Chip>
}

export type NoticeProps = { tone?: Tone; title?: string; children?: ComponentChildren }

/** Something to know before reading on. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  const t = useText()
  return (
    <div class={`notice ${tone}`}>
      <Icon name={toneIcons[tone] ?? 'info'} />
      <div>
        <span class="hidden">{t(toneWords[tone])}: </span>
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </div>
  )
}

/** The end of a road: what was received, its code, what happens next. */
export function Confirmation({
  title,
  code,
  children,
}: {
  title: string
  code?: string
  children?: ComponentChildren
}) {
  return (
    <div class="confirmation">
      <Icon name="check" />
      <h1>{title}</h1>
      {code && <p class="code">{code}</p>}
      {children}
    </div>
  )
}

export type VerdictProps = { tone: Tone; title: string; icon?: IconName; children?: ComponentChildren }

/** The answer to the question the page was opened for, in one band from edge to edge: goes into `Page`'s `above`. */
export function Verdict({ tone, title, icon, children }: VerdictProps) {
  return (
    <div class={`verdict ${tone}`}>
      <div class="wrap">
        <span class="verdict-icon">
          <Icon name={icon ?? toneIcons[tone] ?? 'info'} />
        </span>
        <p>
          <b>{title}</b>
          {children}
        </p>
      </div>
    </div>
  )
}

export type CardProps = {
  title?: ComponentChildren
  href?: string
  children?: ComponentChildren
  tone?: Tone
  flush?: boolean
  /** 2 where no heading stands between the page's name and the cards. */
  level?: 2 | 3
}

/** A sheet of paper on the table. With `href` the title leads there and the whole card is the target. */
export function Card({ title, href, children, tone, flush = false, level = 3 }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={['card', tone && `edge-${tone}`, flush && 'flush', href && 'leads'].filter(Boolean).join(' ')}>
      {title && <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
    </section>
  )
}

/** Nothing here, why, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 120 60" aria-hidden="true">
        <path d="M4 40c30-14 82-14 112 0M16 50c26-10 62-10 88 0M30 58c18-6 42-6 60 0" />
        <use href="#star" x="46" y="2" width="28" height="28" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
