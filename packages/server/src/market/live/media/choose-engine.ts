import type { Config } from '../../../platform/config.ts'
import type { App } from '../../../platform/http.ts'
import { embeddedEngine } from './embedded-engine.ts'
import { setMediaEngine } from './media-engine.ts'

/** Chooses what carries pictures here, and ends it with the application. */
export async function chooseEngine(app: App, config: Config): Promise<void> {
  const { mediamtx } = config.live
  const chosen = mediamtx
    ? (await import('./mediamtx-engine.ts')).mediamtxEngine(config, mediamtx)
    : embeddedEngine(config)
  setMediaEngine(chosen)
  app.addHook('onClose', () => chosen.close())
}
