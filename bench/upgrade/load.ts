import { Agent, request } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

/** What became of the requests of one stretch of time. */
export type Stretch = {
  name: string
  asked: number
  failed: number
  again: number
  millis: number[]
  failures: string[]
}

/** Clients that ask until they are told to stop; `begin` opens the next stretch. */
export type Load = { begin(name: string): void; stop(): Promise<{ stretches: Stretch[]; acknowledged: string[] }> }

type Asked = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
type Answer = { status: number; location?: string }

const kept = 20
const readers = 12
const writers = 3

/** Reads pages and writes events through a site, as browsers do: an open line that was closed before any answer is asked again once. */
export function startLoad(origin: string, paths: readonly string[], token: string): Load {
  const stretches: Stretch[] = []
  const acknowledged: string[] = []
  let isOver = false
  const current = () => stretches.at(-1) as Stretch
  const send = async (agent: Agent, asked: Asked): Promise<Answer | undefined> => {
    const stretch = current()
    const began = performance.now()
    const answer = await askOnce(origin, agent, asked, () => stretch.again++).catch((error: Error) => error)
    stretch.asked++
    stretch.millis.push(performance.now() - began)
    if (answer instanceof Error || answer.status >= 500 || answer.status === 404) {
      stretch.failed++
      if (stretch.failures.length < kept)
        stretch.failures.push(
          `${asked.method} ${asked.path}: ${answer instanceof Error ? answer.message : answer.status}`,
        )
      return undefined
    }
    return answer
  }
  const read = async (seat: number) => {
    const agent = newAgent()
    for (let i = seat; !isOver; i++) {
      await send(agent, { method: 'GET', path: paths[i % paths.length] as string })
      await pause(20)
    }
    agent.destroy()
  }
  const write = async (seat: number) => {
    const agent = newAgent()
    for (let i = 0; !isOver; i++) {
      const id = `https://su-kien.example.vn/nang-cap/${seat}/${i}`
      const answer = await send(agent, captureOf(id, token))
      if (answer?.status === 202) acknowledged.push(id)
      await pause(100)
    }
    agent.destroy()
  }
  const begin = (name: string) => void stretches.push({ name, asked: 0, failed: 0, again: 0, millis: [], failures: [] })
  begin('before')
  const running = [
    ...Array.from({ length: readers }, (_, seat) => read(seat * 7)),
    ...Array.from({ length: writers }, (_, seat) => write(seat)),
  ]
  const stop = async () => {
    isOver = true
    await Promise.all(running)
    return { stretches, acknowledged }
  }
  return { begin, stop }
}

function newAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
}

async function askOnce(origin: string, agent: Agent, asked: Asked, onAgain: () => void): Promise<Answer> {
  try {
    return await ask(origin, agent, asked)
  } catch (error) {
    if (!(error as { wasReused?: boolean }).wasReused) throw error
    onAgain()
    return ask(origin, agent, asked)
  }
}

function ask(origin: string, agent: Agent, { method, path, headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let hasBegun = false
    const asked = request(
      `${origin}${path}`,
      { method, agent, headers: { host: 'ocop.example', ...headers } },
      (answer) => {
        hasBegun = true
        answer.resume()
        answer.once('end', () =>
          resolve({
            status: answer.statusCode as number,
            ...(answer.headers.location && { location: answer.headers.location }),
          }),
        )
        answer.once('error', reject)
      },
    )
    asked.once('error', (error) => reject(Object.assign(error, { wasReused: asked.reusedSocket && !hasBegun })))
    asked.end(body)
  })
}

function captureOf(eventID: string, token: string): Asked {
  const event = {
    ...{ type: 'ObjectEvent', eventID, eventTime: new Date().toISOString(), eventTimeZoneOffset: '+07:00' },
    ...{ action: 'OBSERVE', bizStep: 'inspecting' },
    epcList: [`https://id.gs1.org/01/09520123456788/21/${eventID.split('/').slice(-2).join('-')}`],
  }
  const body = JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-11-01T00:00:00Z' },
    epcisBody: { eventList: [event] },
  })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return { method: 'POST', path: '/epcis/capture', headers, body }
}
