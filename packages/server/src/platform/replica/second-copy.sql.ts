import type { Tx } from '../sql.ts'

/** How a second copy stands, and who asks. */
export type SecondCopy = { copy: 'none' | 'ready' | 'away'; pid: number }

/** Lets the commit of this transaction wait for the second copy, where one is asked for and there. */
export async function askForSecondCopy(tx: Tx): Promise<SecondCopy> {
  const [row] = await tx<[SecondCopy]>`
    select copy, pg_backend_pid() as pid,
      case when copy = 'ready' then set_config('synchronous_commit', 'on', true) end as waits
    from platform.second_copy() as copy`
  return row
}

/** Ends the waiting of a commit that another session is in. False when it does not wait. */
export async function stopWaiting(tx: Tx, pid: number): Promise<boolean> {
  const [row] = await tx`select platform.stop_waiting(${pid}) as stopped`
  return row?.stopped
}
