const unreserved = /^[\w.~-]*$/

/**
 * A value as a part of a URI path or query: everything but letters, digits, `-`, `.`, `_` and `~` percent-encoded, in capitals
 * (Digital Link URI Syntax, section 4; RFC 3986, section 2). Wants characters of set 82: one byte each.
 */
export function percentEncode(value: string): string {
  if (unreserved.test(value)) return value
  return value.replace(
    /[^\w.~-]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/**
 * Undoes percent-encoding byte by byte: a byte above 7F stays one character, which no GS1 value may hold. A percent sign that
 * begins no two hexadecimal digits stands for itself, as in every browser (WHATWG URL, "percent-decode").
 */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The same for a value in a query, where `+` is a space (WHATWG URL, "application/x-www-form-urlencoded"). */
export function percentDecodeQuery(text: string): string {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}
