/** A value as COPY reads it in its text format (https://www.postgresql.org/docs/18/sql-copy.html, "Text Format"). */
export function copyText(value: string | null): string {
  if (value === null) return '\\N'
  return special.test(value) ? value.replace(everySpecial, (character) => escapes[character] as string) : value
}

/** A list of texts as COPY reads an array. */
export function copyTexts(list: readonly string[] | null): string {
  if (list === null) return '\\N'
  return copyText(`{${list.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

/** A value as COPY reads it in a column of JSON; null for nothing there. */
export function copyJson(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  const json = JSON.stringify(value)
  return json.includes('\\') ? json.replaceAll('\\', '\\\\') : json
}

const special = /[\\\t\n\r]/
const everySpecial = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
