import { createServer } from 'node:http'

type Asked = { path: string; headers: Record<string, string | string[] | undefined>; body: Record<string, unknown> }

/** A carrier of messages for tests: an HTTP server that keeps what it is asked and answers what it was told to, the last answer again and again. */
export type Carrier = { url: string; asked: Asked[]; answerWith(...answers: object[]): void; close(): Promise<void> }

/** Opens a carrier that is asked in JSON, or by a form, and answers in JSON over HTTP. An answer `{ status: 503 }` is an HTTP status without a body. */
export async function openCarrier(): Promise<Carrier> {
  const asked: Asked[] = []
  let answers: object[] = [{}]
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    asked.push({
      path: request.url ?? '',
      headers: request.headers,
      body: readBody(text, request.headers['content-type']),
    })
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) as { status?: number }
    if (answer.status) return void response.writeHead(answer.status).end()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/send`,
    asked,
    answerWith: (...next) => {
      answers = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function readBody(text: string, type = ''): Record<string, unknown> {
  return type.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(text))
    : JSON.parse(text)
}
