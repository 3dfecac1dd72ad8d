import { expect, test } from 'vitest'
import { carrierRules, findParcelProblems, guessGrams, linkedCarriers, usualBox } from './carrier.ts'
import { chooseOldPlace, guessCommune, type OldCandidate, placeForQuote } from './old-place.ts'
import { isParcelOver, judgeStep, parcelRoad, parcelStatuses } from './parcel.ts'
import { judgeSettlement, readSettlement } from './settlement.ts'
import { DeliveryForm, findDeliveryProblems, listDeliveryOptions } from './terms.ts'

test('a pack weighs what its words say, and a fifth for wrapping', () => {
  expect(['Chai 500 ml', 'Túi 1,5 kg', 'Hũ 250g', 'Can 2 lít', 'Hộp quà', 'Túi 10 gói'].map(guessGrams)).toEqual([
    600, 1800, 300, 2400, 600, 600,
  ])
})

test('every carrier refuses what is heavier or longer than it takes, and a parcel without weight', () => {
  for (const carrier of linkedCarriers) {
    const { grams, edgeCm } = carrierRules[carrier]
    expect(findParcelProblems({ grams, ...usualBox }, carrier)).toEqual([])
    expect(findParcelProblems({ grams: grams + 1, ...usualBox }, carrier)[0]?.code).toBe('parcel.too-heavy')
    expect(findParcelProblems({ grams: 100, ...usualBox, lengthCm: edgeCm + 1 }, carrier)[0]?.code).toBe(
      'parcel.too-long',
    )
  }
  expect(findParcelProblems({ grams: 0, ...usualBox, widthCm: 0 }, 'own').map(({ code }) => code)).toEqual([
    'parcel.weight',
    'parcel.size',
  ])
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 3, minute))

test('statuses that repeat, come late or lead nowhere move no parcel', () => {
  const parcel = { status: 'delivering', statusAt: at(10) } as const
  expect(judgeStep(parcel, { status: 'delivering', at: at(11) })).toBe('repeats')
  expect(judgeStep(parcel, { status: 'in-transit', at: at(5) })).toBe('late')
  expect(judgeStep(parcel, { status: 'booked', at: at(20) })).toBe('astray')
  expect(judgeStep(parcel, { status: 'delivered', at: at(20) })).toBe('moves')
  expect(judgeStep({ status: 'booked', statusAt: null }, { status: 'delivered', at: at(1) })).toBe('moves')
})

test('what is over stays over, whatever is told', () => {
  for (const status of parcelStatuses.filter(isParcelOver))
    for (const told of parcelStatuses)
      expect(judgeStep({ status, statusAt: null }, { status: told, at: at(0) })).not.toBe('moves')
  expect(parcelStatuses.filter(isParcelOver)).toEqual(['delivered', 'returned', 'cancelled'])
  for (const status of parcelStatuses.filter((each) => !isParcelOver(each) && each !== 'booking'))
    expect(parcelRoad[status]).toContain('returned')
})

const candidate = (wardCode: string, ward: string, isWhole = true): OldCandidate => ({
  ...{
    wardCode,
    ward,
    isWhole,
    districtCode: '964',
    district: 'Huyện U Minh',
    provinceCode: '96',
    province: 'Tỉnh Cà Mau',
  },
})
const three = [candidate('1', 'Xã Khánh Lâm', false), candidate('2', 'Xã Khánh Hội'), candidate('3', 'Xã Khánh')]

test('an old ward is the only one, the one the address names, or the one chosen before; else a person is asked', () => {
  const kindOf = (address: string, chosenCode?: string) => {
    const answer = chooseOldPlace(three, { address, chosenCode })
    return answer.kind === 'one' ? answer.place.wardCode : 'ask'
  }
  expect(kindOf('ấp 4, xã Khánh Lâm')).toBe('1')
  expect(kindOf('ap 4 khanh hoi')).toBe('2')
  expect(kindOf('ấp 4')).toBe('ask')
  expect(kindOf('ấp 4', '3')).toBe('3')
  expect(kindOf('ấp 4, xã Khánh Lâm', '3')).toBe('1')
  expect(chooseOldPlace([candidate('9', 'Xã Một')], { address: '' })).toMatchObject({ kind: 'one' })
  expect(chooseOldPlace([], { address: 'x' })).toEqual({ kind: 'ask', candidates: [] })
  const numbered = [candidate('7', 'Phường 1'), candidate('8', 'Phường 09')]
  expect(chooseOldPlace(numbered, { address: 'số 1, P.9' })).toMatchObject({ place: { wardCode: '8' } })
  expect(placeForQuote(three, { address: 'ấp 4' })?.wardCode).toBe('2')
})

test('a commune is guessed only when the address names one alone', () => {
  const communes = [
    { code: '1', shortName: 'U Minh' },
    { code: '2', shortName: 'Khánh Lâm' },
    { code: '3', shortName: 'U Minh Thượng' },
  ]
  expect(guessCommune(communes, 'ấp 2, xã U Minh')).toBe('1')
  expect(guessCommune(communes, 'u minh thuong')).toBe('3')
  expect(guessCommune(communes, 'Khánh Lâm, U Minh')).toBeUndefined()
  expect(guessCommune(communes, 'số 5')).toBeUndefined()
})

test('delivery costs nothing from the threshold on, and what spoils is offered only in time', () => {
  const terms = { freeFromDong: 500_000, ownDays: 4, perishableDays: 3 }
  const options = [
    { carrier: 'own', dong: 30_000, days: 4 },
    { carrier: 'ghn', dong: 25_000, days: 3 },
    { carrier: 'ems', dong: 20_000, days: null },
  ]
  const ways = (goodsDong: number, isPerishable: boolean) =>
    listDeliveryOptions(options, { goodsDong, isPerishable, terms }).map(({ carrier, dong }) => `${carrier} ${dong}`)
  expect(ways(100_000, false)).toEqual(['ems 20000', 'ghn 25000', 'own 30000'])
  expect(ways(500_000, false)).toEqual(['ghn 0', 'own 0', 'ems 0'])
  expect(ways(100_000, true)).toEqual(['ghn 25000'])
})

test('terms of delivery that are no numbers are refused, empty ones are none', () => {
  expect(DeliveryForm.parse({ freeFromDong: '', ownDays: '3', perishableDays: '' })).toEqual({
    ...{ freeFromDong: null, ownDays: 3, perishableDays: null },
  })
  const bad = DeliveryForm.parse({ freeFromDong: '-5', ownDays: '0', perishableDays: 'x' })
  expect(findDeliveryProblems(bad).map(({ at: field }) => field)).toEqual(['freeFromDong', 'ownDays', 'perishableDays'])
})

test('a settlement is read by the heads of its columns, with sums as spreadsheets write them', () => {
  const rows = [
    ['STT', 'Mã vận đơn', 'Tiền thu hộ', 'Tổng cước'],
    ['1', 'GHN000001', '210.000 đ', '27,000'],
    ['2', 'GHN000002', '180000', ''],
    ['', '', '', ''],
    ['3', '', '5', '1'],
    ['4', 'GHN000004', 'không', '1'],
  ]
  expect(readSettlement(rows)).toEqual({
    missing: undefined,
    badRows: [5, 6],
    lines: [
      { code: 'GHN000001', collectedDong: 210_000, feeDong: 27_000 },
      { code: 'GHN000002', collectedDong: 180_000, feeDong: 0 },
    ],
  })
  expect(readSettlement([['Tên', 'COD']]).missing).toBe('code')
  expect(readSettlement([['Mã vận đơn', 'Tên']]).missing).toBe('collected')
})

test('only the right sum of a delivered parcel settles by itself, once', () => {
  const line = { code: 'A', collectedDong: 100, feeDong: 1 }
  const parcel = { codDong: 100, status: 'delivered', isSettled: false } as const
  expect(judgeSettlement(line, parcel)).toBe('matched')
  expect(judgeSettlement(line, { ...parcel, codDong: 90 })).toBe('amount-differs')
  expect(judgeSettlement(line, { ...parcel, status: 'delivering' })).toBe('not-delivered')
  expect(judgeSettlement(line, { ...parcel, isSettled: true })).toBe('settled-before')
  expect(judgeSettlement(line, undefined)).toBe('unknown-parcel')
})
