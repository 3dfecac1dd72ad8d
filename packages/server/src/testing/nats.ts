import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A real NATS server of one's own on the loopback: `restart` ends it and starts it again on its port. */
export type Nats = { url: string; restart(): Promise<void>; close(): Promise<void> }

/** Starts Debian's nats-server (`apt-get install nats-server`). */
export async function openNats(wantedPort?: number): Promise<Nats> {
  const port = wantedPort ?? (await findPort())
  let child = await start(port)
  const end = async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    restart: async () => {
      await end()
      child = await start(port)
    },
    close: end,
  }
}

async function start(port: number): Promise<ChildProcess> {
  const child = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.once('error', (error) => (said = `no nats-server (apt-get install nats-server): ${error.message}`))
  for (let i = 0; i < 200; i++) {
    if (said.includes('Server is ready')) return child
    if (child.exitCode !== null || said.startsWith('no ')) break
    await pause(25)
  }
  throw new Error(said)
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
