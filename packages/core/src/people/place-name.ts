import { fold, tidy } from '../kernel/text.ts'

const unitWord =
  /^(?:thành phố|thị trấn|thị xã|đặc khu|phường|huyện|quận|tỉnh|xã|tp\.?|tt\.?|tx\.?|p\.|x\.|h\.|q\.|t\.)\s+/u
const foldedUnitWord = /^(?:thanh pho|thi tran|thi xa|dac khu|phuong|huyen|quan|tinh|xa|tp|tt|tx) (?=.)/
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The name without its unit word, folded: "Thị trấn U Minh" and "tt. u minh" → "u minh". For search. */
export function placeKey(name: string): string {
  return fold(withoutUnitWord(name)).replace(/\b0+(?=\d)/g, '')
}

/**
 * The keys that a typed name may be found under: with the unit word of exact spelling taken off, and, for a name typed
 * without tone marks ("xa u minh"), with its folded unit word taken off too. "Xà Bang" stays whole under the first.
 */
export function placeKeys(typed: string): string[] {
  const key = placeKey(typed)
  const shorter = key.replace(foldedUnitWord, '')
  return shorter === key ? [key] : [key, shorter]
}

/** The name with its letters and tones as spelled, wherever the tone mark stands: Hòa and Hoà agree, Hòa and Hóa do not. */
export function spellingKey(name: string): string {
  return withoutUnitWord(name)
    .split(/[\s\-–'’.]+/u)
    .map(toneLast)
    .join(' ')
}

/**
 * A place as one reads it in a line, the smaller unit first: "Xã U Minh, tỉnh Cà Mau". Only the first keeps its capital:
 * the type of a unit is no part of its name (Decree 30/2020, appendix II). Names that are not known are left out.
 */
export function placeInWords(...names: readonly (string | null | undefined)[]): string {
  const known = names.filter((name): name is string => Boolean(name))
  return known.map((name, i) => (i === 0 ? name : inSentence(name))).join(', ')
}

/** "Xã U Minh" → "xã U Minh": the name in the middle of a sentence. */
export function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function withoutUnitWord(name: string): string {
  return tidy(name).toLowerCase().replace(unitWord, '')
}

function toneLast(syllable: string): string {
  const letters = syllable.normalize('NFD')
  return (letters.replace(tones, '') + (letters.match(tones) ?? []).join('')).normalize('NFC')
}
