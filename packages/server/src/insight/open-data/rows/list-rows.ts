import type { AnyRow } from '@saolang/core/insight/open-data/dataset.ts'
import type { DatasetKey } from '@saolang/core/insight/open-data/dictionary.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../../platform/sql.ts'
import { communeRows } from './from-communes.ts'
import { producerGroupRows } from './from-people.ts'
import { criteriaRows, indicatorRows, officialRows, targetRows } from './from-programme.ts'
import { asTheyAre, producerRows, productRows } from './from-register.ts'
import { streamCertificates, streamLots, streamSuccessions, streamUnits, streamWithdrawals } from './rows.sql.ts'

/** Where the rows of each dataset come from, in batches, as they are on a day. */
export const rowsOf = {
  products: productRows,
  certificates: (tx) => asTheyAre(streamCertificates(tx)),
  withdrawals: (tx) => asTheyAre(streamWithdrawals(tx)),
  producers: producerRows,
  'producer-groups': producerGroupRows,
  communes: communeRows,
  indicators: indicatorRows,
  targets: targetRows,
  'official-series': officialRows,
  criteria: criteriaRows,
  lots: (tx) => asTheyAre(streamLots(tx)),
  units: (tx) => asTheyAre(streamUnits(tx)),
  'unit-successions': (tx) => asTheyAre(streamSuccessions(tx)),
} as const satisfies Record<DatasetKey, (tx: Tx, today: LegalDate) => AsyncGenerator<AnyRow[]>>
