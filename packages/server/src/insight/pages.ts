import { FrontPage } from '@saolang/web/insight/front-page'
import { languageOf } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { beginAnswer } from '../registry/verification/ready-answers.ts'
import { sendReady } from '../registry/verification/send-ready.ts'
import { circularPages } from './circular/pages.ts'
import { dashboardPages } from './dashboards/pages.ts'
import { mapPages } from './map/pages.ts'
import { openDataPages } from './open-data/pages.ts'
import { policyPages } from './policy/pages.ts'
import { readFrontPage } from './read-front-page.ts'
import { reportingPages } from './reports/pages.ts'
import { periodicReportRoutes } from './reports/routes.ts'
import { targetPages } from './targets/pages.ts'
import { targetRoutes } from './targets/routes.ts'
import { trainingPages } from './training/pages.ts'

/** The front page, targets and indicators. */
export function insightPages(app: App): void {
  app.get('/', async (request, reply) => {
    const began = beginAnswer()
    const props = await readFrontPage(languageOf(request))
    return sendReady(request, reply, { Page: FrontPage, props, began })
  })
  dashboardPages(app)
  mapPages(app)
  circularPages(app)
  policyPages(app)
  openDataPages(app)
  targetPages(app)
  trainingPages(app)
  targetRoutes(app)
  reportingPages(app)
  periodicReportRoutes(app)
}
