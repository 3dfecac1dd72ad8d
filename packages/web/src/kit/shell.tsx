import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang } from '../messages/message-rows.ts'

/** A place in the top bar. */
export type NavItem = { href: string; label: string }

/** What surrounds every page and no page asks for: who looks, in which language, from where. Instants are ISO 8601. */
export type Shell = {
  lang: Lang
  /** Path and query of this page, as requested. */
  path: string
  user?: { name: string; role: string; roleLabel: string }
  /** The user's own places in the top bar; without it, "my work". */
  nav?: readonly NavItem[]
  csrfToken?: string
  nonce: string
  /** Name → address, from `dist/assets.json`. */
  assets: Readonly<Record<string, string>>
  isDemo: boolean
  now: string
  canonicalUrl?: string
}

/** What every part of a page may ask of the document around it. Set by `renderDocument` alone. */
export const ShellContext = createContext<Shell | undefined>(undefined)

/** The shell of the page being rendered; throws outside a document. */
export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('a page is rendered inside renderDocument')
  return shell
}
