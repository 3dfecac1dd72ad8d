import type { NatsConnection } from '@nats-io/transport-node'
import type { Carrier } from './fan-out.ts'

const subjectOf = (channel: string) => `saolang.${channel}`
const patienceMillis = 1500

/**
 * NATS, for an installation of many processes: the database is not asked. Who is not there yet is waited for: `warn` hears it in a
 * line, and meanwhile news reach this process alone.
 */
export async function natsCarrier(address: string, warn: (why: string) => void): Promise<Carrier> {
  const { connect } = await import('@nats-io/transport-node')
  const { username, password, protocol, host } = new URL(address)
  let connection: NatsConnection | undefined
  let isThere = true
  let isClosed = false
  const connecting = connect({
    ...{ servers: host, name: 'saolang', reconnectTimeWait: 1000, maxReconnectAttempts: -1, waitOnFirstConnect: true },
    noEcho: true,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' && { tls: {} }),
  })
  const slow = setTimeout(() => warn(`NATS does not answer at ${host} (NATS_URL)`), patienceMillis)
  const opened = connecting.then(
    async (opening) => {
      clearTimeout(slow)
      connection = opening
      if (isClosed) return opening.close()
      void watch(opening, (next) => {
        isThere = next
      })
    },
    (error: Error) => {
      clearTimeout(slow)
      warn(`NATS takes us not at ${host} (NATS_URL): ${error.message}`)
    },
  )
  await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, patienceMillis).unref())])
  return {
    name: 'nats',
    publish: async (channel, payloads) => {
      // The client would keep it for later; but by then whoever watches has read the database.
      if (!isThere) return
      for (const payload of payloads) connection?.publish(subjectOf(channel), payload)
    },
    subscribe: async (channel, heard) => {
      const subscribe = () =>
        connection?.subscribe(subjectOf(channel), { callback: (_, message) => heard(message.string()) })
      if (connection) subscribe()
      else void opened.then(subscribe)
      await connection?.flush()
    },
    close: async () => {
      isClosed = true
      clearTimeout(slow)
      await connection?.drain().catch(() => {})
    },
  }
}

async function watch(connection: NatsConnection, tell: (isThere: boolean) => void): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') tell(false)
    if (type === 'reconnect') tell(true)
  }
}
