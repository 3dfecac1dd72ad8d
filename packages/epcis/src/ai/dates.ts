/**
 * True for YYMMDD; the day 00 stands for the whole month where `wholeMonth` allows it (GS1 General Specifications, section
 * 3.4). The century of section 7.12 need not be known: between 1951 and 2099 every fourth year leaps.
 */
export function isShortDate(text: string, wholeMonth: boolean): boolean {
  return text.length === 6 && areDigits(text) && isDate(Number(text.slice(0, 2)) % 4 === 0, text.slice(2), wholeMonth)
}

/** True for a day written YYYYMMDD (GS1 General Specifications, AI (7250)). */
export function isLongDate(text: string, wholeMonth: boolean): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  return isDate(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0), text.slice(4), wholeMonth)
}

/** True for a whole number of this width up to the greatest, such as hours `isUpTo(text, '23')`. */
export function isUpTo(text: string, greatest: string): boolean {
  return text.length === greatest.length && areDigits(text) && text <= greatest
}

/** True when the text is one digit or more, and nothing else. */
export function areDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return text !== ''
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(leaps: boolean, monthAndDay: string, wholeMonth: boolean): boolean {
  const month = Number(monthAndDay.slice(0, 2))
  const day = Number(monthAndDay.slice(2))
  if (day === 0 && !wholeMonth) return false
  return day <= (month === 2 && leaps ? 29 : (daysOfMonth[month - 1] ?? -1))
}
