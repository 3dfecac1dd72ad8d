import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address } from '../settings/setting.ts'

/** What carries news between processes. */
export const fanOutSettings = {
  NATS_URL: address(
    {
      isSecret: true,
      means: [
        'NATS chuyển tin giữa các tiến trình, thay cho PostgreSQL: `nats://máy:4222`',
        'NATS carries news between processes, instead of PostgreSQL: `nats://host:4222`',
      ],
      neededBy: ['hơn mười tiến trình', 'more than ten processes'],
    },
    { protocols: ['nats', 'tls'] },
  ),
}

/** What carries news between processes: NATS at this address, or PostgreSQL where there is none. */
export type FanOutSettings = Readonly<{ natsUrl?: string }>

/** What the environment says of it. Throws an Error of one clear line that names the variable at fault. */
export function readFanOutSettings(env: Environment): FanOutSettings {
  const { NATS_URL: natsUrl } = readSettings(fanOutSettings, env)
  return Object.freeze(natsUrl ? { natsUrl } : {})
}
