import type { App } from '../platform/http.ts'
import { changePages } from './change-pages.ts'
import { extendPages } from './clock/extend-pages.ts'
import { clockPages } from './clock/pages.ts'
import { renewalStartPages } from './clock/renewal-start-pages.ts'
import { importPages } from './imports/pages.ts'
import { productPages } from './product-pages.ts'
import { reportPages } from './report-pages.ts'
import { searchPages } from './search/pages.ts'
import { staffPages } from './staff-pages.ts'
import { verificationPages } from './verification/pages.ts'

/** The pages of the register: public ones, and those of its staff. */
export function registryPages(app: App): void {
  searchPages(app)
  productPages(app)
  reportPages(app)
  changePages(app)
  verificationPages(app)
  importPages(app)
  clockPages(app)
  renewalStartPages(app)
  extendPages(app)
  staffPages(app)
}
