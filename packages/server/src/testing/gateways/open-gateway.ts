import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A payment that a gateway's stand-in was asked for. */
export type Asked = { ref: string; amountDong: number; returnUrl: string; hookUrl: string }

/** A stand-in for a gateway: it refuses whatever is not signed as the gateway wants it, and keeps what it was asked. */
export type StandIn = { host: string; asked: Asked[]; refused: string[]; close(): void }

/** What a stand-in does with a call: the payment it was asked for and its answer, or why it refuses. */
export type Judged = { asked: Asked; answer: object } | { refusal: string; answer: object }

/** Opens a stand-in on a port of its own; `judge` is the gateway's side of its protocol. */
export async function openStandIn(judge: (path: string, body: Record<string, unknown>) => Judged): Promise<StandIn> {
  const asked: Asked[] = []
  const refused: string[] = []
  const server = createServer(async (request, response) => {
    const judged = judge(request.url ?? '', JSON.parse((await readAll(request)) || '{}'))
    if ('asked' in judged) asked.push(judged.asked)
    else refused.push(judged.refusal)
    response.setHeader('content-type', 'application/json').end(JSON.stringify(judged.answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, asked, refused, close: () => server.close() }
}

/** HMAC in hex, made here and not by what is tested. */
export const sign = (algorithm: 'sha256' | 'sha512', secret: string, text: string) =>
  createHmac(algorithm, secret).update(text).digest('hex')

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
