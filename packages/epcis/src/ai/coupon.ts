import { hasCompanyPrefix } from '../keys/company-prefix.ts'
import { isShortDate } from './dates.ts'

const offer = String.raw`\d{6}`
const amount = sized(1, 5, 0)
const requirement = String.raw`[0-49]\d{3}`
const otherPrefix = `(?:(?<NAME>${sized(0, 6, 6)})|9)`

// Each optional field is known by its first digit and they come in this order.
const coupon = new RegExp(
  [
    `^(?<prefix>${sized(0, 6, 6)})${offer}${amount}${amount}${requirement}`,
    `(?:1[0-3]${amount}${requirement}${otherPrefix.replace('NAME', 'second')})?`,
    `(?:2${amount}${requirement}${otherPrefix.replace('NAME', 'third')})?`,
    String.raw`(?:3(?<expires>\d{6}))?(?:4(?<starts>\d{6}))?`,
    `(?:5${sized(0, 9, 6)})?(?:6(?<retailer>${sized(1, 7, 6)}))?`,
    String.raw`(?:9[01256][0-2]\d[01])?$`,
  ].join(''),
)
const positiveOffer = new RegExp(`^[01]${sized(0, 6, 6)}${offer}${sized(0, 9, 6)}$`)

/** True for a North American coupon code, AI (8110) (North American Coupon Application Guideline). */
export function isCoupon(text: string): boolean {
  const found = coupon.exec(text)?.groups
  if (!found) return false
  const { prefix, second, third, retailer, expires, starts } = found
  const prefixes = [prefix, second, third, retailer].filter((part) => part !== undefined)
  const dates = [expires, starts].filter((part) => part !== undefined)
  return (
    prefixes.every((part) => hasCompanyPrefix(part.slice(1))) &&
    dates.every((date) => isShortDate(date, false)) &&
    (expires === undefined || starts === undefined || starts <= expires)
  )
}

/** True for a coupon of a positive offer file, AI (8112) (North American Positive Offer File guideline). */
export function isPositiveOffer(text: string): boolean {
  return positiveOffer.test(text)
}

/** A length digit between two others, and as many digits as it says beyond `more`. */
function sized(least: number, most: number, more: number): string {
  const choices = []
  for (let digit = least; digit <= most; digit++) choices.push(`${digit}\\d{${digit + more}}`)
  return `(?:${choices.join('|')})`
}
