import type { CharacterSet } from './character-set.ts'
import { type Check, checks } from './checks.ts'
import { dictionary } from './dictionary.ts'

/** A part of a value: its character set, its least and greatest length, whether it may be missing, and its checks. */
export type Component = {
  set: CharacterSet
  least: number
  most: number
  isOptional: boolean
  checks: readonly Check[]
}

/** What GS1 says of one application identifier (GS1 General Specifications, section 3; the Syntax Dictionary's columns). */
export type ApplicationIdentifier = {
  ai: string
  title: string
  /** Ends where its length says, without a separator (GS1 General Specifications, section 7.8). */
  hasPredefinedLength: boolean
  /** May stand in the query of a Digital Link. */
  isLinkAttribute: boolean
  components: readonly Component[]
  least: number
  most: number
  /** Each requirement is met by any one of its groups, all of whose patterns (`01`, `31nn`) must be there. */
  requires: readonly (readonly (readonly string[])[])[]
  /** Patterns that must not be there. */
  excludes: readonly string[]
  /** Of a primary key of Digital Link: its alternative sequences of qualifiers, each in order, any may be missing. */
  qualifiers?: readonly (readonly string[])[]
}

/** Every application identifier by its digits. */
export const applicationIdentifiers: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  dictionary.flatMap(([ais, flags, components, associations, title]) =>
    expand(ais).map((ai) => [ai, readRow(ai, flags, components, associations, title)] as const),
  ),
)

/** How many digits the application identifiers have that begin with these two; undefined when there are none. */
export function findIdentifierLength(firstTwo: string): number | undefined {
  return lengths.get(firstTwo)
}

const lengths = new Map([...applicationIdentifiers.keys()].map((ai) => [ai.slice(0, 2), ai.length]))

function readRow(ai: string, flags: string, spec: string, associations: string, title: string): ApplicationIdentifier {
  const components = spec.split(' ').map(readComponent)
  const words = associations.split(' ').filter((word) => word !== '')
  const valuesOf = (key: string) =>
    words.filter((word) => word.startsWith(`${key}=`)).map((word) => word.slice(key.length + 1))
  const qualifiers = valuesOf('dlpkey').flatMap((value) => value.split('|').map((order) => order.split(',')))
  const isPrimaryKey = words.some((word) => word === 'dlpkey' || word.startsWith('dlpkey='))
  return {
    ai,
    title,
    hasPredefinedLength: flags.includes('*'),
    isLinkAttribute: flags.includes('?'),
    components,
    least: components.reduce((sum, { least, isOptional }) => sum + (isOptional ? 0 : least), 0),
    most: components.reduce((sum, { most }) => sum + most, 0),
    requires: valuesOf('req').map((value) => value.split(',').map((group) => group.split('+'))),
    excludes: valuesOf('ex').flatMap((value) => value.split(',')),
    ...(isPrimaryKey && { qualifiers: qualifiers.length > 0 ? qualifiers : [[]] }),
  }
}

/** `N6,yymmdd`, `X..20` or, when it may be missing, `[N4],hhmi`. */
function readComponent(text: string): Component {
  const [format = '', ...names] = text.split(',')
  const [, optional, set, upTo, length] = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?$/.exec(format) ?? []
  if (!set) throw new Error(`no such component: ${text}`)
  return {
    set: set as CharacterSet,
    least: upTo ? 1 : Number(length),
    most: Number(length),
    isOptional: optional === '[',
    checks: names.map((name) => checks[name]!),
  }
}

/** `3100-3105` and the like, each on its own. */
function expand(ais: string): string[] {
  const [first = '', last = first] = ais.split('-')
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) =>
    String(Number(first) + i).padStart(first.length, '0'),
  )
}
