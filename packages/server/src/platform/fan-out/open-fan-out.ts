import type { App } from '../http.ts'
import { type FanOut, fanOutOver } from './fan-out.ts'
import { postgresCarrier } from './postgres-carrier.ts'
import type { FanOutSettings } from './settings.ts'

/** Opens what carries news between the processes of this installation, and ends it with the application. */
export async function openFanOut(app: App, { natsUrl }: FanOutSettings): Promise<FanOut> {
  const carrier = natsUrl
    ? await (await import('./nats-carrier.ts')).natsCarrier(natsUrl, (why) => app.log.warn(why))
    : postgresCarrier()
  const fanOut = fanOutOver(carrier)
  app.addHook('onClose', () => fanOut.close())
  return fanOut
}
