/** The GS1 Web vocabulary, in which link types are named. */
export const vocabulary = 'https://ref.gs1.org/voc/'

/** The link types that this resolver serves, by their local name in the GS1 Web vocabulary. */
export const linkTypes = [
  'pip',
  'traceability',
  'epcis',
  'certificationInfo',
  'recallStatus',
  'dpp',
  'verificationService',
  'sustainabilityInfo',
  'hasRetailers',
  'instructions',
  'safetyInfo',
  'recipeInfo',
] as const
export type LinkType = (typeof linkTypes)[number]

/** A link from a thing to something about it. `languages` are BCP 47 tags, `mediaType` is what is behind the address. */
export type Link = {
  type: LinkType
  href: string
  title: string
  languages?: readonly string[]
  mediaType?: string
}

/** What is asked of a resolver besides the identifier. Languages and media types in order of preference, as headers give them. */
export type Asked = { linkType?: string | undefined; languages: readonly string[]; mediaTypes: readonly string[] }

export type Choice =
  | { kind: 'default' }
  | { kind: 'linkset' }
  | { kind: 'one'; link: Link }
  | { kind: 'several'; links: readonly Link[] }
  | { kind: 'none' }

/**
 * Which link answers (GS1-Conformant Resolver 1.2.0): the linkset itself when it is asked for by `linkType=linkset` (or the
 * former `all`) or by media type; of the links of a type, those in the best language that is there, of these those of the
 * best media type; `several` when more than one remains, `none` when the type is not served for this thing.
 */
export function chooseLink(links: readonly Link[], { linkType, languages, mediaTypes }: Asked): Choice {
  if (linkType === 'linkset' || linkType === 'all' || mediaTypes[0] === 'application/linkset+json')
    return { kind: 'linkset' }
  if (linkType === undefined || readLinkType(linkType) === 'defaultLink') return { kind: 'default' }
  const type = readLinkType(linkType)
  const ofType = links.filter((link) => link.type === type)
  const spoken = narrow(ofType, languages, (link, language) => link.languages?.some((tag) => isLanguage(tag, language)))
  const found = narrow(spoken, mediaTypes, (link, mediaType) => link.mediaType === mediaType)
  const [first, ...others] = found
  if (!first) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', link: first } : { kind: 'several', links: found }
}

/** The local name of a link type as it may be written: `gs1:pip`, or its address in the vocabulary, older address included. */
export function readLinkType(written: string): string {
  return written.replace(/^(?:gs1:|https?:\/\/(?:www\.|ref\.)?gs1\.org\/voc\/)/, '')
}

/** Those that fit the first preference that any of them fits; all of them when none does. */
function narrow(
  links: readonly Link[],
  preferences: readonly string[],
  fits: (link: Link, preference: string) => boolean | undefined,
): readonly Link[] {
  for (const preference of preferences) {
    const fitting = links.filter((link) => fits(link, preference))
    if (fitting.length > 0) return fitting
  }
  return links
}

const isLanguage = (tag: string, asked: string) => tag === asked || tag.split('-')[0] === asked.split('-')[0]

/** The values of an Accept or Accept-Language header in order of preference, parameters and refused ones (q=0) left out. */
export function readPreferences(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [value = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { value, quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ value, quality }) => value !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ value }) => value)
}
