import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { tellStory } from '@saolang/core/trace/story/tell-story.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { expect, test } from 'vitest'
import { sayStory } from './say-story.ts'

const origin = 'https://saolang.example'
const key = (seed: number) => shortCode(new Uint8Array(16).fill(seed))
const raw = `${origin}/q/${key(7)}/10/TH01`
const jar = 'https://id.gs1.org/01/09521234543213/10/L1'
let count = 0
const event = (day: string, fields: object): EpcisEvent =>
  ({
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventID: `urn:uuid:${++count}`,
    eventTime: `2026-${day}T05:00:00Z`,
    eventTimeZoneOffset: '+07:00',
    ...fields,
  }) as unknown as EpcisEvent
const names = {
  things: new Map([[jar, { name: 'Mật ong rừng tràm', unit: 'chai' }]]),
  places: new Map([[`${origin}/q/${key(3)}`, { name: 'Trại ong 1', commune: 'xã U Minh' }]]),
}
const now = new Date('2026-11-01T00:00:00Z')
const told = (...events: EpcisEvent[]) => tellStory({ events, names, now })
const harvest = event('03-03', {
  action: 'ADD',
  bizStep: 'commissioning',
  bizLocation: { id: `${origin}/q/${key(3)}` },
  quantityList: [{ epcClass: raw, quantity: 100.5, uom: 'KGM' }],
  ilmd: { 'cbvmda:harvestEndDate': '2026-03-03' },
  'saolang:step': 'honey.harvest',
})
const filling = event('03-05', {
  type: 'TransformationEvent',
  action: undefined,
  bizStep: 'creating_class_instance',
  inputQuantityList: [{ epcClass: raw, quantity: 100.5, uom: 'KGM' }],
  outputQuantityList: [{ epcClass: jar, quantity: 200 }],
  'saolang:step': 'honey.fill',
})

test('a harvest and the work on it are told with day, place, amounts and lots', () => {
  const lines = told(filling, harvest)
  expect(sayStory('vi', lines).map(({ text }) => text)).toEqual([
    'Ngày 03/03/2026, Trại ong 1 ở xã U Minh thu 100,5 kg hàng chưa có tên (lô TH01).',
    'Ngày 05/03/2026, làm ra 200 chai Mật ong rừng tràm (lô L1) từ 100,5 kg hàng chưa có tên (lô TH01): đóng chai (nơi làm chưa được ghi).',
  ])
  expect(sayStory('en', lines)[0]?.text).toBe(
    'On 03/03/2026, Trại ong 1 in xã U Minh gathered 100.5 kg of goods without a name (lot TH01).',
  )
})

test('a gap is named at the line where it is found', () => {
  const [line] = sayStory('vi', told(filling))
  expect(line?.gaps).toEqual(['Không rõ từ đâu tới: hàng chưa có tên (lô TH01).'])
})

test('what is missing from the public part is no gap', () => {
  const events = [filling]
  const [line] = sayStory('vi', tellStory({ events, names, now, isWhole: false }))
  expect(line?.gaps).toEqual([])
})

test('events of other systems are told by the codes that they have', () => {
  const [shipped, loaded, foreign] = sayStory(
    'vi',
    told(
      event('04-01', {
        bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping',
        readPoint: { id: 'urn:epc:id:sgln:0614141.07346.0' },
        epcList: ['urn:epc:id:sscc:0614141.1234567890'],
        destinationList: [{ type: 'owning_party', destination: 'geo:10.5,105.1' }],
      }),
      event('04-02', { bizStep: 'loading', epcList: ['urn:epc:id:sgtin:0614141.107346.2018'] }),
      event('04-03', { bizStep: 'https://example.vn/buoc/quay-mat', quantityList: [{ epcClass: jar, quantity: 3 }] }),
    ),
  ).map(({ text }) => text)
  expect(shipped).toBe(
    'Ngày 01/04/2026, địa điểm mang mã GLN 0614141073467 gửi kiện hàng mang mã SSCC 106141412345678908 đến địa điểm tại tọa độ 10.5,105.1.',
  )
  expect(loaded).toContain('ghi bước “bốc hàng” cho hàng mang mã GTIN 10614141073464 (số 2018)')
  expect(foreign).toContain('“https://example.vn/buoc/quay-mat” cho 3 chai Mật ong rừng tràm (lô L1)')
})

test('what was put into a box and sent, sold or thrown away is said so', () => {
  const box = `${origin}/q/${key(7)}/21/BOX`
  const texts = sayStory(
    'vi',
    told(
      event('04-01', {
        type: 'AggregationEvent',
        action: 'ADD',
        parentID: box,
        childQuantityList: [{ epcClass: jar }],
      }),
      event('04-02', { type: 'AggregationEvent', action: 'DELETE', parentID: box }),
      event('04-03', { bizStep: 'retail_selling', quantityList: [{ epcClass: jar, quantity: 1 }] }),
      event('04-04', { action: 'DELETE', bizStep: 'destroying', quantityList: [{ epcClass: jar, quantity: 2 }] }),
      event('04-05', { bizStep: 'holding', disposition: 'recalled', quantityList: [{ epcClass: jar }] }),
    ),
  ).map(({ text }) => text)
  expect(texts.map((text) => text.split(', ')[1]?.replace(/ \(nơi.*/, ''))).toEqual([
    'đóng Mật ong rừng tràm (lô L1) vào hàng chưa có tên (số BOX)',
    'mở hàng chưa có tên (số BOX)',
    'bán 1 chai Mật ong rừng tràm (lô L1)',
    'hủy bỏ 2 chai Mật ong rừng tràm (lô L1)',
    'thu hồi Mật ong rừng tràm (lô L1)',
  ])
})
