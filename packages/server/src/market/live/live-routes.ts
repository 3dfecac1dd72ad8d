import type { Server } from 'node:net'
import type { Config } from '../../platform/config.ts'
import { openFanOut } from '../../platform/fan-out/open-fan-out.ts'
import type { App } from '../../platform/http.ts'
import { chatRoutes } from './chat/chat-routes.ts'
import { configureRooms, hearRooms } from './chat/fan-out.ts'
import { closeRooms, hearNews } from './chat/room.ts'
import { liveDeskPages } from './desk-routes.ts'
import { configureDoors, type Doors } from './doors.ts'
import { configureKeeping, endSilentLives } from './follow-lives.ts'
import { chooseEngine } from './media/choose-engine.ts'
import { engineRoutes } from './media/engine-routes.ts'
import { mediaEngine } from './media/media-engine.ts'
import { mediaRoutes } from './media/media-routes.ts'
import { forgetReady } from './media/ready-pieces.ts'
import { openRtmpDoor } from './media/rtmp-door.ts'
import { findLiveByKey } from './media/stream-key.ts'
import { takePictures } from './media/take-pictures.ts'
import { liveOverseePages } from './oversee-pages.ts'
import { livePages } from './public-pages.ts'
import { liveCheckoutPages } from './selling/checkout-pages.ts'

const silenceEveryMillis = 5000

/** Live sales, whole: the engine of this installation, what the processes tell each other, and every address. */
export async function liveRoutes(app: App, config: Config, doors: Doors): Promise<void> {
  configureDoors(doors)
  await chooseEngine(app, config)
  configureKeeping(config.live.keptDays)
  configureRooms(await openFanOut(app, config.fanOut))
  await hearRooms((news) => {
    hearNews(news)
    if (news.kind !== 'cut') return
    forgetReady(news.sessionId)
    void mediaEngine().cut(news.sessionId)
  })
  app.addHook('preClose', async () => closeRooms())
  keepWatch(app)
  if (config.role === 'worker') return
  takeRtmp(app, config)
  livePages(app)
  liveCheckoutPages(app)
  mediaRoutes(app, config.live)
  engineRoutes(app)
  chatRoutes(app)
  liveDeskPages(app)
  liveOverseePages(app)
}

// The minute's job is too slow for a host who has 45 seconds.
function keepWatch(app: App): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    const watch = () =>
      void endSilentLives().catch((error: unknown) => app.log.error({ err: error }, 'silent live sales were not ended'))
    timer = setInterval(watch, silenceEveryMillis)
  })
  app.addHook('preClose', async () => clearInterval(timer))
}

function takeRtmp(app: App, config: Config): void {
  let door: Server | undefined
  app.addHook('onListen', async () => {
    const { rtmpPort: port, mediamtx, transcodes } = config.live
    if (port === 0 || mediamtx) return
    const open = async (key: string) => {
      const live = await findLiveByKey(key)
      const source = { kind: 'rtmp', format: 'flv', mustTranscode: false } as const
      return live && takePictures({ sessionId: live.id, ...source }, { transcodes })
    }
    door = await openRtmpDoor({ port, host: config.host }, open, (why) =>
      app.log.warn(`no RTMP on port ${port}: ${why}`),
    )
  })
  app.addHook('preClose', async () => {
    door?.close()
  })
}
