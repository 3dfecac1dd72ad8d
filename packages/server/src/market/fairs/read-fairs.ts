import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { vietQr } from '@saolang/core/market/vietqr.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { view } from '../../platform/act.ts'
import { qrSvg } from '../../platform/qr.ts'
import { getRecords, listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { findBuyer, listBuyers } from '../demand/buyers.sql.ts'
import { nameAll } from '../demand/quotes/read-demand.ts'
import { findTerms, listOffersOfSeller } from '../offers/offers.sql.ts'
import { listAsidesFor } from '../stock/aside.sql.ts'
import { findApplication, listApplications, listBooths, listFairs } from './fairs.sql.ts'
import { getFair } from './hold-fair.ts'
import { listMeetings } from './meetings.sql.ts'
import { listFairContracts, listSales, sumStalls } from './stalls.sql.ts'

/** All fairs, the coming ones first. */
export const readFairs = view('fair.read', ({ tx, now }, _: undefined) => listFairs(tx, legalDateOf(now)))

/** A fair: its plan with the names on it, and for its organiser who applied; for a producer its own application and what it could bring. */
export const readFair = view('fair.read', async ({ tx, who, now }, id: string) => {
  const fair = await getFair(tx, id)
  const [booths, applications] = await Promise.all([listBooths(tx, id), listApplications(tx, id)])
  const names = await nameAll(
    tx,
    applications.map(({ organisationId }) => organisationId),
  )
  const isOrganiser = findJurisdictionProblems(who, { provinceCode: fair.provinceCode, communeCode: '' }).length === 0
  const own = applications.find(({ organisationId }) => organisationId === who.organisationId)
  const products = who.organisationId ? await listProducts(tx, who.organisationId) : []
  const ids = [
    ...products.map((product) => product.id),
    ...(isOrganiser ? applications.flatMap((row) => row.productIds) : []),
  ]
  const records = await getRecords(tx, ids, legalDateOf(now))
  const holding = products.filter((product) => records.get(product.id)?.current.standing.holds)
  return { fair, booths, applications, names, isOrganiser, own, products: holding, records }
})

/** The meetings of a fair: an organisation's own, all for the organiser; and whom one could ask. */
export const readMeetings = view('fair.read', async ({ tx, who }, fairId: string) => {
  const fair = await getFair(tx, fairId)
  const own = who.organisationId
  const isOrganiser = findJurisdictionProblems(who, { provinceCode: fair.provinceCode, communeCode: '' }).length === 0
  refuseIf(own || isOrganiser ? [] : [{ code: 'forbidden.organisation' }])
  const meetings = await listMeetings(tx, fairId, isOrganiser ? undefined : own)
  const applications = await listApplications(tx, fairId)
  const stalls = applications.filter(({ state }) => state === 'accepted').map(({ organisationId }) => organisationId)
  const isBuyer = own ? Boolean((await findBuyer(tx, own))?.verifiedAt) : false
  const isProducer = own ? stalls.includes(own) : false
  const buyers = isProducer ? (await listBuyers(tx)).flatMap((row) => (row.verifiedAt ? row.organisationId : [])) : []
  const ids = [...meetings.flatMap(({ buyerId, producerId }) => [buyerId, producerId]), ...stalls, ...buyers]
  const others = (all: readonly string[]) => all.filter((id) => id !== own)
  return {
    fair,
    meetings,
    own,
    isBuyer,
    isProducer,
    stalls: others(stalls),
    buyers: others(buyers),
    names: await nameAll(tx, ids),
  }
})

/** A producer's own stall: what was set aside for it, what it sold, and the code to be paid by. */
export const readStall = view('fair.read', async ({ tx, who, now }, fairId: string) => {
  const fair = await getFair(tx, fairId)
  const seat = await getSeat(tx, who, undefined)
  const application = await findApplication(tx, { fairId, organisationId: seat.id })
  refuseIf(application?.state === 'accepted' ? [] : [{ code: 'fair.not-accepted' }])
  const offers = await listOffersOfSeller(tx, seat.id, legalDateOf(now))
  const asides = (await listAsidesFor(tx, 'fair', fairId)).filter(({ offerId }) =>
    offers.some(({ id }) => id === offerId),
  )
  const [sales, terms, records] = await Promise.all([
    listSales(tx, fairId, seat.id),
    findTerms(tx, seat.id),
    getRecords(
      tx,
      offers.map(({ productId }) => productId),
      legalDateOf(now),
    ),
  ])
  const goods = offers.map((offer) => ({
    ...offer,
    name: records.get(offer.productId)?.product.name ?? '',
    aside: asides.find(({ offerId }) => offerId === offer.id),
  }))
  const { bankBin = '', bankAccount = '' } = terms ?? {}
  const payQr = bankBin ? await qrSvg(vietQr({ bankBin, account: bankAccount })) : undefined
  return { fair, seat, boothCode: application?.boothCode ?? null, goods, sales, payQr }
})

/** What a fair came to: sales by stall, meetings held, contracts and what of them was delivered. For its organiser and officers above. */
export const readFairReport = view('fair.report', async ({ tx, who }, fairId: string) => {
  const fair = await getFair(tx, fairId)
  refuseIf(findJurisdictionProblems(who, { provinceCode: fair.provinceCode, communeCode: '' }))
  const [applications, stalls, meetings, contracts] = await Promise.all([
    listApplications(tx, fairId),
    sumStalls(tx, fairId),
    listMeetings(tx, fairId),
    listFairContracts(tx, fairId),
  ])
  const ids = [
    ...applications.map((row) => row.organisationId),
    ...contracts.flatMap((row) => [row.buyerId, row.leadId]),
  ]
  const names = await nameAll(tx, ids)
  const accepted = applications.filter(({ state }) => state === 'accepted')
  const rows = accepted.map(({ organisationId, boothCode }) => ({
    organisationId,
    name: names.get(organisationId) ?? '',
    boothCode,
    total: stalls.find((stall) => stall.organisationId === organisationId),
    held: meetings.filter((meeting) => meeting.producerId === organisationId && meeting.state === 'held').length,
  }))
  const count = (state: string) => meetings.filter((meeting) => meeting.state === state).length
  const named = contracts.map((row) => ({
    ...row,
    buyer: names.get(row.buyerId) ?? '',
    lead: names.get(row.leadId) ?? '',
  }))
  return {
    fair,
    applied: applications.length,
    rows,
    meetings: { asked: meetings.length, held: count('held'), missed: count('missed') },
    contracts: named,
  }
})
