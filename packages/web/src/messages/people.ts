import type { MessageRows } from './message-rows.ts'

/** Words of accounts, sessions, organisations and places. */
export const people = {
  signIn: ['Đăng nhập', 'Sign in'],
  'role.visitor': ['Khách', 'Visitor'],
  'role.producer': ['Chủ thể OCOP', 'OCOP producer'],
  'role.commune-officer': ['Cán bộ xã', 'Commune officer'],
  'role.provincial-officer': ['Cán bộ tỉnh', 'Provincial officer'],
  'role.council-member': ['Thành viên Hội đồng', 'Council member'],
  'role.council-chair': ['Chủ tịch Hội đồng', 'Council chair'],
  'role.ministry-officer': ['Cán bộ Bộ', 'Ministry officer'],
  'role.administrator': ['Quản trị hệ thống', 'Administrator'],
  'role.auditor': ['Kiểm tra, giám sát', 'Auditor'],
  'role.system': ['Hệ thống', 'System'],
  'nav.desk': ['Việc của tôi', 'My work'],
  'nav.councils': ['Hội đồng', 'Councils'],
  'nav.registry': ['Giấy chứng nhận', 'Certificates'],
  'nav.dossiers': ['Hồ sơ của tôi', 'My dossiers'],
  'nav.organisations': ['Chủ thể', 'Organisations'],
  'nav.people': ['Người dùng', 'People'],
  'nav.audit': ['Nhật ký kiểm tra', 'Audit trail'],
  'level.nation': ['Trung ương', 'National level'],
} satisfies MessageRows
