import type { App } from '../platform/http.ts'
import { changePages } from './change-pages.ts'
import { checkPages } from './check/pages.ts'
import { extendPages } from './clock/extend-pages.ts'
import { clockPages } from './clock/pages.ts'
import { renewalStartPages } from './clock/renewal-start-pages.ts'
import { duplicatePages } from './duplicates/pages.ts'
import { splitPages } from './duplicates/split-pages.ts'
import { importPages } from './imports/pages.ts'
import { inspectionPages } from './inspections/pages.ts'
import { planningPages } from './inspections/planning-pages.ts'
import { productPages } from './product-pages.ts'
import { reportPages } from './reports/report-pages.ts'
import { staffReportPages } from './reports/staff-report-pages.ts'
import { searchPages } from './search/pages.ts'
import { signingPages } from './signing/pages.ts'
import { staffPages } from './staff-pages.ts'
import { verificationPages } from './verification/pages.ts'
import { withdrawalPages } from './withdrawal/pages.ts'
import { oversightPages } from './withdrawal/public-pages.ts'

/** The pages of the register: public ones, and those of its staff. */
export function registryPages(app: App): void {
  searchPages(app)
  productPages(app)
  reportPages(app)
  changePages(app)
  verificationPages(app)
  signingPages(app)
  checkPages(app)
  importPages(app)
  duplicatePages(app)
  splitPages(app)
  clockPages(app)
  renewalStartPages(app)
  extendPages(app)
  staffPages(app)
  staffReportPages(app)
  planningPages(app)
  inspectionPages(app)
  withdrawalPages(app)
  oversightPages(app)
}
