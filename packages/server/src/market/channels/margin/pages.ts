import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type FeeAmount, feeTable } from '@saolang/core/market/channels/fee-table.ts'
import { findMarginProblems, MarginForm, reckonMargins } from '@saolang/core/market/channels/margin.ts'
import { MarginPage } from '@saolang/web/market/channels/margin-page'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { csvMark, csvRow } from '../../../platform/csv.ts'
import { parseForm, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'

const Query = z.record(z.string().max(50), z.string().max(50))
const begun = { priceDong: '165000', quantity: '1', packingDong: '5000', deliveryDong: '0', tax: 'household' }

/** `/margin`: what is kept of a price on each channel; `/margin/fees.csv`: every fee that we know of, with its days and sources. */
export function marginPages(app: App): void {
  app.get('/margin', { schema: { querystring: Query } }, async (request, reply) => {
    const isAsked = request.query.priceDong !== undefined
    const values = isAsked ? request.query : begun
    const form = parseForm(MarginForm, values)
    const problems = isAsked ? findMarginProblems(form) : []
    const on = legalDateOf(currentTime())
    const margins = problems.length > 0 ? [] : reckonMargins(form, on)
    return sendPage(request, reply, MarginPage, { values, problems, margins, on }, statusFor(problems))
  })
  app.get('/margin/fees.csv', (_, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .send(
        csvMark +
          csvRow(['channel', 'fee', 'least', 'most', 'unit', 'from', 'trust', 'source', 'kept_on_return']) +
          feeTable
            .map(({ channel, kind, amount, fromOn, trust, source, isKeptOnReturn }) =>
              csvRow([channel, kind, ...toRange(amount), fromOn, trust, source, isKeptOnReturn ? 'yes' : 'no']),
            )
            .join(''),
      ),
  )
}

/** An amount as its least, its most and their unit; empty where nobody told us. */
export function toRange(amount: FeeAmount): [least: number | null, most: number | null, unit: string] {
  if (amount === 'unknown') return [null, null, '']
  if ('dong' in amount) return [amount.dong, amount.dong, 'dong']
  return 'share' in amount ? [amount.share, amount.share, 'share'] : [amount.least, amount.most, 'share']
}
