import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostLines, readCart, setInCart, writeCart } from './cart.ts'
import { findOfferProblems, findTermsProblems, OfferForm, offerStanding, TermsForm } from './offer.ts'
import { dueAtOf, findOrderProblems, listOrderActs, orderActs, orderLife, orderStatuses } from './order.ts'
import { findPayCode, payCode } from './pay-code.ts'
import { vietQr } from './vietqr.ts'

describe('a VietQR code', () => {
  // Printed by banks and by other programs, not by ours.
  test.each([
    [
      '970416',
      '257678859',
      undefined,
      undefined,
      '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
    ],
    [
      '970416',
      '257678859',
      10000,
      'Chuyen tien',
      '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6',
    ],
    [
      '970418',
      '8838831979',
      undefined,
      undefined,
      '00020101021138540010A00000072701240006970418011088388319790208QRIBFTTA53037045802VN6304E72E',
    ],
  ] as const)(
    'of %s %s is the one that NAPAS reads, byte for byte',
    (bankBin, account, amountDong, purpose, expected) => {
      expect(vietQr({ bankBin, account, ...(amountDong && { amountDong }), ...(purpose && { purpose }) })).toBe(
        expected,
      )
    },
  )
})

describe('the code in the words of a transfer', () => {
  const random = fc.uint8Array({ minLength: 8, maxLength: 8 })
  test('is found whatever the bank put around it, in any case, with blanks', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = payCode(bytes)
        expect(findPayCode(`MBVCB.123456.${code.toLowerCase()} chuyen tien.CT tu 001`)).toBe(code)
        expect(findPayCode(`${code.slice(0, 7)} ${code.slice(7)}-thanh toan`)).toBe(code)
      }),
    )
  })
  test('with one symbol wrong or two neighbours swapped is no code', () => {
    fc.assert(
      fc.property(random, fc.nat(8), fc.nat(31), (bytes, at, other) => {
        const code = payCode(bytes)
        const i = 4 + at
        const wrong = code.slice(0, i) + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(other) + code.slice(i + 1)
        const swapped = code.slice(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.slice(i + 1)
        if (wrong !== code) expect(findPayCode(wrong)).toBeUndefined()
        if (i > 4 && swapped !== code) expect(findPayCode(swapped)).toBeUndefined()
      }),
    )
  })
})

describe('an order', () => {
  test('that is over moves no more, but for a return of what was delivered', () => {
    for (const status of orderStatuses.filter((candidate) => orderLife[candidate].isOver && candidate !== 'delivered'))
      for (const party of ['buyer', 'seller', 'system'] as const) expect(listOrderActs(status, party)).toEqual([])
    expect(listOrderActs('delivered', 'buyer')).toEqual(['ask-return'])
  })
  test('lets its stock go or sells it exactly once on every way to an end', () => {
    const walk = (status: keyof typeof orderLife, done: number, depth: number): void => {
      if (depth > 8) return
      if (orderLife[status].isOver) expect(done).toBe(1)
      for (const { from, to, stock } of Object.values(orderActs))
        if ((from as readonly string[]).includes(status))
          walk(to, done + Number(stock === 'sell' || stock === 'release'), depth + 1)
    }
    walk('awaiting-payment', 0, 0)
    walk('placed', 0, 0)
  })
  test('is confirmed by its seller, not by its buyer, and waits two days for it', () => {
    expect(findOrderProblems('placed', 'confirm', 'buyer')).toEqual([{ code: 'forbidden.order-party' }])
    expect(findOrderProblems('placed', 'confirm', 'seller')).toEqual([])
    expect(findOrderProblems('cancelled', 'confirm', 'seller')).toEqual([{ code: 'conflict.order-moved-on' }])
    expect(dueAtOf('placed', new Date('2026-11-01T00:00:00Z'))).toEqual(new Date('2026-11-03T00:00:00Z'))
  })
})

describe('an offer', () => {
  const seller = { name: 'Hợp tác xã Mẫu', address: 'Ấp 1', registrationNo: '61' }
  test('without what a buyer must be told is refused with all reasons and their articles', () => {
    const problems = findOfferProblems(OfferForm.parse({}), {
      seller: { name: 'x', address: '' },
      terms: undefined,
      today: '2026-11-24',
    })
    expect(problems.map(({ code }) => code)).toEqual([
      ...['offer.pack-missing', 'offer.ingredients-missing', 'offer.use-missing', 'offer.storage-missing'],
      ...[
        'offer.shelfLife-missing',
        'offer.origin-missing',
        'offer.terms-missing',
        'offer.seller-address',
        'offer.seller-number',
      ],
      ...['offer.price', 'offer.tax-not-told', 'offer.min', 'offer.max'],
    ])
    expect(problems.filter(({ source }) => source).length).toBe(11)
  })
  test('that tells all is taken', () => {
    const words = { pack: 'Chai 500 ml', ingredients: 'a', use: 'b', storage: 'c', shelfLife: 'd', origin: 'e' }
    const offer = OfferForm.parse({
      ...words,
      priceDong: '150000',
      includesTax: 'on',
      minQuantity: '1',
      maxQuantity: '20',
    })
    const terms = TermsForm.parse({
      phone: '0912345678',
      delivery: 'x',
      deliveryDong: '0',
      returns: 'y',
      takesCash: 'on',
    })
    expect(findTermsProblems(terms)).toEqual([])
    expect(findOfferProblems(offer, { seller, terms, today: '2026-11-24' })).toEqual([])
  })
  test('without a star that holds is not sold, whatever its seller says', () => {
    const offer = { state: 'on-sale', fromOn: '2026-01-01', untilOn: null } as const
    const facts = { starHolds: true, available: 5, today: '2026-11-24' }
    expect(offerStanding(offer, facts)).toBe('on-sale')
    expect(offerStanding(offer, { ...facts, starHolds: false })).toBe('no-star')
    expect(offerStanding(offer, { ...facts, available: 0 })).toBe('sold-out')
    expect(offerStanding({ ...offer, untilOn: '2026-11-23' }, facts)).toBe('over')
  })
})

describe('a cart', () => {
  const id = (n: number) => `01a20e8a-f892-7348-91cc-${String(n).padStart(12, '0')}`
  test('comes back from its cookie as it was, and a broken one is empty', () => {
    const lines = [1, 2, 3].map((n) => ({ offerId: id(n), quantity: n }))
    expect(readCart(writeCart(lines))).toEqual(lines)
    expect(readCart('rubbish.%%')).toEqual([])
    expect(readCart(undefined)).toEqual([])
  })
  test('holds no more than it may, and none of what is set to none', () => {
    const full = Array.from({ length: 25 }, (_, n) => n).reduce<{ offerId: string; quantity: number }[]>(
      (lines, n) => setInCart(lines, { offerId: id(n), quantity: 5000 }),
      [],
    )
    expect(full.length).toBe(mostLines)
    expect(full[0]?.quantity).toBe(999)
    expect(setInCart(full, { offerId: id(0), quantity: 0 }).length).toBe(mostLines - 1)
    expect(writeCart(full).length).toBeLessThan(1000)
  })
})
