import type { MessageRows } from '../message-rows.ts'

/** The acts of insight, in words. */
export const insightActs = {
  'insight.read': ['Xem toàn cảnh', 'Read overview'],
  'council-insight.read': ['Xem toàn cảnh hội đồng', 'Read council dashboard'],
  'own-insight.read': ['Xem toàn cảnh của chủ thể', 'Read producer dashboard'],
  'target.set': ['Đặt mục tiêu', 'Set target'],
  'target.end': ['Kết thúc mục tiêu', 'End target'],
  'edition.publish': ['Công bố dữ liệu mở', 'Publish open data'],
  'edition.forget': ['Bỏ các bản dữ liệu mở hằng ngày đã cũ', 'Drop old daily open data'],
  'snapshot.keep': ['Chụp chỉ tiêu hằng đêm', 'Keep nightly snapshot'],
  'traits.keep': ['Ghi đặc điểm tuần hoàn, văn hóa', 'Keep circular and cultural traits'],
  'policy.draft': ['Soạn bản thử bộ tiêu chí', 'Draft criteria sets'],
  'policy.try': ['Thử bản soạn trên các hồ sơ', 'Try a draft on the dossiers'],
  'policy.tally': ['Đếm kết quả thử', 'Count a trial'],
  'policy.read': ['Xem bản thử bộ tiêu chí', 'Read drafts of criteria sets'],
  'reporting-period.open': ['Mở kỳ báo cáo', 'Open reporting period'],
  'periodic-report.start': ['Bắt đầu báo cáo định kỳ', 'Start periodic report'],
  'periodic-report.count': ['Lấy lại số liệu báo cáo', 'Count periodic report again'],
  'periodic-report.write': ['Ghi báo cáo định kỳ', 'Write periodic report'],
  'periodic-report.submit': ['Gửi báo cáo định kỳ', 'Submit periodic report'],
  'periodic-report.correct': ['Đính chính báo cáo định kỳ', 'Correct periodic report'],
  'periodic-report.return': ['Trả lại báo cáo định kỳ', 'Return periodic report'],
  'periodic-report.approve': ['Duyệt báo cáo định kỳ', 'Approve periodic report'],
  'periodic-report.mark-missing': ['Ghi nhận báo cáo thiếu', 'Mark periodic report missing'],
  'periodic-report.remind': ['Nhắc hạn báo cáo', 'Remind of periodic reports'],
  'periodic-report.read': ['Xem báo cáo định kỳ', 'Read periodic report'],
} as const satisfies MessageRows
