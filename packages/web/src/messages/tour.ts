import type { MessageRows } from './message-rows.ts'

/** Words of the demo's tour: one jar of honey from its dossier to its code. */
export const tour = {
  title: ['Theo một hũ mật ong', 'Follow a jar of honey'],
  lead: [
    'Bảy chặng, năm phút: từ hồ sơ của một hợp tác xã đến bốn sao và mã QR trên nhãn. Người và sản phẩm ở đây là dữ liệu mẫu.',
    'Seven stops, five minutes: from a co-operative’s dossier to four stars and the QR code on the label. People and product are sample data.',
  ],
  short: ['Theo một hũ mật ong từ hồ sơ đến mã QR', 'Follow a jar of honey from dossier to QR code'],
  asRole: ['Xem với vai: {role}', 'Look as: {role}'],
  publicStop: ['Ai cũng xem được', 'Anyone may look'],
  'stop.dossier': ['Hợp tác xã nộp hồ sơ', 'The co-operative files'],
  'stopText.dossier': [
    'Kê khai một lần, tự chấm theo bộ tiêu chí số 4, đính ảnh và giấy tờ vào đúng tiêu chí.',
    'Filled in once, assessed on criteria set 4, photos and papers beside the criterion that they prove.',
  ],
  'stop.commune': ['Xã xem và ghi nhận xét', 'The commune reviews'],
  'stopText.commune': [
    'Trong 15 ngày làm việc, xã kiểm tra hồ sơ, ghi bốn nhận xét theo Mẫu 03 rồi gửi tỉnh.',
    'Within 15 working days the commune checks the file, writes the four findings of Form 03 and sends it on.',
  ],
  'stop.council': ['Năm người chấm riêng', 'Five members score alone'],
  'stopText.council': [
    'Mỗi thành viên chấm một mình, không ai thấy phiếu của ai trước khi chủ tịch đóng chấm điểm.',
    'Each member scores alone; nobody sees another’s card before the chair closes scoring.',
  ],
  'stop.result': ['Kết quả, từng tiêu chí', 'The result, criterion by criterion'],
  'stopText.result': [
    'Hợp tác xã đọc điểm trung bình, lý do được bốn sao và việc cần làm để lên năm sao.',
    'The co-operative reads the mean, why it is four stars and what the fifth would take.',
  ],
  'stop.certificate': ['Giấy chứng nhận', 'The certificate'],
  'stopText.certificate': [
    'Chỉ có sau khi quyết định được ký và ghi số: 36 tháng, in ra hay tra trên mạng đều như nhau.',
    'It exists only once the decision is signed and numbered: 36 months, the same on paper and on line.',
  ],
  'stop.code': ['Quét mã trên nhãn', 'Scan the label'],
  'stopText.code': [
    'Trang mà người mua thấy: sao còn hiệu lực không, ai công nhận, vì sao.',
    'What a buyer sees: whether the star holds today, who gave it, and why.',
  ],
  'stop.jar': ['Lật hũ mật: từ trại ong đến cửa hàng', 'Turn the jar: from the bee yards to the shop'],
  'stopText.jar': [
    'Mã in trên tem mở hành trình của lô: ba trại ong, xưởng lọc, ngày đóng chai, ai ghi, chỗ nào chưa liền.',
    'The printed code opens the way of the lot: three yards, the workshop, the day of filling, who wrote it down, what has gaps.',
  ],
  tryTitle: ['Giờ đến lượt bạn', 'Now your turn'],
  tryText: [
    'Vai hợp tác xã có sẵn một hồ sơ đã viết xong, chỉ còn nộp. Nộp xong, vào vai cán bộ xã để thấy nó trên bàn làm việc.',
    'The co-operative has one dossier ready to hand in. Hand it in, then look as the commune officer and find it on the desk.',
  ],
  notYet: [
    'Chặng này chưa sẵn sàng, hãy tải lại trang sau ít giây.',
    'This stop is not ready; reload in a few seconds.',
  ],
} satisfies MessageRows
