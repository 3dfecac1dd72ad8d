import { keepCheckpoints } from './audit/log/keep-checkpoints.ts'
import { onRaschRunAsked, runLastYear } from './councils/reliability/rasch/run-rasch.ts'
import { onUnitsChangedMoveDossiers } from './dossiers/units/follow-units.ts'
import { keepTraits, onDecisionRecordedKeepTraits } from './insight/circular/keep-traits.ts'
import { publishApart } from './insight/open-data/publish-apart.ts'
import { onPolicyTrialAsked } from './insight/policy/try-draft.ts'
import { remindOfReports } from './insight/reports/remind-units.ts'
import { takeSnapshot } from './insight/targets/keep-snapshot.ts'
import { compareChannels } from './market/channels/sync/compare-channels.ts'
import { onChannelHeard, syncChannels } from './market/channels/sync/sync-channels.ts'
import { askCarriers } from './market/delivery/hear-carriers.ts'
import { followDemands } from './market/demand/follow-demands.ts'
import { followLives, forgetOldLives, onCertificateEndedLive } from './market/live/follow-lives.ts'
import { onLiveEnded } from './market/live/go-live.ts'
import { onProducersMergedMoveMarket, onProductsMergedMoveMarket } from './market/merges/follow-merges.ts'
import { onCertificateEnded } from './market/offers/on-certificate-ended.ts'
import { eraseOldBuyers, expireOrders } from './market/orders/follow-orders.ts'
import { remindUnsettled } from './market/payments/remind-unsettled.ts'
import { sendCampaigns } from './market/promotion/campaigns/send-campaigns.ts'
import { onUnitsChangedMovePoints } from './market/units/follow-units.ts'
import { watchBackups } from './people/alerts/watch-backups.ts'
import { sweepClientTokens } from './people/clients/grant-token.ts'
import { forgetOldPersonalData } from './people/privacy/forget-old.ts'
import { followUnitChanges } from './people/units/change-units.ts'
import { forgetDeliveries, sendWebhooks } from './people/webhooks/send-webhooks.ts'
import { currentTime } from './platform/act.ts'
import { forgetAnswers } from './platform/api/answer-once.ts'
import { shipBackup, takeDailyBackup } from './platform/backup/keep/keep-backups.ts'
import type { Listeners } from './platform/events.ts'
import { onMessageQueued } from './platform/messenger/deliver-message.ts'
import { forgetCounts } from './platform/processes/asked.sql.ts'
import { atOnce } from './platform/sql.ts'
import { onContentsForgotten } from './platform/stores/forget-contents.ts'
import type { Jobs } from './platform/worker.ts'
import { remindOfTerms } from './registry/clock/file-reminders.ts'
import { onDossierClosed, onDossierSubmitted } from './registry/clock/follow-renewal.ts'
import { issueCredentials } from './registry/credential/issue-credentials.ts'
import { findDuplicates } from './registry/duplicates/find-duplicates.ts'
import { placeImported } from './registry/imports/place-imported.ts'
import { onImportAsked } from './registry/imports/run-import.ts'
import { onDecisionRecorded } from './registry/on-decision-recorded.ts'
import { onOrganisationChanged } from './registry/on-organisation-changed.ts'
import { eraseOldContacts } from './registry/reports/erase-contacts.ts'
import { onSigningAsked } from './registry/signing/sign-papers.ts'
import { onUnitsChanged } from './registry/units/follow-units.ts'
import { onProducersMergedMoveHelp } from './support/merges/follow-merges.ts'
import { onUnitsChangedMoveHelp } from './support/units/follow-units.ts'
import { forgetScans } from './trace/clones/forget-scans.ts'
import {
  compareAll,
  onCertificateEndedTell,
  onMakerChanged,
  onPublicationChanged,
  onRecallChanged,
} from './trace/exchange/queue-changes.ts'
import { onExchangeQueued } from './trace/exchange/send-due.ts'
import { onLabelsAsked } from './trace/labels/draw-labels.ts'
import { onProducersMergedMoveAreas } from './trace/merges/follow-merges.ts'
import { followPublications } from './trace/publish/follow-publications.ts'
import { followRecalls } from './trace/recall/follow-recalls.ts'
import { onUnitsChangedMoveAreas } from './trace/units/follow-units.ts'

/** Who hears which event: rooms listen to rooms on their left. */
export const listeners: Listeners = {
  DecisionRecorded: [onDecisionRecorded, onDecisionRecordedKeepTraits, issueCredentials],
  DossierClosed: [onDossierClosed],
  DossierSubmitted: [onDossierSubmitted],
  ImportAsked: [onImportAsked],
  LabelsAsked: [onLabelsAsked],
  MessageQueued: [onMessageQueued],
  ProductsMerged: [onProductsMergedMoveMarket],
  ProducersMerged: [onProducersMergedMoveAreas, onProducersMergedMoveMarket, onProducersMergedMoveHelp],
  PolicyTrialAsked: [onPolicyTrialAsked],
  PublicationChanged: [onPublicationChanged],
  RecallChanged: [onRecallChanged],
  CertificateEnded: [onCertificateEndedTell, onCertificateEnded, onCertificateEndedLive],
  ChannelHeard: [onChannelHeard],
  ContentsForgotten: [onContentsForgotten],
  LiveEnded: [onLiveEnded],
  ExchangeQueued: [onExchangeQueued],
  OrganisationChanged: [onOrganisationChanged, onMakerChanged],
  SigningAsked: [onSigningAsked],
  UnitsChanged: [
    onUnitsChangedMoveDossiers,
    onUnitsChanged,
    onUnitsChangedMoveAreas,
    onUnitsChangedMoveHelp,
    onUnitsChangedMovePoints,
  ],
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
  'keep-traits': async () => {
    await keepTraits()
  },
  'remind-of-reports': async () => {
    await remindOfReports()
  },
  'take-snapshot': async () => {
    await takeSnapshot()
  },
  'publish-open-data': publishApart,
  'erase-report-contacts': async () => {
    await eraseOldContacts()
  },
  'send-webhooks': sendWebhooks,
  'sweep-api': async () => {
    await sweepClientTokens()
    await forgetDeliveries()
    await forgetAnswers()
    await forgetCounts(atOnce())
  },
  'forget-scans': forgetScans,
  'follow-recalls': async () => {
    await followRecalls()
  },
  'issue-credentials': issueCredentials,
  'ask-carriers': async () => {
    await askCarriers()
  },
  'follow-lives': followLives,
  'forget-lives': async () => {
    await forgetOldLives()
  },
  'follow-demands': followDemands,
  'send-campaigns': sendCampaigns,
  'expire-orders': async () => {
    await expireOrders()
  },
  'sync-channels': syncChannels,
  'compare-channels': compareChannels,
  'forget-personal-data': async () => {
    await forgetOldPersonalData()
  },
  'erase-buyers': async () => {
    await eraseOldBuyers()
    await remindUnsettled()
  },
  'send-exchange': onExchangeQueued,
  'compare-exchange': compareAll,
  'follow-publications': async () => {
    await followPublications()
  },
  'find-duplicates': findDuplicates,
  'ship-backup': shipBackup,
  'take-backup': takeDailyBackup,
  'watch-backups': async () => {
    await watchBackups()
  },
  'follow-unit-changes': async () => {
    await followUnitChanges()
  },
  'place-imported': async () => {
    await placeImported()
  },
}

/** When the jobs with a clock run (graphile-worker crontab, UTC: 17:05 is 00:05 in Viet Nam); `fill` makes up for what was missed. */
export const crontab = `*/10 * * * * keep-checkpoints
* * * * * send-webhooks
50 17 * * * sweep-api ?fill=2d
* * * * * follow-publications
* * * * * follow-recalls
10 17 * * * forget-scans ?fill=2d
*/5 * * * * place-imported
*/10 * * * * find-duplicates
* * * * * ship-backup
15 19 * * * take-backup ?fill=1d
25 * * * * watch-backups
1 * * * * follow-unit-changes
*/5 * * * * issue-credentials
* * * * * send-exchange
25 18 * * * compare-exchange ?fill=1d
* * * * * expire-orders
* * * * * send-campaigns
15 * * * * follow-demands
* * * * * follow-lives
35 19 * * * forget-lives ?fill=2d
*/15 * * * * ask-carriers
* * * * * sync-channels
15 18 * * * compare-channels ?fill=1d
5 17 * * * remind-of-terms ?fill=2d
35 17 * * * erase-report-contacts ?fill=2d
40 17 * * * erase-buyers ?fill=2d
45 17 * * * forget-personal-data ?fill=2d
30 19 1 1 * run-rasch ?fill=30d
20 17 * * * publish-open-data ?fill=1d
20 17 * * * remind-of-reports ?fill=2d
15 17 * * * take-snapshot
50 17 * * * keep-traits`
