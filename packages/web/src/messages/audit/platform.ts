import type { MessageRows } from '../message-rows.ts'

/** The acts of platform, in words. */
export const platformActs = {
  'change.read': ['Xem dòng thay đổi', 'Read the change feed'],
  'answered-request.forget': ['Xóa trả lời cũ đã lưu', 'Forget kept answers'],
  'message.deliver': ['Gửi tin nhắn', 'Deliver message'],
  'message.read': ['Xem nhật ký gửi tin', 'Read the delivery log'],
  'audit.read': ['Xem nhật ký kiểm tra', 'Read audit trail'],
  'audit.checkpoint': ['Chốt nhật ký kiểm tra', 'Sign audit checkpoint'],
  'audit.cosign': ['Nhờ nhân chứng ký nhật ký', 'Ask a witness to cosign'],
  'audit.erase': ['Xóa nội dung một dòng nhật ký', 'Erase part of an audit line'],
  'operation.read': ['Xem trang vận hành', 'Look at operations'],
  'job.retry': ['Cho việc nền thử lại', 'Have background work tried again'],
  'job.drop': ['Bỏ việc nền', 'Drop background work'],
  'incident.open': ['Báo sự cố', 'Report an incident'],
  'incident.tell': ['Cập nhật sự cố', 'Tell more of an incident'],
  'incident.end': ['Báo sự cố đã xong', 'Say that an incident is over'],
} as const satisfies MessageRows
