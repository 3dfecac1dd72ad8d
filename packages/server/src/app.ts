import { configureAudit, keepCheckpoints } from './audit/log/keep-checkpoints.ts'
import { auditPages } from './audit/pages.ts'
import { councilPages } from './councils/pages/pages.ts'
import { councilPaperPages } from './councils/paper/pages.ts'
import { onRaschRunAsked, runLastYear } from './councils/reliability/rasch/run-rasch.ts'
import { councilRoutes } from './councils/routes.ts'
import { demoPages } from './demo/pages.ts'
import { dossierPages } from './dossiers/pages.ts'
import { dossierPaperPages } from './dossiers/paper/pages.ts'
import { dossierRoutes } from './dossiers/routes.ts'
import { insightPages } from './insight/pages.ts'
import { onPolicyTrialAsked } from './insight/policy/try-draft.ts'
import { takeSnapshot } from './insight/targets/keep-snapshot.ts'
import { onCertificateEnded } from './market/offers/on-certificate-ended.ts'
import { sellerPages } from './market/offers/pages.ts'
import { cartPages } from './market/orders/cart-pages.ts'
import { eraseOldBuyers, expireOrders } from './market/orders/follow-orders.ts'
import { orderPages } from './market/orders/order-pages.ts'
import { paymentPages } from './market/payments/pages.ts'
import { shopPages } from './market/shop/pages.ts'
import { findOfferBeside } from './market/shop/read-offer.ts'
import { authenticate } from './people/authenticate.ts'
import { messageLogPages } from './people/pages/message-log.ts'
import { peoplePages } from './people/pages.ts'
import { peopleRoutes } from './people/routes.ts'
import { setPeopleSettings } from './people/settings.ts'
import { tokenRoutes } from './people/tokens/routes.ts'
import { currentTime } from './platform/act.ts'
import type { Config } from './platform/config.ts'
import type { Listeners } from './platform/events.ts'
import { configureFiles } from './platform/files.ts'
import { healthRoutes } from './platform/health.ts'
import { type App, createHttp } from './platform/http.ts'
import { kitPages } from './platform/kit-pages.ts'
import { onMessageQueued } from './platform/messenger/deliver-message.ts'
import { configureMessengers } from './platform/messenger/messenger.ts'
import { serviceWorkerRoutes } from './platform/offline/service-worker.ts'
import { readSecret } from './platform/secrets.ts'
import { testAuthorityPages } from './platform/signing/authority/pages.ts'
import { configureSigning } from './platform/signing/workshop.ts'
import { inTransaction, listen, reader } from './platform/sql.ts'
import type { Jobs } from './platform/worker.ts'
import { remindOfTerms } from './registry/clock/file-reminders.ts'
import { onDossierClosed, onDossierSubmitted } from './registry/clock/follow-renewal.ts'
import { configureCredentials, issueCredentials } from './registry/credential/issue-credentials.ts'
import { forgetStatusLists } from './registry/credential/status-list.ts'
import { placeImported } from './registry/imports/place-imported.ts'
import { onDecisionRecorded } from './registry/on-decision-recorded.ts'
import { onOrganisationChanged } from './registry/on-organisation-changed.ts'
import { registryPages } from './registry/pages.ts'
import { registryPaperPages } from './registry/paper/pages.ts'
import { configureBeside } from './registry/product-beside.ts'
import { eraseOldContacts } from './registry/reports/erase-contacts.ts'
import { registryRoutes } from './registry/routes.ts'
import { configurePapers, onSigningAsked } from './registry/signing/sign-papers.ts'
import { answerAtOnce, forgetAnswers } from './registry/verification/ready-answers.ts'
import { openSigningKey } from './registry/verification/signing-key.ts'
import { areaPages } from './trace/areas/pages.ts'
import { forgetScans } from './trace/clones/forget-scans.ts'
import { diaryPages } from './trace/diary/pages.ts'
import { setPageSecret } from './trace/epcis/paging.ts'
import {
  compareAll,
  onCertificateEndedTell,
  onMakerChanged,
  onPublicationChanged,
  onRecallChanged,
} from './trace/exchange/queue-changes.ts'
import { onExchangeQueued } from './trace/exchange/send-due.ts'
import { configureExchange } from './trace/exchange/settings.ts'
import { findJarBeside } from './trace/jar/newest-jar.ts'
import { onLabelsAsked } from './trace/labels/draw-labels.ts'
import { configureCodes } from './trace/product-key.ts'
import { followPublications } from './trace/publish/follow-publications.ts'
import { followRecalls } from './trace/recall/follow-recalls.ts'
import { findRecallsBeside } from './trace/recall/recall-beside.ts'
import { redirectAtOnce } from './trace/resolver/ready-redirects.ts'
import { traceRoutes } from './trace/routes.ts'
import { configureReporting } from './trace/subscriptions/report.ts'
import { configureWebhooks } from './trace/subscriptions/webhook.ts'

/** Who hears which event: rooms listen to rooms on their left. */
export const listeners: Listeners = {
  DecisionRecorded: [onDecisionRecorded, issueCredentials],
  DossierClosed: [onDossierClosed],
  DossierSubmitted: [onDossierSubmitted],
  LabelsAsked: [onLabelsAsked],
  MessageQueued: [onMessageQueued],
  PolicyTrialAsked: [onPolicyTrialAsked],
  PublicationChanged: [onPublicationChanged],
  RecallChanged: [onRecallChanged],
  CertificateEnded: [onCertificateEndedTell, onCertificateEnded],
  ExchangeQueued: [onExchangeQueued],
  OrganisationChanged: [onOrganisationChanged, onMakerChanged],
  SigningAsked: [onSigningAsked],
  RaschRunAsked: [onRaschRunAsked],
}

/** Work with a clock or a length of its own, by name. */
export const jobs: Jobs = {
  'keep-checkpoints': async () => {
    await keepCheckpoints()
  },
  'run-rasch': async () => {
    await runLastYear(currentTime())
  },
  'remind-of-terms': async () => {
    await remindOfTerms(currentTime())
  },
  'take-snapshot': async () => {
    await takeSnapshot()
  },
  'erase-report-contacts': async () => {
    await eraseOldContacts()
  },
  'forget-scans': forgetScans,
  'follow-recalls': async () => {
    await followRecalls()
  },
  'issue-credentials': issueCredentials,
  'expire-orders': async () => {
    await expireOrders()
  },
  'erase-buyers': async () => {
    await eraseOldBuyers()
  },
  'send-exchange': onExchangeQueued,
  'compare-exchange': compareAll,
  'follow-publications': async () => {
    await followPublications()
  },
  'place-imported': async () => {
    await placeImported()
  },
}

/** When the jobs with a clock run (graphile-worker crontab, UTC: 17:05 is 00:05 in Viet Nam); `fill` makes up for what was missed. */
export const crontab = `*/10 * * * * keep-checkpoints
* * * * * follow-publications
* * * * * follow-recalls
10 17 * * * forget-scans ?fill=2d
*/5 * * * * place-imported
*/5 * * * * issue-credentials
* * * * * send-exchange
25 18 * * * compare-exchange ?fill=1d
* * * * * expire-orders
5 17 * * * remind-of-terms ?fill=2d
35 17 * * * erase-report-contacts ?fill=2d
40 17 * * * erase-buyers ?fill=2d
30 19 1 1 * run-rasch ?fill=30d
15 17 * * * take-snapshot`

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
  setPageSecret(readSecret(config.dataDir, 'trace'))
  configureWebhooks(config.webhookHosts)
  configureReporting(inTransaction)
  configureCodes(config.publicUrl)
  configureBeside(async (productId, lang) => [
    ...(await findRecallsBeside(productId, lang)),
    ...(await findOfferBeside({ productId, lang })),
    ...(await findJarBeside(productId, lang)),
  ])
  configureExchange(config, inTransaction)
  const doors = { read: reader(), write: inTransaction }
  await openSigningKey(config.dataDir)
  await listen('registry_changed', forgetRegistry, forgetRegistry)
  const app = await createHttp({
    config,
    authenticate: (request) => authenticate(request, doors),
    answerAtOnce: answerWarm,
  })
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
  peoplePages(app)
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
  insightPages(app)
  return app
}
