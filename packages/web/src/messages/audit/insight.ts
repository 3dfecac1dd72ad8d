import type { MessageRows } from '../message-rows.ts'

/** The acts of insight, in words. */
export const insightActs = {
  'insight.read': ['Xem toàn cảnh', 'Read overview'],
  'target.set': ['Đặt mục tiêu', 'Set target'],
  'target.end': ['Kết thúc mục tiêu', 'End target'],
  'edition.publish': ['Công bố dữ liệu mở', 'Publish open data'],
  'edition.forget': ['Bỏ các bản dữ liệu mở hằng ngày đã cũ', 'Drop old daily open data'],
  'snapshot.keep': ['Chụp chỉ tiêu hằng đêm', 'Keep nightly snapshot'],
  'policy.draft': ['Soạn bản thử bộ tiêu chí', 'Draft criteria sets'],
  'policy.try': ['Thử bản soạn trên các hồ sơ', 'Try a draft on the dossiers'],
  'policy.tally': ['Đếm kết quả thử', 'Count a trial'],
  'policy.read': ['Xem bản thử bộ tiêu chí', 'Read drafts of criteria sets'],
} as const satisfies MessageRows
