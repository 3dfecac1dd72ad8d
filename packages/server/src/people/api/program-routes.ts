import { changeRoutes } from '../../platform/changes/routes.ts'
import type { App } from '../../platform/http.ts'
import { oauthRoutes } from '../clients/oauth-routes.ts'
import { clientPages } from '../clients/pages.ts'
import { mandatePages } from '../mandates/pages.ts'
import { webhookRoutes } from '../webhooks/routes.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { referencePages } from './reference-pages.ts'

/** All that programs of others need besides the rooms' own routes: tokens, mandates, the feed, webhooks, the reference. */
export function programRoutes(app: App): void {
  oauthRoutes(app)
  organisationRoutes(app)
  changeRoutes(app)
  webhookRoutes(app)
  clientPages(app)
  mandatePages(app)
  referencePages(app)
}
