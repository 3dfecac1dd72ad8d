import { FrontPage } from '@saolang/web/insight/front-page'
import { languageOf, sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { circularPages } from './circular/pages.ts'
import { mapPages } from './map/pages.ts'
import { overviewPages } from './flow/pages.ts'
import { openDataPages } from './open-data/pages.ts'
import { policyPages } from './policy/pages.ts'
import { readFrontPage } from './read-front-page.ts'
import { targetPages } from './targets/pages.ts'
import { targetRoutes } from './targets/routes.ts'

/** The front page, targets and indicators. */
export function insightPages(app: App): void {
  app.get('/', async (request, reply) => sendPage(request, reply, FrontPage, await readFrontPage(languageOf(request))))
  overviewPages(app)
  mapPages(app)
  circularPages(app)
  policyPages(app)
  openDataPages(app)
  targetPages(app)
  targetRoutes(app)
}
