/** The text in NFC, trimmed, with runs of white space made one space: how every text is stored and compared. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** As `tidy`, for a text of several lines: lines stay, at most one empty line between paragraphs. */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The text without tone marks and with đ as d, lower case: "Mật ong U Minh" → "mat ong u minh". For search, never for display. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The folded text with hyphens, for addresses and file names: "Mật ong" → "mat-ong". */
export function slug(text: string): string {
  return fold(text).replace(/ /g, '-')
}
