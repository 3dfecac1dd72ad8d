import type { Holding } from './holdings.ts'
import {
  listAccount,
  listActs,
  listAsked,
  listLedger,
  listLooks,
  listOrganisations,
  listSessions,
} from './own-holdings.sql.ts'

/** What this room and the platform hold about somebody. */
export const peopleHoldings: readonly Holding[] = [
  { key: 'account', read: listAccount },
  { key: 'session', read: listSessions },
  { key: 'consent', read: listLedger },
  { key: 'rights-request', read: listAsked },
  { key: 'personal-read', read: listLooks },
  { key: 'organisation', read: listOrganisations },
  { key: 'act', read: listActs },
]
