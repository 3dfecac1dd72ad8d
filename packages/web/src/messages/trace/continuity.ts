import type { MessageRows } from '../message-rows.ts'

/** Words of continuity: the balance of areas, the gaps of a chain. */
export const traceContinuity = {
  balance: ['Cân đối nguyên liệu', 'Material balance'],
  balanceLead: [
    'Mỗi vùng làm ra được bao nhiêu trong một vụ, và đã ghi nhận thu được bao nhiêu dưới tên vùng đó.',
    'What each area can yield in a season, and how much was told to have been gathered under its name.',
  ],
  balanceNone: ['Chưa có vùng nguyên liệu nào', 'There is no raw-material area yet'],
  balanceNoneMore: [
    'Vẽ vùng và ghi sản lượng dự kiến của vụ; hệ thống sẽ tự đối chiếu với nhật ký.',
    'Draw the area and tell what a season is expected to yield; the diary is then held against it.',
  ],
  balanceSeason: ['Vụ', 'Season'],
  balanceExpected: ['Dự kiến', 'Expected'],
  balanceGathered: ['Đã thu', 'Gathered'],
  balanceVerdict: ['Kết quả', 'Result'],
  'balance-within': ['Trong mức dự kiến', 'Within what is expected'],
  'balance-close': ['Vượt chút ít: năm được mùa?', 'A little above: a good year?'],
  'balance-beyond': ['Vượt mức vùng có thể làm ra', 'More than the area can yield'],
  balanceKilograms: ['{n} kg', '{n} kg'],
  balanceUntold: [
    '{n} lần thu không ghi theo cân nặng, chưa tính',
    '{n} harvests were not told by weight and are not counted',
  ],
  balanceUnseasoned: [
    '{n} lần thu nằm ngoài mọi vụ đã khai: chưa có gì để đối chiếu.',
    '{n} harvests fall into no season that was told: there is nothing to hold them against.',
  ],
  balanceMethod: [
    'Vượt quá 10% so với dự kiến thì báo. Thu hoạch lấy từ sự kiện bắt đầu lô tại vùng, kể cả khi ghi qua EPCIS; sự kiện đã báo sai không tính.',
    'More than 10% above the expectation raises the alarm. Harvests are the events that began a lot at the area, told by diary or EPCIS; events declared wrong do not count.',
  ],
  check: ['Kiểm tra chuỗi', 'Check a chain'],
  checkLead: [
    'Nhập mã lô, mã trên hũ hay mã kiện hàng: hệ thống đi ngược về nơi bắt đầu và nêu chỗ đứt.',
    'Enter the code of a lot, a jar or a parcel: the chain is followed back to its beginnings, and its gaps are named.',
  ],
  checkCode: ['Mã cần kiểm tra', 'Code to check'],
  checkSeen: ['{n} sự kiện đã xem, {lots} lô nguyên liệu phía trước.', '{n} events seen, {lots} lots before it.'],
  checkNothing: ['Không thấy sự kiện nào về mã này', 'There are no events about this code'],
  checkWhole: ['Chuỗi liền mạch: không thấy chỗ đứt nào', 'The chain holds: no gap was found'],
  checkGaps: ['{n} chỗ đứt', '{n} gaps'],
  gapKind: ['Chỗ đứt', 'Gap'],
  gapThing: ['Của', 'Of'],
  gapEvents: ['Sự kiện', 'Events'],
  'gap-never-received': ['Đã gửi đi, không ai ghi nhận đã đến', 'Sent on, and nobody said that it came'],
  'gap-used-before-made': ['Dùng trước khi được làm ra hay thu hoạch', 'Used before it was made or harvested'],
  'gap-more-out-than-in': ['Dùng {out}, nhiều hơn {in} đã có', 'Used {out}, more than the {in} there were'],
  'gap-heavier-than-inputs': [
    'Thành phẩm {out}, nặng hơn nguyên liệu {in}',
    'Came out at {out}, heavier than the {in} that went in',
  ],
  'gap-no-beginning': ['Không rõ từ đâu tới', 'Nobody told where it came from'],
} as const satisfies MessageRows
