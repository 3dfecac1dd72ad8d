/** An address with the questions that are asked, and no others. */
export function hrefOf(path: string, asked: Record<string, string | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
