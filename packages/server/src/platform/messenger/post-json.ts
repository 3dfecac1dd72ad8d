const patienceMs = 15_000

/** Posts JSON to a carrier and gives its answer. Throws when it does not answer, or answers that it is out of order. */
export async function postJson(
  url: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
  if (!answer.ok) throw new Error(`the carrier answered ${answer.status}`)
  return (await answer.json()) as Record<string, unknown>
}
