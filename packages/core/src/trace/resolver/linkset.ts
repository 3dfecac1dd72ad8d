import { type Link, vocabulary } from './link.ts'

/** A thing at one level of detail (a product, a lot of it, one piece) with the links that belong to that level. */
export type LinkContext = { anchor: string; description: string; defaultHref: string; links: readonly Link[] }

type Target = { href: string; title: string; hreflang?: string[]; type?: string }

/**
 * A linkset (RFC 9264, section 4.2, in the shape of the GS1-Conformant Resolver 1.2.0 schema): one context for each level
 * from the finest up to the primary key; in each, one default link without any attribute but its title, said again by type.
 */
export function toLinkset(contexts: readonly LinkContext[]): { linkset: object[] } {
  return {
    linkset: contexts.map(({ anchor, description, defaultHref, links }) => ({
      anchor,
      description,
      [`${vocabulary}defaultLink`]: [{ href: defaultHref, title: description }],
      ...Object.fromEntries(
        [...Map.groupBy(links, ({ type }) => type)].map(([type, its]) => [`${vocabulary}${type}`, its.map(toTarget)]),
      ),
    })),
  }
}

/** The links that answer for a thing: those of its finest level, and of coarser levels the types that no finer one has. */
export function gatherLinks(contexts: readonly LinkContext[]): Link[] {
  const gathered: Link[] = []
  for (const { links } of contexts) {
    const known = new Set(gathered.map(({ type }) => type))
    gathered.push(...links.filter(({ type }) => !known.has(type)))
  }
  return gathered
}

function toTarget({ href, title, languages, mediaType }: Link): Target {
  return { href, title, ...(languages && { hreflang: [...languages] }), ...(mediaType && { type: mediaType }) }
}
