import { FrontPage } from '@saolang/web/insight/front-page'
import { languageOf, sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { readFrontPage } from './read-front-page.ts'

/** The front page. */
export function insightPages(app: App): void {
  app.get('/', async (request, reply) => sendPage(request, reply, FrontPage, await readFrontPage(languageOf(request))))
}
