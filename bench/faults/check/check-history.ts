import type { Entry } from '../history.ts'

/** One act as it is in the database: what it says, its result, and each of its parts: how many there are and how many there should be. */
export type Found = {
  act: string
  key: string
  says: string
  result?: string
  parts: Readonly<Record<string, readonly [is: number, should: number]>>
}

/** What is kept that may be written again and again: the last value counts. */
export type Register = { key: string; says: string }

/** Everything that is read of a database to judge a history by. `answers` are the keys of the requests whose answer is kept. */
export type Kept = { found: readonly Found[]; registers: readonly Register[]; answers: ReadonlySet<string> }

/** What is wrong, by kind; a sentence each. */
export type Faults = Record<'lost' | 'doubled' | 'halfDone' | 'changed' | 'unasked', string[]>

/** A history judged: how many acts were acknowledged, how many nobody knows of, and what is wrong. */
export type Judgement = { acknowledged: number; refused: number; unknown: number; faults: Faults }

/** What is made anew each time that the same document is sent: every acknowledged one must be there, others may. */
const madeAnew = new Set(['capture.job'])
/** What may be acknowledged to several and is there once all the same. */
const takenOnce = new Set(['event.capture'])
const registerAct = 'scorecard.save'

/** An intent with all its tries. */
type Intended = { op: number; act: string; key: string; says: string; idempotencyKey?: string; tries: Entry[] }

/**
 * Judges a history by what is in the database, after Jepsen's manner: what was acknowledged is there once, whole and as it was sent; what
 * was refused is not there; what nobody knows of is there whole or not at all; nothing is there that nobody sent.
 */
export function checkHistory(entries: readonly Entry[], kept: Kept): Judgement {
  const intents = gather(entries)
  const faults: Faults = { lost: [], doubled: [], halfDone: [], changed: [], unasked: [] }
  const foundBy = Map.groupBy(kept.found, nameOf)
  const intentsBy = Map.groupBy(
    intents.filter(({ act }) => act !== registerAct),
    nameOf,
  )
  for (const [name, rivals] of intentsBy) judge(rivals, foundBy.get(name) ?? [], faults)
  for (const [name, rows] of foundBy) {
    findHalves(name, rows, faults)
    if (!intentsBy.has(name) && !rows.every(({ act }) => madeAnew.has(act)))
      faults.unasked.push(`${name} was never sent`)
  }
  checkRegisters(intents, kept.registers, faults)
  checkAnswers(intents, kept, faults)
  const outcomes = intents.map(outcomeOf)
  return {
    acknowledged: outcomes.filter((is) => is === 'ok').length,
    refused: outcomes.filter((is) => is === 'fail').length,
    unknown: outcomes.filter((is) => is === 'unknown').length,
    faults,
  }
}

/** How many faults there are in all. */
export function countFaults(faults: Faults): number {
  return Object.values(faults).reduce((sum, { length }) => sum + length, 0)
}

const nameOf = ({ act, key }: { act: string; key: string }) => `${act} ${key}`

function gather(entries: readonly Entry[]): Intended[] {
  const intents = new Map<number, Intended>()
  for (const entry of entries) {
    const { op, act, key, says, idempotencyKey } = entry
    const intent = intents.get(op) ?? { op, act, key, says, ...(idempotencyKey && { idempotencyKey }), tries: [] }
    intents.set(op, intent)
    intent.tries.push(entry)
  }
  return [...intents.values()]
}

// A refusal after a try that nobody answered settles it: the same key would have been answered as the first time.
function outcomeOf({ tries }: Intended): 'ok' | 'fail' | 'unknown' {
  if (tries.some(({ is }) => is === 'ok')) return 'ok'
  const last = tries.at(-1)?.is
  return last === 'fail' ? 'fail' : 'unknown'
}

/** Rivals want to make the same thing: one of them may. */
function judge(rivals: readonly Intended[], rows: readonly Found[], faults: Faults): void {
  const [{ act, key }] = rivals as [Intended]
  const name = `${act} ${key}`
  const winners = rivals.filter((intent) => outcomeOf(intent) === 'ok')
  const open = rivals.filter((intent) => outcomeOf(intent) === 'unknown')
  if (winners.length > 1 && !takenOnce.has(act))
    faults.doubled.push(`${name} was acknowledged to ${winners.length} rivals`)
  if (rows.length > 1) faults.doubled.push(`${name} is there ${rows.length} times`)
  const [row] = rows
  if (!row) {
    if (winners.length > 0) faults.lost.push(`${name} was acknowledged and is not there`)
    return
  }
  const possible = winners.length > 0 ? winners : open
  if (possible.length === 0) faults.unasked.push(`${name} was refused and is there`)
  else findChanges(name, row, possible, faults)
}

function findChanges(name: string, row: Found, possible: readonly Intended[], faults: Faults): void {
  const author = possible.find(({ says }) => says === row.says)
  if (!author) {
    faults.changed.push(`${name} says ${row.says}, sent was ${possible.map(({ says }) => says).join(' or ')}`)
    return
  }
  const told = new Set(author.tries.flatMap(({ is, result }) => (is === 'ok' && result !== undefined ? [result] : [])))
  if (told.size > 1) faults.doubled.push(`${name} was answered in ${told.size} ways: ${[...told].join(', ')}`)
  else if (row.result !== undefined && told.size === 1 && !told.has(row.result))
    faults.changed.push(`${name} gave ${row.result}, told was ${[...told].join()}`)
}

function findHalves(name: string, rows: readonly Found[], faults: Faults): void {
  for (const { parts } of rows)
    for (const [part, [is, should]] of Object.entries(parts)) {
      if (is < should) faults.halfDone.push(`${name} has ${is} of ${should} ${part}`)
      if (is > should) faults.doubled.push(`${name} has ${is} ${part}, ${should} would be right`)
    }
}

function checkRegisters(intents: readonly Intended[], registers: readonly Register[], faults: Faults): void {
  const kept = new Map(registers.map(({ key, says }) => [key, says]))
  const writes = Map.groupBy(
    intents.filter(({ act }) => act === registerAct),
    ({ key }) => key,
  )
  for (const key of kept.keys()) if (!writes.has(key)) faults.unasked.push(`${registerAct} ${key} was never sent`)
  for (const [key, made] of writes) {
    let possible: (string | undefined)[] = [undefined]
    for (const intent of made) {
      const outcome = outcomeOf(intent)
      if (outcome === 'ok') possible = [intent.says]
      if (outcome === 'unknown') possible.push(intent.says)
    }
    const value = kept.get(key)
    if (possible.includes(value)) continue
    if (value === undefined) faults.lost.push(`${registerAct} ${key} was acknowledged and is not there`)
    else faults.changed.push(`${registerAct} ${key} says ${value}, not ${possible.join(' or ')}`)
  }
}

/** The answer of a request is kept with what it did, or neither is. */
function checkAnswers(intents: readonly Intended[], { answers, found }: Kept, faults: Faults): void {
  const there = new Set(found.map((row) => `${nameOf(row)} ${row.says}`))
  for (const intent of intents) {
    const { act, key, idempotencyKey } = intent
    if (idempotencyKey === undefined) continue
    const outcome = outcomeOf(intent)
    const isKept = answers.has(idempotencyKey)
    // Of a register nobody can see which of its writes took place: only its answer tells.
    const isOpen = outcome === 'unknown' && act === registerAct
    const isThere = outcome === 'unknown' ? there.has(`${nameOf(intent)} ${intent.says}`) : outcome === 'ok'
    if (isOpen || isThere === isKept) continue
    const words = isThere ? 'was done without keeping its answer' : 'was not done, and its answer is kept'
    faults.halfDone.push(`${act} ${key} ${words}`)
  }
}
