import type { Permission } from '@saolang/core/people/permissions.ts'
import { capacityActs } from './audit/capacity.ts'
import { councilsActs } from './audit/councils.ts'
import { dossiersActs } from './audit/dossiers.ts'
import { insightActs } from './audit/insight.ts'
import { marketActs } from './audit/market.ts'
import { peopleActs } from './audit/people.ts'
import { platformActs } from './audit/platform.ts'
import { registryActs } from './audit/registry.ts'
import { supportActs } from './audit/support.ts'
import { traceActs } from './audit/trace.ts'

/** Every act that the audit trail may name, in words a person reads; the acts are those of the permission table. */
export const auditActs = {
  ...peopleActs,
  ...dossiersActs,
  ...councilsActs,
  ...registryActs,
  ...traceActs,
  ...marketActs,
  ...supportActs,
  ...capacityActs,
  ...insightActs,
  ...platformActs,
} as const satisfies Record<Permission, readonly [vi: string, en: string]>

/** What an act was about, in words; a kind that is not here shows as it is kept. */
export const auditSubjects: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  audit: ['Nhật ký', 'Audit'],
  'audit-line': ['Dòng nhật ký', 'Audit line'],
  'bank-link': ['Đường nối báo tiền vào', 'Bank link'],
  'bank-notice': ['Tin tiền vào', 'Bank notification'],
  client: ['Hệ thống kết nối', 'Connected system'],
  mandate: ['Ủy quyền', 'Mandate'],
  webhook: ['Địa chỉ nhận tin', 'Webhook'],
  capture: ['Lượt ghi sự kiện', 'Capture'],
  certificate: ['Giấy chứng nhận', 'Certificate'],
  paper: ['Văn bản ký số', 'Signed paper'],
  signer: ['Người ký', 'Signer'],
  'signing-run': ['Lượt ký số', 'Signing run'],
  council: ['Hội đồng', 'Council'],
  course: ['Khóa học', 'Course'],
  'help-request': ['Câu hỏi xin tư vấn', 'Request for advice'],
  'improvement-plan': ['Kế hoạch nâng sao', 'Plan to the next star'],
  'course-session': ['Buổi học', 'Course session'],
  'training-certificate': ['Giấy xác nhận tham dự', 'Certificate of attendance'],
  decision: ['Quyết định', 'Decision'],
  dossier: ['Hồ sơ', 'Dossier'],
  event: ['Sự kiện', 'Event'],
  evidence: ['Minh chứng', 'Evidence'],
  import: ['Lượt nhập', 'Import'],
  message: ['Tin nhắn', 'Message'],
  'open-data': ['Dữ liệu mở', 'Open data'],
  offer: ['Chào bán', 'Offer'],
  order: ['Đơn hàng', 'Order'],
  purchase: ['Lần mua', 'Purchase'],
  organisation: ['Chủ thể', 'Organisation'],
  person: ['Người dùng', 'Person'],
  'place-question': ['Địa danh cũ', 'Old place'],
  'policy-draft': ['Bản thử bộ tiêu chí', 'Draft of criteria sets'],
  question: ['Câu hỏi', 'Question'],
  help: ['Lượt đánh giá có ích', 'Vote on help'],
  adviser: ['Người tư vấn', 'Adviser'],
  'adviser-complaint': ['Khiếu nại người tư vấn', 'Complaint about an adviser'],
  'support-policy': ['Chính sách hỗ trợ', 'Support policy'],
  'budget-line': ['Dòng kinh phí', 'Budget line'],
  'policy-grant': ['Khoản hỗ trợ', 'Grant'],
  'policy-trial': ['Lần thử bộ tiêu chí', 'Trial of criteria sets'],
  'unit-change': ['Thay đổi đơn vị', 'Unit change'],
  product: ['Sản phẩm', 'Product'],
  recall: ['Lệnh thu hồi', 'Recall'],
  scan: ['Lượt quét', 'Scans'],
  'clone-alarm': ['Cảnh báo sao chép', 'Clone alarm'],
  register: ['Sổ đăng ký', 'Register'],
  report: ['Báo cáo', 'Report'],
  'periodic-report': ['Báo cáo định kỳ', 'Periodic report'],
  'reporting-period': ['Kỳ báo cáo', 'Reporting period'],
  'rights-request': ['Yêu cầu về dữ liệu cá nhân', 'Data request'],
  'role-grant': ['Vai trò', 'Role'],
  scorecard: ['Phiếu chấm', 'Scorecard'],
  session: ['Phiên', 'Session'],
  'session-dossier': ['Hồ sơ trong phiên họp', 'Dossier in a session'],
  'sign-in': ['Lượt đăng nhập', 'Sign-in'],
  target: ['Mục tiêu', 'Target'],
  witness: ['Nhân chứng', 'Witness'],
  verdict: ['Kết luận', 'Verdict'],
}
