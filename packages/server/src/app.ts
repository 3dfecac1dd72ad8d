import { scopeNames } from '@saolang/core/people/scopes.ts'
import { configureAudit } from './audit/log/keep-checkpoints.ts'
import { auditPages } from './audit/pages.ts'
import { councilPages } from './councils/pages/pages.ts'
import { councilPaperPages } from './councils/paper/pages.ts'
import { councilHoldings } from './councils/personal-data/holdings.ts'
import { councilRoutes } from './councils/routes.ts'
import { demoPages } from './demo/pages.ts'
import { dossierPages } from './dossiers/pages.ts'
import { dossierPaperPages } from './dossiers/paper/pages.ts'
import { dossierHoldings } from './dossiers/personal-data/holdings.ts'
import { dossierRoutes } from './dossiers/routes.ts'
import { insightPages } from './insight/pages.ts'
import { sellerPages } from './market/offers/pages.ts'
import { cartPages } from './market/orders/cart-pages.ts'
import { orderPages } from './market/orders/order-pages.ts'
import { paymentPages } from './market/payments/pages.ts'
import { marketHoldings } from './market/personal-data/holdings.ts'
import { shopPages } from './market/shop/pages.ts'
import { findOfferBeside } from './market/shop/read-offer.ts'
import { programRoutes } from './people/api/program-routes.ts'
import { authenticate } from './people/authenticate.ts'
import { countClientUse } from './people/clients/quota.ts'
import { messageLogPages } from './people/pages/message-log.ts'
import { peoplePages } from './people/pages.ts'
import { privacyDeskPages } from './people/privacy/desk-pages.ts'
import { configureHoldings } from './people/privacy/holdings.ts'
import { peopleHoldings } from './people/privacy/own-holdings.ts'
import { privacyPages } from './people/privacy/pages.ts'
import { peopleRoutes } from './people/routes.ts'
import { setPeopleSettings } from './people/settings.ts'
import { tokenRoutes } from './people/tokens/routes.ts'
import { configureSending } from './people/webhooks/send-webhooks.ts'
import { answerOnce } from './platform/api/answer-once.ts'
import { tagEntities } from './platform/api/entity-tags.ts'
import type { Config } from './platform/config.ts'
import { configureFiles } from './platform/files.ts'
import { healthRoutes } from './platform/health.ts'
import { type App, createHttp } from './platform/http.ts'
import { kitPages } from './platform/kit-pages.ts'
import { configureMessengers } from './platform/messenger/messenger.ts'
import { serviceWorkerRoutes } from './platform/offline/service-worker.ts'
import { readSecret } from './platform/secrets.ts'
import { testAuthorityPages } from './platform/signing/authority/pages.ts'
import { configureSigning } from './platform/signing/workshop.ts'
import { inTransaction, listen, reader } from './platform/sql.ts'
import { configureWebhooks } from './platform/webhook/webhook.ts'
import { configureCredentials } from './registry/credential/issue-credentials.ts'
import { forgetStatusLists } from './registry/credential/status-list.ts'
import { registryPages } from './registry/pages.ts'
import { registryPaperPages } from './registry/paper/pages.ts'
import { registryHoldings } from './registry/personal-data/holdings.ts'
import { findPhoneBeside } from './registry/personal-data/phone-beside.ts'
import { configureBeside } from './registry/product-beside.ts'
import { registryRoutes } from './registry/routes.ts'
import { configurePapers } from './registry/signing/sign-papers.ts'
import { answerAtOnce, forgetAnswers } from './registry/verification/ready-answers.ts'
import { openSigningKey } from './registry/verification/signing-key.ts'
import { configureAttendance } from './support/courses/attendance-code.ts'
import { adviserPages } from './support/directory/pages.ts'
import { decisionPages } from './support/knowledge/decision-pages.ts'
import { lawPages } from './support/knowledge/pages.ts'
import { questionQueuePages } from './support/knowledge/queue-pages.ts'
import { lawRoutes } from './support/knowledge/routes.ts'
import { officialsPages } from './support/officials/pages.ts'
import { producerHelpPages } from './support/pages.ts'
import { supportHoldings } from './support/personal-data/holdings.ts'
import { policyPages } from './support/policies/pages.ts'
import { areaPages } from './trace/areas/pages.ts'
import { diaryPages } from './trace/diary/pages.ts'
import { setPageSecret } from './trace/epcis/paging.ts'
import { configureExchange } from './trace/exchange/settings.ts'
import { findJarBeside } from './trace/jar/newest-jar.ts'
import { traceHoldings } from './trace/personal-data/holdings.ts'
import { configureCodes } from './trace/product-key.ts'
import { findRecallsBeside } from './trace/recall/recall-beside.ts'
import { redirectAtOnce } from './trace/resolver/ready-redirects.ts'
import { traceRoutes } from './trace/routes.ts'
import { configureReporting } from './trace/subscriptions/report.ts'

const forgetRegistry = () => {
  forgetAnswers()
  forgetStatusLists()
}

/** A page to check or a code to follow that is ready in memory. */
const answerWarm: typeof answerAtOnce = (request, response) =>
  answerAtOnce(request, response) || redirectAtOnce(request, response)

/** The whole application: the platform, then the rooms from left to right. */
export async function createApp(config: Config): Promise<App> {
  configureFiles(config)
  configureSigning(config)
  configurePapers(config.publicUrl)
  configureCredentials(config.publicUrl)
  configureAudit(config)
  configureMessengers(config.messaging, config.publicUrl)
  setPeopleSettings({ ...config, secret: readSecret(config.dataDir, 'people') })
  configureAttendance(readSecret(config.dataDir, 'support'))
  setPageSecret(readSecret(config.dataDir, 'trace'))
  configureWebhooks(config.webhookHosts)
  configureReporting(inTransaction)
  configureSending(inTransaction)
  configureCodes(config.publicUrl)
  configureBeside(async (productId, lang) => [
    ...(await findRecallsBeside(productId, lang)),
    ...(await findOfferBeside({ productId, lang })),
    ...(await findPhoneBeside(productId, lang)),
    ...(await findJarBeside(productId, lang)),
  ])
  configureHoldings([
    ...peopleHoldings,
    ...dossierHoldings,
    ...councilHoldings,
    ...registryHoldings,
    ...traceHoldings,
    ...marketHoldings,
    ...supportHoldings,
  ])
  configureExchange(config, inTransaction)
  const doors = { read: reader(), write: inTransaction }
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
  tagEntities(app)
  healthRoutes(app)
  kitPages(app)
  serviceWorkerRoutes(app)
  messageLogPages(app)
  auditPages(app)
  dossierPaperPages(app)
  councilPaperPages(app)
  registryPaperPages(app)
  testAuthorityPages(app)
  peopleRoutes(app)
  tokenRoutes(app)
  programRoutes(app)
  peoplePages(app)
  privacyPages(app)
  privacyDeskPages(app)
  dossierPages(app)
  dossierRoutes(app)
  councilRoutes(app)
  councilPages(app)
  registryRoutes(app)
  registryPages(app)
  demoPages(app)
  traceRoutes(app)
  areaPages(app)
  diaryPages(app)
  sellerPages(app)
  shopPages(app)
  cartPages(app)
  orderPages(app)
  paymentPages(app)
  lawPages(app)
  questionQueuePages(app)
  decisionPages(app)
  lawRoutes(app)
  adviserPages(app)
  officialsPages(app)
  policyPages(app)
  producerHelpPages(app)
  insightPages(app)
  return app
}
