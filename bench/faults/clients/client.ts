import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from '../history.ts'

/** What a client wants written. `resultOf` reads from an answer what it told. */
export type Wish = {
  act: string
  key: string
  says: string
  method: 'POST' | 'PUT'
  path: string
  body?: object | string
  /** A form of a page instead of a body. */
  form?: Record<string, string>
  /**
   * How it is sent again when nobody answered: under a key that the server keeps with its answer (the rule), because it knows itself
   * again (an event by its id, an order by the key of its wish), or never.
   */
  again?: 'by-key' | 'by-itself' | 'never'
  resultOf?: (answer: Answer) => string
}

/** An answer as it came: its codes are those of a refusal. */
export type Answer = {
  status: number
  headers: Headers
  json: Record<string, unknown>
  codes: string[]
  start: string
}

/** What became of a wish. */
export type Told = { is: 'ok' | 'fail' | 'unknown'; answer?: Answer; result?: string }

/** One program that asks for things, one after another, and writes down how each went. */
export type Client = {
  name: string
  /** Writes. What was not answered is sent again with the same key, as long as it has one, until it is answered or given up. */
  write(wish: Wish): Promise<Told>
  /** Reads; undefined when there was no answer. */
  read(path: string): Promise<Record<string, unknown> | undefined>
  /** A number from 0 to 1, of the client's own series. */
  random(): number
}

/** What all clients of a run share. */
export type Field = { url: string; history: History; tide: Tide }

/** Whether clients go on; once it is over nobody sends anything any more. */
export type Tide = { isOver: boolean }

/** How a client shows who it is. */
export type Credentials = { headers(): Record<string, string>; renew?: () => Promise<void> }

const patienceMs = 20_000
const givesUp = 0.04
let ops = 0

/** A client under a name. The keys of those who have an account are kept by the server with its answers. */
export function makeClient(
  field: Field,
  { name, random, credentials }: { name: string; random: () => number; credentials: Credentials },
): Client {
  const call = (method: string, path: string, more: Record<string, string> = {}, wish?: Wish) =>
    send(field.url + path, method, { ...credentials.headers(), ...more }, wish)
  const write = async (wish: Wish): Promise<Told> => {
    const { act, key, says, again = 'by-key' } = wish
    const kept = again === 'by-key' ? { idempotencyKey: uuidFrom(random) } : {}
    const intent = { op: ++ops, client: name, act, key, says, ...kept }
    const header = kept.idempotencyKey ?? (act === 'order.place' ? key : undefined)
    while (!field.tide.isOver) {
      field.history.note(intent, 'invoke')
      const answer = await call(wish.method, wish.path, header === undefined ? {} : { 'idempotency-key': header }, wish)
      const told = judge(answer, wish)
      field.history.note(intent, told.is, describe(answer, told))
      const next = told.is === 'ok' ? 'stop' : nextAfter(answer, told, wish)
      if (next === 'stop' || (next === 'repeat' && random() < givesUp)) return told
      if (next === 'sign-in') await credentials.renew?.()
      else if (next === 'again') await untilListening(field)
      else await sleep(next === 'wait' ? 1000 : 50 + random() * 150)
    }
    return { is: 'unknown' }
  }
  const read = async (path: string) => {
    const answer = await call('GET', path)
    return typeof answer === 'object' && answer.status === 200 ? answer.json : undefined
  }
  return { name, random, read, write }
}

type Next = 'stop' | 'repeat' | 'again' | 'wait' | 'sign-in'

function nextAfter(answer: Sent, { is }: Told, { again }: Wish): Next {
  if (answer === 'refused connection') return 'again'
  if (typeof answer === 'object' && (answer.status === 401 || answerIs(answer, 'forbidden.form-token')))
    return 'sign-in'
  if (typeof answer === 'object' && answer.status === 429) return 'wait'
  return is === 'unknown' && again !== 'never' ? 'repeat' : 'stop'
}

function describe(answer: Sent, { is, result }: Told): { result?: string; why?: string } {
  const why = typeof answer === 'string' ? answer : `${answer.status} ${answer.codes.join() || answer.start}`
  return { ...(result !== undefined && { result }), ...(is !== 'ok' && { why }) }
}

// Where nobody listens nothing is sent, and nothing is written down.
async function untilListening({ url, tide }: Field): Promise<void> {
  while (!tide.isOver && (await send(`${url}/health`, 'GET', {})) === 'refused connection') await sleep(100)
}

type Sent = Answer | 'refused connection' | 'no answer'

function judge(answer: Sent, wish: Wish): Told {
  // Where nobody listens nothing was sent.
  if (answer === 'refused connection') return { is: 'fail' }
  if (answer === 'no answer' || answer.status >= 500 || answerIs(answer, 'conflict.request-under-way'))
    return { is: 'unknown' }
  // A form that was refused is shown again; one that was taken leads away.
  const isDone = wish.form ? answer.status === 303 : answer.status < 300
  if (!isDone) return { is: 'fail', answer }
  return { is: 'ok', answer, ...(wish.resultOf && { result: wish.resultOf(answer) }) }
}

function answerIs(answer: Sent, code: string): boolean {
  return typeof answer === 'object' && answer.codes.includes(code)
}

async function send(url: string, method: string, headers: Record<string, string>, wish?: Wish): Promise<Sent> {
  const type = wish?.form ? 'application/x-www-form-urlencoded' : 'application/json'
  const given = wish?.form ? new URLSearchParams(wish.form).toString() : textOf(wish?.body)
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(given !== undefined && { 'content-type': type }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      ...(given !== undefined && { body: given }),
    })
    const text = await answer.text()
    const json = readJson(text)
    const problems = (json.problems ?? []) as { code: string }[]
    return {
      status: answer.status,
      headers: answer.headers,
      json,
      codes: problems.map(({ code }) => code),
      start: text.slice(0, 120),
    }
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    return code === 'ECONNREFUSED' ? 'refused connection' : 'no answer'
  }
}

const textOf = (body: object | string | undefined) => (typeof body === 'object' ? JSON.stringify(body) : body)

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A uuid (version 4) of a series of random numbers. */
export function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  hex[12] = '4'
  hex[16] = '8'
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
