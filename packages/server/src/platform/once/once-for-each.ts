import { forgetWithDatabase } from '../processes/remembered.ts'
import { aside, type Tx } from '../sql.ts'

/**
 * Does something for each key once in this process and this database, on a connection apart: it is done before the act that needs it,
 * and stays when that is refused. `work` must bear that another process did it too.
 */
export function onceForEach(
  work: (tx: Tx, keys: readonly string[]) => Promise<void>,
): (keys: Iterable<string>) => Promise<void> {
  const known = new Set<string>()
  forgetWithDatabase(() => known.clear())
  return async (keys) => {
    const unknown = [...new Set(keys)].filter((key) => !known.has(key))
    if (unknown.length === 0) return
    await aside((tx) => work(tx, unknown))
    for (const key of unknown) known.add(key)
  }
}
