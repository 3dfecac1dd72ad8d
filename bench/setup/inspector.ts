/** A look into another Node process, by its inspector (https://chromedevtools.github.io/devtools-protocol/v8/). */
export type Inspector = { heapAfterCollection(): Promise<number>; close(): void }

/** Connects to the inspector on a port of this machine. */
export async function openInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket((targets[0] as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl)
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  let asked = 0
  const ask = (method: string) =>
    new Promise<Record<string, number>>((resolve) => {
      const id = ++asked
      const hear = ({ data }: MessageEvent) => {
        const { id: answered, result } = JSON.parse(String(data)) as { id?: number; result?: Record<string, number> }
        if (answered !== id) return
        socket.removeEventListener('message', hear)
        resolve(result ?? {})
      }
      socket.addEventListener('message', hear)
      socket.send(JSON.stringify({ id, method }))
    })
  return {
    heapAfterCollection: async () => {
      // Twice: what the first frees may be what finalisers held.
      await ask('HeapProfiler.collectGarbage')
      await ask('HeapProfiler.collectGarbage')
      return (await ask('Runtime.getHeapUsage')).usedSize as number
    },
    close: () => socket.close(),
  }
}
