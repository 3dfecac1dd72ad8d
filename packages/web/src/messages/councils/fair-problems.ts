import type { MessageRows } from '../message-rows.ts'

/** Words of refusals about verified criteria, samples, proposed conflicts and discussion. */
export const councilFairProblems = {
  'forbidden.conflict-proposed': [
    'Hệ thống đề xuất bạn có thể có xung đột lợi ích với hồ sơ này. Hồ sơ mở khi người chủ trì hoặc cán bộ đã xem xét.',
    'The system proposed that you may have a conflict of interest here. The dossier opens once the chair or an officer has ruled.',
  ],
  'forbidden.own-conflict': [
    'Bạn không tự xét đề xuất về chính mình.',
    'You cannot rule on a proposal about yourself.',
  ],
  'forbidden.card-not-signed': [
    'Chỉ thành viên đã ký phiếu mới đổi điểm sau thảo luận.',
    'Only members who signed a card may change a mark in discussion.',
  ],
  'not-found.proposal': ['Không có đề xuất này.', 'There is no such proposal.'],
  'not-found.sample': ['Phiên họp không có mẫu mang mã này.', 'No sample of this session bears that code.'],
  'conflict.proposal-ruled': ['Đề xuất này đã được xem xét.', 'Somebody has ruled on this proposal.'],
  'conflict.cards-are-signed': [
    'Đã có thành viên ký phiếu nên không đánh dấu thêm: mọi phiếu dựa trên cùng một bản.',
    'A member has signed, so nothing more is ticked: all cards rest on the same ticks.',
  ],
  'conflict.discussion-is-open': ['Thảo luận đã mở.', 'The discussion is open.'],
  'conflict.discussion-not-open': ['Người chủ trì chưa mở thảo luận.', 'The chair has not opened the discussion.'],
  'session.quorum-lost': [
    'Chỉ còn {eligible} thành viên không có xung đột, cần ít nhất {needed}: hồ sơ này không chấm được tại phiên họp.',
    'Only {eligible} members have no conflict and {needed} are needed: this dossier cannot be scored here.',
  ],
  'closing.proposal-unruled': [
    'Còn đề xuất xung đột lợi ích chưa xem xét.',
    'A proposed conflict of interest waits for a ruling.',
  ],
  'verdict.triggers-not-discussed': [
    'Có dấu hiệu cần thảo luận: hãy ghi hội đồng đã thảo luận và thấy gì.',
    'Something calls for a discussion: record what the council found.',
  ],
  'tick.nothing-ticked': ['Hãy đánh dấu ít nhất một tiêu chí.', 'Tick at least one criterion.'],
  'tick.criterion-is-judged': [
    'Tiêu chí {criterion} do từng thành viên tự chấm.',
    'Criterion {criterion} is judged by each member.',
  ],
  'tick.rests-on-nothing': [
    'Tiêu chí {criterion}: hãy chọn minh chứng hoặc ghi căn cứ.',
    'Criterion {criterion}: choose the evidence or say what the tick rests on.',
  ],
  'objection.reason-missing': [
    'Tiêu chí {criterion}: bạn chọn khác Tổ tư vấn, hãy ghi lý do phản đối.',
    'Criterion {criterion}: you differ from the advisory group, say why.',
  ],
  'ruling.reason-missing': ['Hãy ghi lý do.', 'Give the reason.'],
  'ruling.kind-missing': ['Hãy chọn xác nhận hoặc bác bỏ.', 'Choose to confirm or to dismiss.'],
  'paid-adviser.name-missing': ['Hãy ghi tên người tư vấn.', 'Give the adviser’s name.'],
  'change.changes-nothing': [
    'Tiêu chí {criterion}: hãy chọn phương án khác phương án đang có.',
    'Criterion {criterion}: choose another option than the one that stands.',
  ],
  'change.reason-missing': [
    'Tiêu chí {criterion}: hãy ghi vì sao đổi.',
    'Criterion {criterion}: say why you change it.',
  ],
  'regulation.unknown-set': ['Không có bộ tiêu chí {set}.', 'There is no criteria set {set}.'],
  'regulation.unknown-criterion': [
    'Bộ {set} không có tiêu chí {criterion}.',
    'Set {set} has no criterion {criterion}.',
  ],
  'regulation.sensory-is-judged': [
    'Bộ {set}, tiêu chí {criterion} là cảm quan, phải do từng thành viên chấm.',
    'Set {set}, criterion {criterion} is sensory, so each member judges it.',
  ],
  'regulation.kinds-unread': [
    'Dòng «{line}» không đọc được. Viết như: 4 | 1.2 | tự chấm',
    'Line “{line}” cannot be read. Write as: 4 | 1.2 | judged',
  ],
} satisfies MessageRows
