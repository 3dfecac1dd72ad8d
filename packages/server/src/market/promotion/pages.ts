import type { App } from '../../platform/http.ts'
import { calendarPages } from './calendar/pages.ts'
import { countVisits } from './campaigns/count-visits.ts'
import { campaignPages } from './campaigns/pages.ts'
import { stopPages } from './campaigns/stop-pages.ts'
import { newsDeskPages } from './news/desk-pages.ts'
import { newsPages } from './news/pages.ts'
import { pressKitPages } from './press-kit/pages.ts'
import { promotionDesk } from './promotion-desk.ts'
import { storyDeskPages } from './stories/desk-pages.ts'
import { storyPages } from './stories/public-pages.ts'

/** The pages of promotion: stories, press kits, the calendar, news, campaigns. */
export function promotionPages(app: App): void {
  storyPages(app)
  pressKitPages(app)
  calendarPages(app)
  newsPages(app)
  promotionDesk(app)
  storyDeskPages(app)
  newsDeskPages(app)
  campaignPages(app)
  countVisits(app)
  stopPages(app)
}
