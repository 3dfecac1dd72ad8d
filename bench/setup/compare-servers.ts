import autocannon from 'autocannon'

const rounds = 3
const seconds = 3

/** What is compared: two addresses, what their answers must be, and what share of the second the first must reach. */
export type Comparison = {
  title: string
  ours: string
  theirs: string
  limit: number
  status: number
  headers?: Record<string, string>
}

/** Asks two servers in turns from another thread and prints the best of some rounds each, with the ratio against the limit. */
export async function compareServers({ title, ours, theirs, limit, ...asked }: Comparison): Promise<void> {
  await measure(ours, asked)
  let best: readonly [number, number] = [0, 0]
  for (let round = 0; round < rounds; round++)
    best = [Math.max(best[0], await measure(ours, asked)), Math.max(best[1], await measure(theirs, asked))]
  const share = best[0] / best[1]
  console.log(
    `${title}: ${Math.round(best[0])} of ${Math.round(best[1])} requests/s, limit ${limit * 100}%, ratio ${(share / limit).toFixed(2)}`,
  )
}

/** Requests a second of an address; throws when an answer has another status than it should. */
async function measure(url: string, { status, headers = {} }: Pick<Comparison, 'status' | 'headers'>): Promise<number> {
  const result = await autocannon({ url, headers, connections: 32, duration: seconds, workers: 1 })
  const wanted = result.statusCodeStats?.[status]?.count ?? 0
  if (result.errors > 0 || wanted !== result.requests.total)
    throw new Error(`${url}: ${wanted} of ${result.requests.total} answers were ${status}, ${result.errors} errors`)
  return result.requests.average
}
