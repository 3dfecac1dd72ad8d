import { configureAudit } from './audit/log/keep-checkpoints.ts'
import { councilHoldings } from './councils/personal-data/holdings.ts'
import { dossierHoldings } from './dossiers/personal-data/holdings.ts'
import { lyingDossiers } from './dossiers/units/follow-units.ts'
import { configureChannels } from './market/channels/sync/settings.ts'
import { configureCarriers } from './market/delivery/carriers/carriers.ts'
import { marketTies } from './market/merges/follow-merges.ts'
import { marketHoldings } from './market/personal-data/holdings.ts'
import { findPointsBeside } from './market/points-of-sale/read-points.ts'
import { configureVisits } from './market/promotion/campaigns/count-visits.ts'
import { findReasonToHold } from './market/promotion/campaigns/send-campaigns.ts'
import { configureStopping } from './market/promotion/campaigns/stop-token.ts'
import { findKitBeside } from './market/promotion/press-kit/pages.ts'
import { findStoryBeside } from './market/promotion/stories/read-stories.ts'
import { findOfferBeside } from './market/shop/read-offer.ts'
import { configurePictures } from './market/shop/sized-pictures.ts'
import { lyingMarket } from './market/units/follow-units.ts'
import { allMeasures } from './measures.ts'
import { configureHoldings } from './people/privacy/holdings.ts'
import { peopleHoldings } from './people/privacy/own-holdings.ts'
import { setPeopleSettings } from './people/settings.ts'
import { configureLying } from './people/units/lying.ts'
import { configureSending } from './people/webhooks/send-webhooks.ts'
import { configureBackups } from './platform/backup/keep/read-state.ts'
import type { Config } from './platform/config.ts'
import { configureFiles } from './platform/files.ts'
import { configureLastWord } from './platform/messenger/deliver-message.ts'
import { configureMessengers } from './platform/messenger/messenger.ts'
import { readSecret } from './platform/secrets.ts'
import { configureSigning } from './platform/signing/workshop.ts'
import { inTransaction } from './platform/sql.ts'
import { configureProbes } from './platform/watching/incidents/part-states.ts'
import { configureMeasures } from './platform/watching/meters/measures.ts'
import { configureMeters } from './platform/watching/meters/routes.ts'
import { configureReadiness } from './platform/watching/readiness.ts'
import { noteSlowStatements } from './platform/watching/statements/slow-statements.ts'
import { configureWebhooks } from './platform/webhook/webhook.ts'
import { configureCredentials } from './registry/credential/issue-credentials.ts'
import { configureTies } from './registry/merges/ties.ts'
import { registryHoldings } from './registry/personal-data/holdings.ts'
import { findPhoneBeside } from './registry/personal-data/phone-beside.ts'
import { configureBeside } from './registry/product-beside.ts'
import { configurePapers } from './registry/signing/sign-papers.ts'
import { lyingProducts } from './registry/units/follow-units.ts'
import { statusProbes } from './status-probes.ts'
import { configureAttendance } from './support/courses/attendance-code.ts'
import { supportTies } from './support/merges/follow-merges.ts'
import { supportHoldings } from './support/personal-data/holdings.ts'
import { lyingHelp } from './support/units/follow-units.ts'
import { setPageSecret } from './trace/epcis/paging.ts'
import { configureExchange } from './trace/exchange/settings.ts'
import { configureFollowing } from './trace/follow/follow-told.ts'
import { findJarBeside } from './trace/jar/newest-jar.ts'
import { traceTies } from './trace/merges/follow-merges.ts'
import { traceHoldings } from './trace/personal-data/holdings.ts'
import { configureCodes } from './trace/product-key.ts'
import { findRecallsBeside } from './trace/recall/recall-beside.ts'
import { configureReporting } from './trace/subscriptions/report.ts'
import { lyingAreas } from './trace/units/follow-units.ts'

/** Tells every room what it needs of the configuration, and what it may not look up itself because it lies to its right. */
export function configureRooms(config: Config): void {
  configureFiles(config)
  configureBackups(config)
  configureReadiness(config)
  configureMeters(config.watching.metricsToken)
  noteSlowStatements()
  configureMeasures(allMeasures(config))
  configureProbes(statusProbes(config))
  configurePictures(config)
  configureSigning(config)
  configurePapers(config.publicUrl)
  configureCredentials(config.publicUrl)
  configureAudit(config)
  configureCarriers(config)
  configureMessengers(config.messaging, config.publicUrl)
  configureLastWord(findReasonToHold)
  setPeopleSettings({ ...config, secret: readSecret(config.dataDir, 'people') })
  configureAttendance(readSecret(config.dataDir, 'support'))
  configureStopping(readSecret(config.dataDir, 'promotion'))
  setPageSecret(readSecret(config.dataDir, 'trace'))
  configureWebhooks(config.webhookHosts)
  configureReporting(inTransaction)
  configureFollowing(inTransaction)
  configureSending(inTransaction)
  configureCodes(config.publicUrl)
  configureBeside(async (productId, lang) => [
    ...(await findRecallsBeside(productId, lang)),
    ...(await findOfferBeside({ productId, lang })),
    ...(await findPointsBeside({ productId, lang })),
    ...(await findStoryBeside({ productId, lang })),
    ...(await findPhoneBeside(productId, lang)),
    ...(await findJarBeside(productId, lang)),
    ...(await findKitBeside({ productId, lang })),
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
  configureTies([traceTies, marketTies, supportTies])
  configureLying([...lyingDossiers, ...lyingProducts, ...lyingAreas, ...lyingMarket, ...lyingHelp])
  configureExchange(config, inTransaction)
  configureChannels(inTransaction)
  configureVisits(inTransaction)
}
