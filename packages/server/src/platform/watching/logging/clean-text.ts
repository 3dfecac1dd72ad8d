/** What a log line never holds, by its form; and under which names of fields nothing is written at all. */
export const redactions: readonly { what: string; form: RegExp; becomes: string }[] = [
  {
    what: 'e-mail addresses',
    form: /[^\s<>"'=&?/,;:()]+(?:@|%40)[^\s<>"'=&?/,;:()]+\.[^\s<>"'=&?/,;:()]+/gi,
    becomes: '…@…',
  },
  { what: 'bearer tokens', form: /\b(bearer|basic)\s+[\w.~+/=-]+/gi, becomes: '$1 …' },
  { what: 'our own tokens', form: /\b(?:sl[a-z]?_|eyJ)[\w.-]{8,}/g, becomes: '…' },
  { what: 'what follows a question mark', form: /\?[^\s"'<>]*=[^\s"'<>]*/g, becomes: '?…' },
  { what: 'long secrets', form: /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}/g, becomes: '…' },
  { what: 'telephone numbers', form: /(?<![\w.-])(?:\+?84|0)(?:[ .()-]?\d){8,9}(?!\w)/g, becomes: '0…' },
  { what: 'identity numbers', form: /(?<![\w.:-])\d{12}(?![\w.:-])/g, becomes: '…' },
]

/** Fields that are never written, whatever they hold. */
export const hiddenFields: ReadonlySet<string> = new Set(
  'address authorization body cookie cookies csrf detail displayName email fullName headers name password payload params parameters phone query representative secret set-cookie subject taxCode token url values where words'.split(
    ' ',
  ),
)

const deepest = 4

/** A text without what names or lets in anybody. */
export function cleanText(text: string): string {
  return redactions.reduce((cleaned, { form, becomes }) => cleaned.replace(form, becomes), text)
}

/** The fields of a log line without what names or lets in anybody. `err`, `req` and `res` have a form of their own, which is clean. */
export function cleanFields(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (depth === 0 && formed.has(name)) return [name, value]
      return [name, hiddenFields.has(name) ? '…' : cleanValue(value, depth)]
    }),
  )
}

/** What an error may say in a log: its class, code and place, and its words cleaned. What a database adds of rows is left out. */
export function describeError(error: Error & { code?: string; constraint_name?: string }): {
  type: string
  message: string
  stack: string
} {
  const { name, code, constraint_name: constraint, message, stack = '' } = error
  return {
    type: name,
    message: cleanText(message),
    stack: cleanText(stack),
    ...(code && { code }),
    ...(constraint && { constraint }),
  }
}

const formed: ReadonlySet<string> = new Set(['err', 'req', 'res'])

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (value instanceof Error) return describeError(value)
  if (depth >= deepest) return '…'
  return Array.isArray(value) ? value.map((each) => cleanValue(each, depth + 1)) : cleanFields(value, depth + 1)
}
