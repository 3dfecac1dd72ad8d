import { aside, listen } from '../sql.ts'
import type { Carrier } from './fan-out.ts'
import { notify } from './notify.sql.ts'

/**
 * PostgreSQL's own notifications, for an installation of up to some ten processes: each has one connection that listens. They are sent
 * on a connection apart, for a commit that notifies waits for every other that does (src/backend/commands/async.c).
 */
export function postgresCarrier(): Carrier {
  return {
    name: 'postgres',
    publish: (channel, payloads) => aside((tx) => notify(tx, channel, payloads)),
    subscribe: listen,
    // Its connections are the pools'.
    close: async () => {},
  }
}
