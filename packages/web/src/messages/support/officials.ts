import type { MessageRows } from '../message-rows.ts'

/** Courses of officials: who was trained and what changed. */
export const officials = {
  'officials.title': ['Tập huấn người làm OCOP', 'Training of officials'],
  'officials.courses': ['Mở danh sách khóa học', 'Open the list of courses'],
  'officials.who': ['Ai đã được tập huấn', 'Who was trained'],
  'officials.whoMore': [
    'Người đang giữ vai trò hôm nay và có giấy xác nhận của một khóa dành cho vai trò đó.',
    'Of those who hold a role today: who has a certificate of a course for that role.',
  ],
  'officials.nobody': ['Chưa có ai giữ vai trò trong địa bàn', 'Nobody holds a role in this area'],
  'officials.role': ['Vai trò', 'Role'],
  'officials.nation': ['Cấp trung ương', 'The nation'],
  'officials.province': ['Cấp tỉnh', 'The province'],
  'officials.holders': ['Đang giữ vai trò', 'In the role'],
  'officials.trained': ['Đã tập huấn', 'Trained'],
  'officials.share': ['Tỷ lệ', 'Share'],
  'officials.byCourse': ['Theo khóa học', 'By course'],
  'officials.noCourse': ['Chưa ai trong địa bàn có giấy xác nhận.', 'Nobody in this area has a certificate yet.'],
  'officials.people': ['{n} người', '{n} {n|person|people}'],
  'officials.ready': ['Thêm các khóa soạn sẵn', 'Add the ready-made courses'],
  'officials.readyMore': [
    'Bốn khóa ngắn soạn theo Quyết định 26/2026: tiếp nhận tại xã, chấm điểm, kiểm tra, báo cáo. Thêm vào đơn vị của bạn rồi sửa tùy ý.',
    'Four short courses written from Decision 26/2026: intake, scoring, inspection, reports. They become your unit’s, to change as you like.',
  ],
  'officials.changed': ['Trước và sau tập huấn', 'Before and after'],
  'officials.notCause': [
    'So trước và sau ở cùng một nơi. Khác nhau không có nghĩa là do tập huấn: còn mùa vụ, người mới, quy định mới.',
    'The same places before and after. A difference need not come from the training: seasons, people and rules change as well.',
  ],
  'officials.intakeBase': [
    'Xã có cán bộ đã học tiếp nhận hồ sơ: {communes}. Hồ sơ gửi tỉnh trong một năm trước: {before}, một năm sau: {after}.',
    'Communes with an officer trained in intake: {communes}. Dossiers sent on in the year before: {before}, in the year after: {after}.',
  ],
  'officials.firstTimeRight': ['Hồ sơ không phải bổ sung', 'Dossiers right the first time'],
  'officials.daysAtCommune': ['Thời gian hồ sơ ở xã', 'Time at the commune'],
  'officials.scoringBase': [
    'Phiếu chấm thử của thành viên đã học chấm điểm: {before} trước, {after} sau.',
    'Practice cards of members trained in scoring: {before} before, {after} after.',
  ],
  'officials.deviation': ['Lệch so với điểm mẫu của hồ sơ mốc', 'Distance from the model score of anchors'],
  'officials.days': ['{n} ngày', '{n} {n|day|days}'],
  'officials.points': ['{n} điểm', '{n} {n|point|points}'],
  'officials.tooFew': ['chưa đủ dữ liệu', 'not enough data'],
  'officials.fewDossiers': [
    'Có {before} hồ sơ trước và {after} hồ sơ sau; cần ít nhất {least} mỗi bên.',
    '{before} dossiers before and {after} after; at least {least} are needed on each side.',
  ],
  'officials.fewMembers': [
    'Có {before} thành viên trước và {after} sau; cần ít nhất {least} mỗi bên để không lộ kết quả của ai.',
    '{before} members before and {after} after; at least {least} on each side, so that nobody’s result shows.',
  ],
  'officials.fewCards': [
    'Có {before} phiếu trước và {after} phiếu sau; cần ít nhất {least} mỗi bên.',
    '{before} cards before and {after} after; at least {least} are needed on each side.',
  ],
  'officials.fromTo': ['từ {before} đến {after}', 'from {before} to {after}'],
  'officials.interval': [
    'thay đổi {change}, khoảng tin cậy 95%: {low} đến {high}',
    'a change of {change}, 95% interval {low} to {high}',
  ],
  'officials.isClear': ['khác rõ', 'a clear difference'],
  'officials.unclear': ['chưa chắc khác', 'may be no difference'],
} as const satisfies MessageRows

/** Refusals of what officials learn. */
export const officialsProblems = {
  'certificate-missing.practice': [
    'Ký ít nhất một phiếu chấm thử trên hồ sơ mốc (Hội đồng › Chấm thử).',
    'Sign at least one practice card on an anchor dossier (Councils › Practice).',
  ],
  'conflict.ready-courses-there': ['Đơn vị của bạn đã có các khóa này.', 'Your unit has these courses.'],
} as const satisfies MessageRows
