import type { Answer, Entry } from './entry.ts'
import { hurryEntries, listEntries, settle, takeDue } from './store.ts'

/** Who sends, with the token of the page's session; `onChange` hears that some state has changed. */
export type Sender = { owner: string; csrf: string; onChange(): void }

/**
 * Sends what is due, and goes on doing so: at once, when the network comes back, when the page is looked at again, and
 * when a wait is over. Gives back how to hurry it and how to stop.
 */
export function startSending(sender: Sender): { hurry(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const run = async () => {
    clearTimeout(timer)
    await alone(() => sendDue(sender))
    const next = await nextMoment(sender.owner)
    if (!isStopped && next !== undefined) timer = setTimeout(run, Math.max(500, next - Date.now()))
  }
  const hurry = () => {
    if (document.visibilityState !== 'hidden') hurryEntries(sender.owner).then(run)
  }
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  // A page that has just been opened carries the token of a session that lives: what waited for a sign-in may go.
  hurry()
  const stop = () => {
    isStopped = true
    clearTimeout(timer)
    removeEventListener('online', hurry)
    document.removeEventListener('visibilitychange', hurry)
  }
  return { hurry, stop }
}

/** Sends everything that is due, oldest first, one after the other. */
export async function sendDue({ owner, csrf, onChange }: Sender): Promise<void> {
  const due = await takeDue(owner, Date.now())
  if (due.length > 0) onChange()
  for (const entry of due) {
    await settle(entry, await sendEntry(entry, csrf), Date.now())
    onChange()
  }
}

async function sendEntry(entry: Entry, csrf: string): Promise<Answer> {
  const body = new FormData()
  body.append('csrf', csrf)
  body.append('entry', entry.id)
  // Both by this machine's clock: the server tells by them how far it is out.
  body.append('keptAt', entry.keptAt)
  body.append('sentAt', new Date().toISOString())
  for (const [name, value] of entry.fields) body.append(name, value)
  for (const { field, name, blob } of entry.files) body.append(field, blob, name)
  try {
    const headers = { accept: 'application/json', 'x-csrf-token': csrf }
    return await readAnswer(await fetch(entry.address, { method: 'POST', body, headers, credentials: 'same-origin' }))
  } catch {
    return { kind: 'later' }
  }
}

async function readAnswer(answer: Response): Promise<Answer> {
  if (answer.ok) {
    const { receipt } = (await answer.json()) as { receipt?: string }
    return receipt ? { kind: 'received', receipt } : { kind: 'later' }
  }
  if (answer.status === 401) return { kind: 'signed-out' }
  if (answer.status === 429 || answer.status === 408 || answer.status >= 500) return { kind: 'later' }
  const told = (await answer.json().catch(() => ({}))) as Refusal
  // A token of a session that has ended is refused as a form, not as a person.
  if (told.problems?.some(({ code }) => code === 'forbidden.form-token')) return { kind: 'signed-out' }
  const reasons = (told.problems ?? []).map(({ detail, code }) => detail ?? code)
  return { kind: 'refused', reasons: reasons.length > 0 ? reasons : [told.title ?? String(answer.status)] }
}

type Refusal = { title?: string; problems?: { code: string; detail?: string }[] }

async function nextMoment(owner: string): Promise<number | undefined> {
  const waiting = (await listEntries(owner)).filter(({ state }) => state === 'kept')
  return waiting.length > 0 ? Math.min(...waiting.map(({ notBefore }) => notBefore)) : undefined
}

// Two pages of one machine must not send the same entry at once. Where the browser has no locks, the server's "one of each id" still holds.
async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request('saolang-outbox', { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
