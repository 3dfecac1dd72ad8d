import { KitPage } from '@saolang/web/kit/showcase/kit-page'
import { sendPage } from './html.ts'
import type { App } from './http.ts'

/** `/kit`: the living page of the design system. */
export function kitPages(app: App): void {
  app.get('/kit', (request, reply) => sendPage(request, reply, KitPage, {}))
}
