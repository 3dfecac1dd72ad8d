import { hasCheckCharacters } from '../keys/check-characters.ts'
import { hasCheckDigit } from '../keys/check-digit.ts'
import { hasCompanyPrefix } from '../keys/company-prefix.ts'
import { countryLetters, countryNumbers, currencyNumbers, packageTypes } from './code-lists.ts'
import { isCoupon, isPositiveOffer } from './coupon.ts'
import { areDigits, isLongDate, isShortDate, isUpTo } from './dates.ts'

/** A check of one component of a value: the last part of the problem's code, and what must hold. */
export type Check = { reason: string; holds(text: string): boolean }

/** The content checks ("linters") that the GS1 Barcode Syntax Dictionary names. */
export const checks: Record<string, Check> = {
  csum: { reason: 'check-digit', holds: (text) => areDigits(text) && hasCheckDigit(text) },
  csumalpha: { reason: 'check-characters', holds: holdsCheckCharacters },
  gcppos1: { reason: 'company-prefix', holds: hasCompanyPrefix },
  gcppos2: { reason: 'company-prefix', holds: (text) => hasCompanyPrefix(text.slice(1)) },
  yymmdd: { reason: 'date', holds: (text) => isShortDate(text, false) },
  yymmd0: { reason: 'date', holds: (text) => isShortDate(text, true) },
  yyyymmdd: { reason: 'date', holds: (text) => isLongDate(text, false) },
  yyyymmd0: { reason: 'date', holds: (text) => isLongDate(text, true) },
  hh: { reason: 'time', holds: (text) => isUpTo(text, '23') },
  mi: { reason: 'time', holds: (text) => isUpTo(text, '59') },
  ss: { reason: 'time', holds: (text) => isUpTo(text, '59') },
  hhmi: { reason: 'time', holds: (text) => isUpTo(text, '2359') && text.slice(2) <= '59' },
  iso3166: { reason: 'country', holds: (text) => countryNumbers.has(text) },
  iso3166999: { reason: 'country', holds: (text) => text === '999' || countryNumbers.has(text) },
  iso3166alpha2: { reason: 'country', holds: (text) => countryLetters.has(text) },
  iso4217: { reason: 'currency', holds: (text) => currencyNumbers.has(text) },
  iso5218: { reason: 'sex', holds: (text) => /^[0129]$/.test(text) },
  iban: { reason: 'iban', holds: isIban },
  pcenc: { reason: 'percent-encoding', holds: (text) => /^(?:[^%]|%[0-9a-f]{2})*$/i.test(text) },
  yesno: { reason: 'yes-or-no', holds: (text) => text === '0' || text === '1' },
  winding: { reason: 'winding', holds: (text) => /^[019]$/.test(text) },
  zero: { reason: 'zero', holds: (text) => /^0+$/.test(text) },
  nonzero: { reason: 'nonzero', holds: (text) => areDigits(text) && /[1-9]/.test(text) },
  nozeroprefix: { reason: 'leading-zero', holds: (text) => /^(?:[1-9]\d*)?$/.test(text) },
  hasnondigit: { reason: 'letter-wanted', holds: (text) => /\D/.test(text) },
  hyphen: { reason: 'hyphen', holds: (text) => /^-+$/.test(text) },
  importeridx: { reason: 'importer-index', holds: (text) => /^[\w-]$/.test(text) },
  pieceoftotal: { reason: 'piece-of-total', holds: isPieceOfTotal },
  posinseqslash: { reason: 'position-in-sequence', holds: isPositionInSequence },
  latitude: { reason: 'latitude', holds: (text) => isUpTo(text, '1800000000') },
  longitude: { reason: 'longitude', holds: (text) => isUpTo(text, '3600000000') },
  mediatype: { reason: 'media-type', holds: (text) => /^(?:0[1-9]|10|[89]\d)$/.test(text) },
  packagetype: { reason: 'package-type', holds: (text) => packageTypes.has(text) },
  couponcode: { reason: 'coupon', holds: isCoupon },
  couponposoffer: { reason: 'coupon', holds: isPositiveOffer },
}

function holdsCheckCharacters(text: string): boolean {
  return /^[!"%-?A-Z_a-z]{2,25}$/.test(text) && hasCheckCharacters(text)
}

/** ISO 13616: country, two check digits, account; letters count from A = 10; the whole, rotated by four, is 1 modulo 97. */
function isIban(text: string): boolean {
  if (text.length > 34 || !/^[A-Z]{2}[0-9A-Z]{9,}$/.test(text) || !countryLetters.has(text.slice(0, 2))) return false
  let rest = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97
  }
  return rest === 1
}

/** PPTT: piece and total, equally wide, neither zero, piece not beyond total (GS1 General Specifications, AI (8006)). */
function isPieceOfTotal(text: string): boolean {
  if (!areDigits(text) || text.length % 2 !== 0) return false
  const piece = text.slice(0, text.length / 2)
  return /[1-9]/.test(piece) && piece <= text.slice(text.length / 2)
}

/** `2/3`: a position not beyond the end, both without leading zero (GS1 General Specifications, AI (7258)). */
function isPositionInSequence(text: string): boolean {
  const [, position, end] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []
  return position !== undefined && end !== undefined && BigInt(position) <= BigInt(end)
}
