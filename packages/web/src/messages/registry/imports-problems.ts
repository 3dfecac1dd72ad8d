import type { MessageRows } from '../message-rows.ts'

/** Why a file, a row or a taking back is refused. */
export const registryImportProblems = {
  'import.column-twice': ['Hai cột cùng chứa “{column}”.', 'Two columns hold “{column}”.'],
  'conflict.import-state': [
    'Lần nhập này đang ở bước khác. Hãy xem lại trang.',
    'This import is at another step by now. Look at the page again.',
  ],
  'undo.fact-followed': ['Đã có việc ghi tiếp vào công nhận này.', 'Something was recorded of this recognition since.'],
  'undo.only-placed': ['Dòng chỉ bổ sung nơi của sản phẩm.', 'The row only told where the product lies.'],
  'undo.gtin': ['Sản phẩm đã có mã GTIN.', 'The product has a GTIN by now.'],
  'undo.producer': ['Sản phẩm đã gắn với chủ thể.', 'The product belongs to a producer by now.'],
  'undo.merged': ['Sản phẩm đã được gộp.', 'The product was merged.'],
  'undo.renamed': ['Sản phẩm đã được sửa tên.', 'The product was renamed.'],
  'undo.certificate': ['Sản phẩm đã có giấy chứng nhận.', 'The product has a certificate by now.'],
  'undo.imported': ['Lần nhập khác cũng ghi vào sản phẩm này.', 'Another import tells of this product too.'],
  'undo.report': ['Đã có phản ánh về sản phẩm.', 'The product was reported.'],
  'undo.reply': ['Chủ thể đã trả lời công khai.', 'The producer has answered in public.'],
  'undo.inspection': ['Sản phẩm đã có cuộc kiểm tra.', 'The product was inspected.'],
  'undo.withdrawal': ['Sản phẩm đang hoặc đã bị thu hồi.', 'The product is in a withdrawal.'],
  'undo.key': ['Đã cấp mã in nhãn cho sản phẩm.', 'A code for its labels was issued.'],
  'undo.lot': ['Đã có lô hàng của sản phẩm.', 'Lots of it were made.'],
  'undo.area': ['Lô hàng của sản phẩm gắn với vùng nguyên liệu.', 'Its lots come from areas.'],
  'undo.offer': ['Sản phẩm đang được bày bán.', 'It is on offer.'],
  'undo.variant': ['Sản phẩm đã được bày bán.', 'The product is on sale.'],
} as const satisfies MessageRows
