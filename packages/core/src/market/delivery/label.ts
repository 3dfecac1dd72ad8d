import { tidy } from '../../kernel/text.ts'

/** A name as it may stand on a box that strangers see: all but the given name by their first letters ("Nguyễn Thị Hoa" → "N. T. Hoa"). */
export function maskName(name: string): string {
  const words = tidy(name).split(' ')
  return words.map((word, i) => (i < words.length - 1 ? `${[...word][0]?.toUpperCase()}.` : word)).join(' ')
}
