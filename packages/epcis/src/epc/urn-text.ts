/**
 * Text as a URN spells it: `"`, `#`, `%`, `&`, `/`, `<`, `>` and `?` escaped, all else as it is (EPC Tag Data Standard,
 * section 6.3). Other than in a link, `!`, `(`, `)`, `*`, `+`, `,`, `:` stay.
 */
export function escapeUrnText(text: string): string {
  return text.replace(
    /["#%&/<>?]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/** Undoes that; undefined for a character that a URN must escape or may not hold. Percent-codes of any other character are read too. */
export function unescapeUrnText(text: string): string | undefined {
  if (!/^(?:[\w!'()*+,.:;=-]|%[0-9a-f]{2})*$/i.test(text)) return undefined
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
