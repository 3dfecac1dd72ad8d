import { scopeNames } from '@saolang/core/people/scopes.ts'
import { auditPages } from './audit/pages.ts'
import { configureRooms } from './configure-rooms.ts'
import { councilPages } from './councils/pages/pages.ts'
import { councilPaperPages } from './councils/paper/pages.ts'
import { councilRoutes } from './councils/routes.ts'
import { demoPages } from './demo/pages.ts'
import { dossierPages } from './dossiers/pages.ts'
import { dossierPaperPages } from './dossiers/paper/pages.ts'
import { dossierRoutes } from './dossiers/routes.ts'
import { insightPages } from './insight/pages.ts'
import { procurementRoutes } from './market/api/procurement-routes.ts'
import { shopRoutes } from './market/api/routes.ts'
import { channelPages } from './market/channels/pages.ts'
import { channelRoutes } from './market/channels/routes.ts'
import { carrierHooks } from './market/delivery/hooks.ts'
import { deliveryPages } from './market/delivery/pages.ts'
import { parcelRoutes } from './market/delivery/routes.ts'
import { sendingPages } from './market/delivery/sending-pages.ts'
import { buyerPages } from './market/demand/pages/buyer-pages.ts'
import { demandPages } from './market/demand/pages/demand-pages.ts'
import { frameworkPages } from './market/demand/pages/framework-pages.ts'
import { quotePages } from './market/demand/pages/quote-pages.ts'
import { supplyPages } from './market/demand/pages/supply-pages.ts'
import { fairPages } from './market/fairs/fair-pages.ts'
import { meetingPages } from './market/fairs/meeting-pages.ts'
import { stallPages } from './market/fairs/stall-pages.ts'
import { liveRoutes } from './market/live/live-routes.ts'
import { answerPieceAtOnce } from './market/live/media/ready-pieces.ts'
import { sellerPages } from './market/offers/pages.ts'
import { cartPages } from './market/orders/cart-pages.ts'
import { orderPages } from './market/orders/order-pages.ts'
import { paymentPages } from './market/payments/pages.ts'
import { pointPages } from './market/points-of-sale/pages.ts'
import { pointRoutes } from './market/points-of-sale/routes.ts'
import { promotionPages } from './market/promotion/pages.ts'
import { reviewPages } from './market/reviews/pages.ts'
import { reviewRoutes } from './market/reviews/routes.ts'
import { shopPages } from './market/shop/pages.ts'
import { storePages } from './market/stores/pages.ts'
import { programRoutes } from './people/api/program-routes.ts'
import { authenticate } from './people/authenticate.ts'
import { countClientUse } from './people/clients/quota.ts'
import { operationPages } from './people/operations/pages.ts'
import { messageLogPages } from './people/pages/message-log.ts'
import { peoplePages } from './people/pages.ts'
import { privacyDeskPages } from './people/privacy/desk-pages.ts'
import { privacyPages } from './people/privacy/pages.ts'
import { peopleRoutes } from './people/routes.ts'
import { tokenRoutes } from './people/tokens/routes.ts'
import { answerOnce } from './platform/api/answer-once.ts'
import { tagEntities } from './platform/api/entity-tags.ts'
import type { Config } from './platform/config.ts'
import { healthRoutes } from './platform/health.ts'
import { type App, createHttp } from './platform/http.ts'
import { kitPages } from './platform/kit-pages.ts'
import { serviceWorkerRoutes } from './platform/offline/service-worker.ts'
import { followWrites } from './platform/replica/follow-writes.ts'
import { demandFreshReads } from './platform/replica/reading.ts'
import { securityTextRoutes } from './platform/security-text/routes.ts'
import { testAuthorityPages } from './platform/signing/authority/pages.ts'
import { inTransaction, listen, reader } from './platform/sql.ts'
import { openTracing } from './platform/watching/tracing/open-tracing.ts'
import { forgetStatusLists } from './registry/credential/status-list.ts'
import { registryPages } from './registry/pages.ts'
import { registryPaperPages } from './registry/paper/pages.ts'
import { registryRoutes } from './registry/routes.ts'
import { answerAtOnce, forgetAnswers } from './registry/verification/ready-answers.ts'
import { openSigningKey } from './registry/verification/signing-key.ts'
import { adviserPages } from './support/directory/pages.ts'
import { decisionPages } from './support/knowledge/decision-pages.ts'
import { lawPages } from './support/knowledge/pages.ts'
import { questionQueuePages } from './support/knowledge/queue-pages.ts'
import { lawRoutes } from './support/knowledge/routes.ts'
import { officialsPages } from './support/officials/pages.ts'
import { producerHelpPages } from './support/pages.ts'
import { policyPages } from './support/policies/pages.ts'
import { areaPages } from './trace/areas/pages.ts'
import { diaryPages } from './trace/diary/pages.ts'
import { redirectAtOnce } from './trace/resolver/ready-redirects.ts'
import { traceRoutes } from './trace/routes.ts'

const forgetRegistry = () => {
  demandFreshReads()
  forgetAnswers()
  forgetStatusLists()
}

/** A page to check, a code to follow or a piece of a live sale that is ready in memory. */
const answerWarm: typeof answerAtOnce = (request, response) =>
  answerAtOnce(request, response) || redirectAtOnce(request, response) || answerPieceAtOnce(request, response)

/** What answers addresses: the platform, then the rooms from left to right. */
const rooms: readonly ((app: App) => void)[] = [
  healthRoutes,
  kitPages,
  serviceWorkerRoutes,
  messageLogPages,
  operationPages,
  auditPages,
  dossierPaperPages,
  councilPaperPages,
  registryPaperPages,
  testAuthorityPages,
  peopleRoutes,
  tokenRoutes,
  programRoutes,
  peoplePages,
  privacyPages,
  privacyDeskPages,
  dossierPages,
  dossierRoutes,
  councilRoutes,
  councilPages,
  registryRoutes,
  registryPages,
  demoPages,
  traceRoutes,
  areaPages,
  diaryPages,
  sellerPages,
  buyerPages,
  demandPages,
  quotePages,
  supplyPages,
  frameworkPages,
  fairPages,
  meetingPages,
  stallPages,
  shopPages,
  storePages,
  reviewPages,
  reviewRoutes,
  cartPages,
  shopRoutes,
  procurementRoutes,
  orderPages,
  paymentPages,
  channelPages,
  channelRoutes,
  pointPages,
  pointRoutes,
  carrierHooks,
  deliveryPages,
  sendingPages,
  parcelRoutes,
  promotionPages,
  lawPages,
  questionQueuePages,
  decisionPages,
  lawRoutes,
  adviserPages,
  officialsPages,
  policyPages,
  producerHelpPages,
  insightPages,
]

/** The whole application on one port; of a worker apart only its health is served, all else is set up for its jobs. */
export async function createApp(config: Config): Promise<App> {
  configureRooms(config)
  if (config.watching.tracing) await openTracing(config.watching.tracing)
  const doors = { read: reader, write: inTransaction }
  await openSigningKey(config.dataDir)
  await listen('registry_changed', forgetRegistry, forgetRegistry)
  const app = await createHttp({
    config,
    scopes: scopeNames,
    authenticate: (request) => authenticate(request, doors),
    answerAtOnce: answerWarm,
  })
  countClientUse(app, inTransaction)
  answerOnce(app)
  if (config.replica) followWrites(app)
  tagEntities(app)
  securityTextRoutes(app, config)
  for (const open of config.role === 'worker' ? [healthRoutes] : rooms) open(app)
  await liveRoutes(app, config, { write: inTransaction })
  return app
}
