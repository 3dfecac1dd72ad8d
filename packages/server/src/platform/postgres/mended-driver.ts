import { registerHooks } from 'node:module'

type Mend = readonly [broken: string, mended: string]

// The driver (postgres 3.4.9) does not survive a connection that dies under a transaction: a late write throws in a timer of its
// own and ends the process, the connection never sends anything again, and what the transaction still asks goes out on the same
// connection when it already serves another one; who waits for the end of a COPY that fails there waits forever. Known and not yet released: https://github.com/porsager/postgres/issues/1208,
// /pull/1209. Until it is, the driver's text is mended while it is loaded.
const mends: Record<string, readonly Mend[]> = {
  'connection.js': [
    [
      'const x = socket.write(chunk, fn)',
      `if (!socket) {
      dropWriting()
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)`,
    ],
    [
      'function connectTimedOut() {',
      `function dropWriting() {
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
  }

  function connectTimedOut() {`,
    ],
    ['clearImmediate(nextWriteTimer)\n    if (socket) {', 'dropWriting()\n    if (socket) {'],
    ['clearImmediate(nextWriteTimer)\n    socket.removeListener', 'dropWriting()\n    socket.removeListener'],
    [
      'stream && (stream.destroy(err), stream = null)',
      'stream && (stream.destroy(err), stream = null)\n    final && (final(err), final = null)',
    ],
    ['socket.write(b().f().str', 'socket && socket.write(b().f().str'],
    ['!hadError && (query || sent.length) && error(', ';(query || sent.length) && error('],
    ['closedTime = performance.now()', 'query = results = errorResponse = null\n    closedTime = performance.now()'],
  ],
  'index.js': [
    ['let savepoints = 0\n      , connection', 'let savepoints = 0\n      , lost = null\n      , connection'],
    ['(_, reject) => connection.onclose = reject)', '(_, reject) => connection.onclose = e => reject(lost = e))'],
    [
      'function handler(q) {\n        q.catch',
      'function handler(q) {\n        if (lost)\n          return q.reject(lost)\n        q.catch',
    ],
  ],
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const [, file = ''] = /\/node_modules\/postgres\/src\/(\w+\.js)$/.exec(url) ?? []
    const text = mends[file] && Buffer.from(loaded.source as Uint8Array).toString()
    return text ? { ...loaded, source: mend(text, mends[file] ?? []) } : loaded
  },
})

/** The PostgreSQL driver, mended. Nothing else may load it at run time. */
export const { default: postgres } = await import('postgres')

function mend(source: string, changes: readonly Mend[]): string {
  return changes.reduce((text, [broken, mended]) => {
    if (!text.includes(broken)) throw new Error('the PostgreSQL driver is of another version: see mended-driver.ts')
    return text.replace(broken, () => mended)
  }, source)
}
