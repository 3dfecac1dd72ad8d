import type { MessageRows } from '../message-rows.ts'

const missing = (vi: string, en: string) => [`Thiếu: ${vi}.`, `Missing: ${en}.`] as const

/** Words of the refusals of the publish gate and of labels. */
export const publishProblems = {
  'lot.not-of-this-product': [
    'Đây không phải số lô hợp lệ của sản phẩm này: nhập số lô (tối đa 20 ký tự) hoặc mã của chính sản phẩm.',
    'This is no lot of this product: enter its number (20 characters at most) or a code of this very product.',
  ],
  'lot.unmentioned': [
    'Chưa có sự kiện nào của bạn nhắc tới lô này. Hãy gửi sự kiện trước, rồi đưa lô vào.',
    'No event of yours mentions this lot yet. Send its events first, then add it.',
  ],
  'conflict.lot-known': ['Lô này đã có trong danh sách.', 'This lot is among your lots already.'],
  'publish.missing-product-name': missing('tên sản phẩm', 'the product’s name'),
  'publish.missing-product-image': missing('ảnh sản phẩm', 'a photo of the product'),
  'publish.missing-maker-name': missing('tên cơ sở', 'the maker’s name'),
  'publish.missing-maker-address': missing('địa chỉ cơ sở', 'the maker’s address'),
  'publish.missing-maker-identifier': missing('mã định danh cơ sở', 'the maker’s identifier'),
  'publish.missing-standards': missing('tiêu chuẩn, quy chuẩn áp dụng', 'the standards applied'),
  'publish.missing-trace-code': missing('mã truy xuất', 'the trace code'),
  'publish.missing-made-on': missing('ngày sản xuất', 'the day of production'),
  'publish.missing-growing-place': missing('vùng trồng, cơ sở nuôi hoặc nơi chế biến', 'the growing area or facility'),
  'publish.missing-origin': missing('nơi chế biến cuối', 'the place of final processing'),
  'publish.missing-stages': missing('các công đoạn trong nhật ký', 'the stages in the diary'),
  'publish.missing-stage-places': missing(
    'địa điểm của công đoạn làm ra sản phẩm',
    'the place of a stage at which something was made',
  ),
  'publish.photo-unreadable': [
    'Ảnh không đọc được. Hãy chọn ảnh JPG, PNG hoặc WebP.',
    'The photo cannot be read. Choose a JPG, PNG or WebP.',
  ],
  'publish.text-too-long': ['Dài quá {most} chữ.', 'Longer than {most} characters.'],
  'conflict.published': ['Đã công khai rồi.', 'It is public already.'],
  'conflict.not-published': ['Hiện không công khai.', 'It is not public now.'],
  'not-found.lot': ['Không có lô này trong phạm vi của bạn.', 'There is no such lot among yours.'],
  'not-found.labels': ['Không có lần in này.', 'There is no such run of labels.'],
  'labels.lot-ended': ['Lô này đã bị rút khỏi nhật ký.', 'This lot was withdrawn from the diary.'],
  'labels.amount-wrong': ['Số tem phải từ 1 đến {most}.', 'The number of labels must be from 1 to {most}.'],
  'labels.layout-unknown': ['Hãy chọn cỡ tem trong danh sách.', 'Choose the size from the list.'],
  'labels.carrier-unknown': ['Hãy chọn loại mã trong danh sách.', 'Choose the symbol from the list.'],
} as const satisfies MessageRows
