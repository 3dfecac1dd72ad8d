import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Answer, type Entry, isDue, keepEntry, type NewEntry, settleEntry } from './entry.ts'

/** What somebody has filled in but not sent: the form as it stands, under its address. */
export type Draft = { address: string; owner: string; fields: Entry['fields']; files: Entry['files'] }

interface Shelves extends DBSchema {
  entry: { key: string; value: Entry; indexes: { owner: string } }
  draft: { key: string; value: Draft }
}

const mostReceiptsKept = 50

let shelves: Promise<IDBPDatabase<Shelves>> | undefined

/** Puts an entry in the outbox of this machine; done when it is on its disk. The same id twice is one entry. */
export async function putEntry(entry: NewEntry): Promise<void> {
  const tx = (await open()).transaction('entry', 'readwrite')
  if (!(await tx.store.get(entry.id))) await tx.store.put(keepEntry(entry, new Date()))
  await tx.done
}

/** What this person has in the outbox, newest first. */
export async function listEntries(owner: string): Promise<Entry[]> {
  const entries = await (await open()).getAllFromIndex('entry', 'owner', owner)
  return entries.sort((a, b) => b.keptAt.localeCompare(a.keptAt))
}

/** Takes what is due and says that it is on its way. */
export async function takeDue(owner: string, now: number): Promise<Entry[]> {
  const due = (await listEntries(owner)).filter((entry) => isDue(entry, now)).reverse()
  for (const entry of due) await (await open()).put('entry', { ...entry, state: 'sending' })
  return due
}

/** Writes down what became of a sending; old receipts make room for new ones. */
export async function settle(entry: Entry, answer: Answer, now: number): Promise<void> {
  await (await open()).put('entry', settleEntry(entry, answer, now))
  const received = (await listEntries(entry.owner)).filter(({ state }) => state === 'received')
  for (const old of received.slice(mostReceiptsKept)) await (await open()).delete('entry', old.id)
}

/** Makes everything of this person due at once: they pressed "send now", or the network is back. */
export async function hurryEntries(owner: string): Promise<void> {
  for (const entry of await listEntries(owner))
    if (entry.state === 'kept' && entry.notBefore > 0) await (await open()).put('entry', { ...entry, notBefore: 0 })
}

/** Takes a refused entry out of the outbox, so that its writer can put it right and send it anew. */
export async function takeBack(id: string): Promise<Entry | undefined> {
  const tx = (await open()).transaction('entry', 'readwrite')
  const entry = await tx.store.get(id)
  if (entry?.state === 'refused') await tx.store.delete(id)
  await tx.done
  return entry
}

/** Keeps a half-filled form, so that a closed page or an empty battery costs nothing. */
export async function keepDraft(draft: Draft): Promise<void> {
  await (await open()).put('draft', draft)
}

/** The half-filled form of an address, of this person alone. */
export async function findDraft(address: string, owner: string): Promise<Draft | undefined> {
  const draft = await (await open()).get('draft', address)
  return draft?.owner === owner ? draft : undefined
}

/** Forgets a half-filled form: it lies in the outbox now. */
export async function dropDraft(address: string): Promise<void> {
  await (await open()).delete('draft', address)
}

function open(): Promise<IDBPDatabase<Shelves>> {
  shelves ??= openDB<Shelves>('saolang', 1, {
    upgrade(db) {
      db.createObjectStore('entry', { keyPath: 'id' }).createIndex('owner', 'owner')
      db.createObjectStore('draft', { keyPath: 'address' })
    },
  })
  return shelves
}
