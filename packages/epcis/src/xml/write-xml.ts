import { InvalidDocument } from '../document/problem.ts'

// What XML 1.0 cannot hold at all, not even escaped (its production 2).
const outside = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}._\u00b7-]*$/u

/** Text as the content of an element. Throws `InvalidDocument` on characters that XML has no form for. */
export function escapeText(text: string): string {
  refuseOutside(text)
  return text.replace(/[&<>\r]/g, (sign) => escapes[sign] ?? sign)
}

/** Text as the value of an attribute, quotes included. Throws as `escapeText` does. */
export function quoteAttribute(text: string): string {
  refuseOutside(text)
  return `"${text.replace(/[&<>"\r\n\t]/g, (sign) => escapes[sign] ?? sign)}"`
}

/** An element from its parts, already escaped; without content it is closed at once. */
export function elementOf(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

/** An element of plain text. */
export function textElement(name: string, text: string, attributes = ''): string {
  return elementOf(name, escapeText(text), attributes)
}

/** A processing instruction that tells our reader what XML cannot say; whoever does not know it passes over it. */
export function hint(target: 'json' | 'epcis', body: string): string {
  refuseOutside(body)
  return `<?${target} ${body.replaceAll('?>', '?\\u003e')}?>`
}

/** True for what may be the local part of a name in XML. */
export function isNcName(text: string): boolean {
  return ncName.test(text)
}

/** The prefixes that XML can declare, as attributes. */
export function declarationsOf(prefixes: Iterable<readonly [prefix: string, namespace: string]>): string {
  let text = ''
  for (const [prefix, namespace] of prefixes) {
    if (isDeclarable(prefix, namespace)) text += ` xmlns:${prefix}=${quoteAttribute(namespace)}`
  }
  return text
}

/** True for a prefix that XML can declare: a name of its own, for a namespace that is not empty. */
export function isDeclarable(prefix: string, namespace: string): boolean {
  return isNcName(prefix) && !/^xml/i.test(prefix) && namespace !== ''
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

function refuseOutside(text: string): void {
  if (!outside.test(text)) return
  throw new InvalidDocument([{ code: 'not-in-xml', at: '', message: 'holds a character that XML has no form for' }])
}
