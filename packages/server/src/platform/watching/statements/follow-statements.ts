import type postgres from 'postgres'

/** Is told when a statement is asked for, and gives whom to tell when it has ended: with its text, without its values, and what went wrong. */
export type StatementFollower = () => (text: string, error?: unknown) => void

type Asked = {
  executed: boolean
  string?: string
  strings: readonly string[]
  resolve(value: unknown): void
  reject(error: unknown): void
}

const followers = new Set<StatementFollower>()
const followed = new WeakSet<object>()

/** Has every statement of this process followed from now on. Gives the way to stop. */
export function followStatements(follower: StatementFollower): () => void {
  followers.add(follower)
  return () => followers.delete(follower)
}

/**
 * Opens the pools of a driver to followers. The driver tells nobody when a statement ends: its queries are told apart from
 * the pieces that they are made of by `handle`, which is called for the former only.
 */
export function openToFollowers(sql: postgres.Sql): void {
  const prototype = Object.getPrototypeOf(sql`select 1`) as { handle(): Promise<void> }
  if (followed.has(prototype)) return
  followed.add(prototype)
  const { handle } = prototype
  prototype.handle = function (this: Asked & { handle(): Promise<void> }) {
    if (!this.executed && followers.size > 0) follow(this)
    return handle.call(this)
  }
}

function follow(asked: Asked): void {
  const ends = [...followers].map((follower) => follower())
  const { resolve, reject } = asked
  asked.resolve = (value) => {
    for (const end of ends) end(textOf(asked))
    resolve(value)
  }
  asked.reject = (error) => {
    for (const end of ends) end(textOf(asked), error)
    reject(error)
  }
}

function textOf({ string, strings }: Asked): string {
  return string ?? strings[0] ?? ''
}
