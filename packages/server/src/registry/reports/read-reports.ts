import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { type ReportState, reportDaysOf } from '@saolang/core/registry/reports/report-clock.ts'
import { publicView, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { findCodesOf } from '../certificates.sql.ts'
import { addressOf } from '../get-product.ts'
import {
  findReport,
  findReportByCode,
  listReportPhotos,
  listReports,
  type ReportPhotoRow,
  type ReportRow,
} from './reports.sql.ts'

const mostListed = 200

/** A report with its state and the days that we promised. */
export type ReportLine = ReportRow & { state: ReportState; takeBy: string; answerBy: string }

/** What people reported of the products in the reader's area; what waits for an answer first. */
export const readReports = view('report.read', async ({ tx, who }, _: undefined) =>
  (await listReports(tx, areaOf(who), mostListed)).map(toLine),
)

/** One report with its photos, for the officers of the area. */
export const readReport = view('report.read', async ({ tx, who }, id: string) => {
  const report = await findReport(tx, id)
  if (!report) throw new Refused([{ code: 'not-found.report' }])
  const { provinceCode, communeCode } = report
  refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
  const address = addressOf(await findCodesOf(tx, report.productId))
  return { ...toLine(report), address, photos: await listReportPhotos(tx, id) }
})

/** A photo of a report, for whoever may read the report; refuses with `not-found.photo`. */
export async function readReportPhoto(who: Actor, reportId: string, sha256: string): Promise<ReportPhotoRow> {
  const photo = (await readReport(who, reportId)).photos.find((candidate) => candidate.sha256 === sha256)
  if (!photo) throw new Refused([{ code: 'not-found.photo' }])
  return photo
}

/** What became of a report, for whoever holds its code: neither what was told nor by whom. Undefined for a code of none. */
export const followReport = publicView(async ({ tx }, typed: string) => {
  const code = parseShortCode(typed)
  const report = code ? await findReportByCode(tx, code) : undefined
  if (!report) return undefined
  const { state, takeBy, answerBy, reportedAt, takenAt, visitedOn, outcome, answer, answeredAt, product, kind } =
    toLine(report)
  const address = addressOf(await findCodesOf(tx, report.productId))
  return {
    ...{ code: report.code, product, address, kind, state, takeBy, answerBy },
    ...{ reportedAt, takenAt, visitedOn, outcome, answer, answeredAt },
  }
})

function toLine(report: ReportRow): ReportLine {
  const state = report.answeredAt ? 'answered' : report.takenAt ? 'taken' : 'new'
  return { ...report, state, ...reportDaysOf(legalDateOf(report.reportedAt)) }
}
