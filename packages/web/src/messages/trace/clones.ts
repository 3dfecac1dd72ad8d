import type { MessageRows } from '../message-rows.ts'

/** Words of scans and of the alarm about copies. */
export const traceClones = {
  clones: ['Cảnh báo mã bị sao chép', 'Signs of copied codes'],
  clonesLead: [
    'Mã của từng hũ chỉ dán trên một hũ. Khi lượt quét cho thấy không thể là một hũ, hệ thống báo tại đây. Không lưu ai đã quét.',
    'The code of a single piece is on one piece only. When scans say that it cannot be one, it is told here. Who scanned is not kept.',
  ],
  clonesNone: ['Chưa có dấu hiệu sao chép nào', 'There is no sign of copies'],
  cloneSerial: ['Số', 'Serial'],
  cloneSign: ['Dấu hiệu', 'Sign'],
  cloneWhen: ['Lượt quét', 'Scans'],
  cloneDo: ['Nên làm', 'What to do'],
  cloneState: ['Kết quả', 'State'],
  cloneOpen: ['Chờ xem xét', 'To be looked into'],

  'clone.never-allotted': [
    'Số chưa từng được cấp, {readers} người quét',
    'A serial that was never given out, {readers} readers',
  ],
  'clone.many-readers': ['{readers} người quét trong một ngày ({on})', '{readers} readers in one day ({on})'],
  'clone.two-places': [
    'Quét ở {from} rồi {to}, cách {kilometres} km, trong vòng {hours} giờ',
    'Scanned in {from}, then in {to}, {kilometres} km apart, within {hours} hours',
  ],
  'clone.before-made': ['Quét trước ngày làm ra lô ({on})', 'Scanned before the lot was made ({on})'],
  'clone.before-shipped': ['Quét ở {from} trước ngày xuất hàng ({on})', 'Scanned in {from} before it was sent ({on})'],
  'clone.far-after-sale': ['Đã bán lẻ ngày {on}, sau đó quét ở {from}', 'Sold on {on}, and scanned in {from} later'],

  'cloneDo.never-allotted': [
    'Nhờ người quét gửi ảnh nhãn; so với mẫu nhãn thật; báo quản lý thị trường nếu là nhãn giả.',
    'Ask readers for a picture of the label, compare it with yours, and tell market surveillance if it is forged.',
  ],
  'cloneDo.many-readers': [
    'Kiểm tra: ảnh mã có bị đăng lên mạng, hàng có đang trưng bày? Nếu không, mua thử và so nhãn.',
    'Check whether the code was posted online or is on display. If not, buy one and compare the label.',
  ],
  'cloneDo.two-places': [
    'Gần như chắc có bản sao. Mua mẫu ở hai nơi, so nhãn và số trên nắp, báo quản lý thị trường.',
    'Almost certainly copies. Buy one at both places, compare labels, and tell market surveillance.',
  ],
  'cloneDo.before-made': [
    'Kiểm tra ngày của lô và ai giữ cuộn nhãn trước khi dán.',
    'Check the day of the lot, and who held the labels before.',
  ],
  'cloneDo.before-shipped': [
    'Kiểm tra cuộn nhãn có bị mất và ngày xuất hàng đã ghi đúng.',
    'Check whether labels were lost, and whether the day of sending is right.',
  ],
  'cloneDo.far-after-sale': [
    'Có thể là quà biếu. Nếu nhiều số cùng lô như vậy thì mua mẫu ở nơi đó.',
    'It may be a present. If several pieces of the lot do so, buy one there.',
  ],

  cloneSettle: ['Ghi kết quả', 'Settle'],
  cloneOutcome: ['Kết luận', 'Finding'],
  'cloneOutcome.copies-found': ['Có hàng sao chép', 'Copies were found'],
  'cloneOutcome.no-copies': ['Không có hàng sao chép', 'There are no copies'],
  'cloneOutcome.own-doing': ['Do mình: trưng bày, thử nhãn', 'Our own doing: display, tests'],
  cloneWords: ['Đã xem xét thế nào?', 'How was it looked into?'],

  jarDoubt: [
    'Mã này đã được quét nhiều hơn hoặc ở xa hơn một sản phẩm có thể. Nếu bạn vừa mua, hãy xem kỹ nhãn và báo cho chúng tôi.',
    'This code was scanned more often, or further away, than one product can be. If you just bought it, look at the label closely and tell us.',
  ],
  jarWhere: ['Bạn đang ở tỉnh nào? (giúp phát hiện hàng giả)', 'Which province are you in? (helps to find copies)'],
  scanPlace: ['Bạn đang ở tỉnh nào?', 'Which province are you in?'],
  scanPlaceLead: [
    'Cho biết tỉnh giúp phát hiện mã bị sao chép. Không lưu tên, số máy hay vị trí của bạn.',
    'Your province helps to find copied codes. Neither your name, number nor position is kept.',
  ],
  scanPlaceChoose: ['Chọn tỉnh, thành phố', 'Choose a province'],
  scanPlaceSend: ['Gửi và trở lại trang sản phẩm', 'Send and go back to the product'],
} as const satisfies MessageRows

/** Words of what is refused about alarms. */
export const cloneProblems = {
  'clone-alarm.outcome-missing': ['Chọn kết luận.', 'Choose what was found.'],
  'clone-alarm.words-length': [
    'Ghi đã xem xét thế nào, từ 5 đến 2.000 chữ.',
    'Say how it was looked into, in 5 to 2,000 characters.',
  ],
  'not-found.clone-alarm': ['Không có cảnh báo này.', 'There is no such alarm.'],
  'conflict.clone-alarm-settled': ['Cảnh báo này đã có kết luận.', 'This alarm is settled already.'],
} as const satisfies MessageRows
