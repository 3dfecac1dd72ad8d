import type { App } from '../../platform/http.ts'
import { seeded } from '../made-input.ts'
import { pick, type Random } from './draw-value.ts'
import { makeInput } from './make-input.ts'
import type { Input, Visit } from './making.ts'
import { type PageForm, readForms, readLinks } from './read-forms.ts'
import { noteAnswer, type Tally } from './tally.ts'
import { pageFinder, type Target } from './targets.ts'
import type { WorldFacts } from './world-facts.ts'
import { type Sent, writeRequest } from './write-request.ts'

/** What the answers have taught so far: where pages lead, their forms, and what was accepted. */
export type Learned = {
  links: Map<string, string[]>
  forms: Map<string, { visit: string; form: PageForm }[]>
  kept: Map<string, { visit: string; input: Input }[]>
  seen: Set<string>
}

/** A world to ask: the application on its database, who asks, and what is known of it. */
export type World = {
  app: App
  visits(): Promise<Visit[]>
  facts(): Promise<WorldFacts>
}

export type Run = {
  world: World
  targets: readonly Target[]
  learned: Learned
  tally: Tally
  seed: number
  count: number
  /** How many are under way at once. */
  lanes: number
  /** After how many inputs everybody signs in anew and the world is read again. */
  refreshEvery: number
  onStumble(line: string): void
}

/** Nothing learned yet. */
export function nothingLearned(): Learned {
  return { links: new Map(), forms: new Map(), kept: new Map(), seen: new Set() }
}

/** Sends inputs to every address in turn, and learns from the answers. */
export async function runFuzz(run: Run): Promise<void> {
  const { world, targets, seed, count, lanes, refreshEvery } = run
  const random = seeded(seed)
  const find = pageFinder(targets.filter(({ isApi }) => !isApi))
  for (let done = 0; done < count; done += refreshEvery) {
    const visits = await world.visits()
    const facts = await world.facts()
    const many = Math.min(refreshEvery, count - done)
    let next = 0
    const lane = async () => {
      for (let i = next++; i < many; i = next++) {
        const target = targets[(done + i) % targets.length] as Target
        await askOne({ run, target, visits, facts, random, find, from: done + i })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }
}

type Asking = {
  run: Run
  target: Target
  visits: readonly Visit[]
  facts: WorldFacts
  random: Random
  find: ReturnType<typeof pageFinder>
  from: number
}

async function askOne(asking: Asking): Promise<void> {
  const { run, target, random, facts, visits, from } = asking
  const { learned, tally } = run
  const kept = learned.kept.get(target.name) ?? []
  const forms = learned.forms.get(target.name) ?? []
  const visit = chooseVisit(asking, kept, forms)
  const input = makeInput(target, {
    ...{ random, visit, facts },
    links: learned.links.get(target.name) ?? [],
    forms: forms.filter((one) => one.visit === visit.name).map(({ form }) => form),
    kept: kept.filter((one) => one.visit === visit.name).map((one) => one.input),
  })
  if (visits.length === 0) throw new Error('nobody can sign in')
  const sent = writeRequest(target, input, { visit, from })
  const start = performance.now()
  const answer = await send(run.world.app, sent)
  if (!answer) return
  const isAccepted = noteAnswer(tally, { target, sent, visit: visit.name, answer, millis: performance.now() - start })
  if (answer.statusCode >= 500) run.onStumble(JSON.stringify({ as: visit.name, ...sent }))
  if (isAccepted) learn(asking, { visit, input, answer })
}

type Answer = { statusCode: number; headers: Record<string, unknown>; body: string }

/** Sends a request as it was written down; undefined when no program could send it. */
export async function send(app: App, sent: Sent): Promise<Answer | undefined> {
  try {
    return (await app.inject(sent as never)) as unknown as Answer
  } catch (error) {
    if (error instanceof TypeError && /Invalid URL/.test(error.message)) return undefined
    throw error
  }
}

function chooseVisit(
  { random, visits }: Asking,
  kept: readonly { visit: string }[],
  forms: readonly { visit: string }[],
): Visit {
  const likely = random() < 0.75 ? (random() < 0.5 && forms.length > 0 ? forms : kept) : []
  const name = likely.length > 0 ? pick(random, likely).visit : undefined
  return visits.find((visit) => visit.name === name) ?? pick(random, visits)
}

const mostKept = 30

function learn({ run: { learned }, target, facts, find, random }: Asking, { visit, input, answer }: Learning): void {
  keep(learned.kept, target.name, { visit: visit.name, input }, random)
  if (answer.headers['content-encoding']) return
  const type = String(answer.headers['content-type'] ?? '')
  const leads = answer.headers.location === undefined ? [] : [String(answer.headers.location)]
  if (type.includes('json') && target.isApi) {
    const resource =
      target.path
        .split('/')
        .filter((part) => part && !part.startsWith(':'))
        .at(-1) ?? ''
    if (answer.body.length < 200_000) facts.learn(JSON.parse(answer.body || 'null'), resource)
  }
  if (type.includes('html')) {
    leads.push(...readLinks(answer.body))
    for (const form of readForms(answer.body)) {
      const action = form.action || input.url
      const owner = find(form.method, action)
      if (owner) keep(learned.forms, owner.name, { visit: visit.name, form: { ...form, action } }, random)
    }
  }
  for (const link of leads) {
    if (learned.seen.has(link) || learned.seen.size > 50_000) continue
    learned.seen.add(link)
    const owner = find('GET', link)
    if (owner) keep(learned.links, owner.name, link.split('?')[0] as string, random)
  }
}

type Learning = { visit: Visit; input: Input; answer: Answer }

function keep<T>(kept: Map<string, T[]>, name: string, one: T, random: Random): void {
  const list = kept.get(name) ?? []
  if (list.length === 0) kept.set(name, list)
  if (list.length < mostKept) list.push(one)
  else list[Math.floor(random() * mostKept)] = one
}
