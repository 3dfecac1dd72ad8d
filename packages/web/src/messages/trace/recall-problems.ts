import type { MessageRows } from '../message-rows.ts'

/** Words of what is refused about recalls. */
export const recallProblems = {
  'recall.codes-missing': [
    'Chọn ít nhất một lô hoặc nhập mã cần thu hồi.',
    'Choose a lot, or enter the code of what is recalled.',
  ],
  'recall.codes-many': ['Mỗi lệnh thu hồi nhận nhiều nhất {most} mã.', 'A recall takes {most} codes at most.'],
  'recall.hazard-missing': ['Chọn loại nguy cơ.', 'Choose what the danger is.'],
  'recall.reason-length': ['Lý do cần từ 10 đến {most} chữ.', 'The reason needs 10 to {most} characters.'],
  'recall.advice-length': [
    'Ghi người mua cần làm gì, từ 10 đến {most} chữ.',
    'Say what buyers should do, in 10 to {most} characters.',
  ],
  'recall.detected-unreadable': [
    'Ngày giờ phát hiện chưa đúng. Ví dụ: 24/11/2026 lúc 08:30.',
    'The moment of discovery cannot be read. For example: 24/11/2026 at 08:30.',
  ],
  'recall.detected-later': ['Thời điểm phát hiện không thể ở tương lai.', 'The moment of discovery cannot lie ahead.'],
  'recall.whole-class': [
    'Mã {code} chỉ nói về sản phẩm. Cần mã của lô, của từng hũ hoặc của kiện hàng.',
    'The code {code} only names a product. The code of a lot, a piece or a parcel is needed.',
  ],
  'recall.unknown-thing': [
    'Không biết mã {code}: không có lô nào và không sự kiện nào nói về mã này.',
    'The code {code} is not known: there is no such lot, and no event tells of it.',
  ],
  'recall.several-makers': [
    'Các mã này của nhiều chủ thể. Mỗi chủ thể cần một lệnh thu hồi riêng.',
    'These codes are of several makers. Each maker needs a recall of its own.',
  ],
  'recall.amount-unreadable': [
    'Nhập số lượng, ví dụ 12 hoặc 12,5. Không có thì ghi 0.',
    'Enter an amount, such as 12 or 12.5. Enter 0 for none.',
  ],
  'recall.note-long': ['Ghi chú dài quá {most} chữ.', 'The note is longer than {most} characters.'],
  'recall.way-missing': ['Chọn đã báo bằng cách nào.', 'Choose how the holder was told.'],
  'recall.disposal-missing': ['Chọn cách xử lý hàng thu hồi.', 'Choose what was done with the goods.'],
  'recall.closing-length': ['Ghi kết quả, từ 10 đến {most} chữ.', 'Tell the outcome, in 10 to {most} characters.'],
  'conflict.recall-open': [
    'Mã {code} đang trong một lệnh thu hồi khác.',
    'The code {code} is under another recall already.',
  ],
  'conflict.recall-closed': ['Lệnh thu hồi này đã đóng.', 'This recall is closed.'],
  'forbidden.recall-of-others': [
    'Chỉ thu hồi được hàng của chủ thể mình.',
    'You can only recall what your own organisation made.',
  ],
  'forbidden.recall-of-authority': [
    'Lệnh thu hồi do cơ quan nhà nước mở thì chỉ cơ quan nhà nước đóng.',
    'A recall that an authority opened is closed by an authority.',
  ],
  'forbidden.holder-answers': [
    'Bên này có tài khoản nên tự trả lời.',
    'This holder has an account and answers for itself.',
  ],
  'not-found.recall': ['Không có lệnh thu hồi này.', 'There is no such recall.'],
} as const satisfies MessageRows
