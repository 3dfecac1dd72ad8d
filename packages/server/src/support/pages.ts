import type { App } from '../platform/http.ts'
import { advicePages } from './advice/pages.ts'
import { attendPages } from './courses/pages/attend-pages.ts'
import { learnerPages } from './courses/pages/learner-pages.ts'
import { makingPages } from './courses/pages/making-pages.ts'
import { sessionPages } from './courses/pages/session-pages.ts'
import { planPages } from './plans/pages.ts'

/** The pages of the room of help for producers: courses, advice, plans, help by star. */
export function producerHelpPages(app: App): void {
  advicePages(app)
  planPages(app)
  learnerPages(app)
  makingPages(app)
  sessionPages(app)
  attendPages(app)
}
