import { type Vocabulary, type VocabularyTerms, vocabularies } from './terms.ts'

/** The four spellings of a standard vocabulary value: `shipping`, `cbv:BizStep-shipping`, a urn, a web address; or an address `kept` as it was, and any other spelled as one. */
export type TermForm = 'word' | 'curie' | 'urn' | 'web' | 'kept'

const wordSets: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(vocabularies).map(([name, { words }]) => [name, new Set<string>(words)]),
)

// Written by early drafts and by tools that took the vocabulary's address from its page.
const alsoWritten = {
  'https://www.gs1.org/voc/': 'https://gs1.org/voc/',
  'https://ref.gs1.org/voc/': 'https://gs1.org/voc/',
}
const curies = {
  'cbv:': 'https://ref.gs1.org/cbv/',
  'gs1:': 'https://gs1.org/voc/',
  'epcis:': 'https://ref.gs1.org/epcis/',
}

/**
 * The bare word of a standard value given in any of its forms, or undefined for a value that the vocabulary does not hold,
 * such as a company's own address (CBV 2.0 section 7; JSON form: EPCIS 2.0 section 10).
 */
export function findWord(vocabulary: Vocabulary, value: string): string | undefined {
  const words = wordSets.get(vocabulary)
  if (words?.has(value)) return value
  const { web, urn }: VocabularyTerms = vocabularies[vocabulary]
  if (urn && value.startsWith(urn)) return known(words, value.slice(urn.length))
  const address = toAddress(value)
  return address.startsWith(web) ? known(words, address.slice(web.length)) : undefined
}

/**
 * A value in the form asked for. A value of no standard form stays as it is; so does one whose vocabulary has no urn form
 * when a urn is asked for (its web address is then given).
 */
export function toForm(vocabulary: Vocabulary, value: string, form: TermForm): string {
  const word = findWord(vocabulary, value)
  if (word === undefined) return value
  if (form === 'word') return word
  if (form === 'kept' && /^(?:urn|https?):/.test(value)) return value
  const { web, urn }: VocabularyTerms = vocabularies[vocabulary]
  if (form === 'urn' && urn) return urn + word
  return form === 'curie' ? toCurie(web) + word : web + word
}

/** True for a value that claims to be standard (a `urn:epcglobal:cbv:` of this vocabulary, or its web form) but is not in the vocabulary. */
export function isUnknownTerm(vocabulary: Vocabulary, value: string): boolean {
  const { web, urn }: VocabularyTerms = vocabularies[vocabulary]
  const claims = urn
    ? value.startsWith(urn) || toAddress(value).startsWith(web)
    : /^https:\/\/ref\.gs1\.org\/cbv\//.test(toAddress(value))
  return claims && findWord(vocabulary, value) === undefined
}

/** A compact address with the prefix `cbv`, `gs1` or `epcis` written out in full; anything else as it is (CBV 2.0 section 8.9). */
export function toAddress(value: string): string {
  for (const [prefix, address] of Object.entries(curies))
    if (value.startsWith(prefix)) return address + value.slice(prefix.length)
  for (const [old, address] of Object.entries(alsoWritten))
    if (value.startsWith(old)) return address + value.slice(old.length)
  return value
}

function toCurie(web: string): string {
  for (const [prefix, address] of Object.entries(curies))
    if (web.startsWith(address)) return prefix + web.slice(address.length)
  return web
}

function known(words: ReadonlySet<string> | undefined, word: string): string | undefined {
  return words?.has(word) ? word : undefined
}
