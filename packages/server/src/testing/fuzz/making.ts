import type { Random } from './draw-value.ts'
import type { PageForm } from './read-forms.ts'
import type { WorldFacts } from './world-facts.ts'

/** The names and values of a form, in the order in which they are sent. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/** Who asks. */
export type Visit = { name: string; organisationId?: string | undefined; headers: Record<string, string>; csrf: string }

/** What is sent, before it is written down: kept when it was accepted, and sent again a little different. */
export type Input = {
  url: string
  headers: Record<string, string>
  body?: unknown
  pairs?: Pairs
  /** A body that is sent as it stands. */
  raw?: string
  hasFiles?: boolean
}

/** What inputs are made of. */
export type Making = {
  random: Random
  visit: Visit
  facts: WorldFacts
  links: readonly string[]
  forms: readonly PageForm[]
  kept: readonly Input[]
}

/** A value of the world for a name, as this visit would use it. */
export function knownTo({ visit, facts, random }: Pick<Making, 'visit' | 'facts' | 'random'>, name: string): unknown {
  const own = visit.organisationId
  if (own && /^(organisation(Id)?|seller|whose|for)$/.test(name) && random() < 0.8) return own
  return facts.find(random, [name, `${name}Id`, `${name}Code`])
}

/** A value as an address or a form carries it. */
export function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
}
