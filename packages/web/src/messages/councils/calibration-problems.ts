import type { MessageRows } from '../message-rows.ts'

/** Words of the refusals of practice, anchors, the national scale and requests for review. */
export const councilCalibrationProblems = {
  'rasch.year-unknown': ['Chưa có dữ liệu của năm này.', 'There is nothing of that year.'],
  'not-found.anchor': ['Không có hồ sơ mốc này.', 'There is no such anchor.'],
  'anchor.dossier-not-handed-in': ['Hồ sơ này chưa nộp.', 'This dossier has not been handed in.'],
  'anchor.title-missing': ['Hãy ghi tên gọi của hồ sơ mốc.', 'Give the anchor a title.'],
  'anchor.consent-missing': [
    'Hồ sơ thật cần văn bản đồng ý của chủ thể: hãy ghi số và ngày.',
    'A real dossier needs the applicant’s consent in writing: give its number and day.',
  ],
  'anchor.reason-missing': ['Hãy ghi lý do của điểm ở tiêu chí {criterion}.', 'Say why, at criterion {criterion}.'],
  'anchor.retire-reason-missing': ['Hãy ghi lý do thôi dùng.', 'Say why it is retired.'],
  'conflict.anchor-retired': ['Hồ sơ mốc này đã thôi dùng.', 'This anchor has been retired.'],
  'conflict.practice-open': [
    'Hội đồng này đang chấm thử hồ sơ mốc này.',
    'This council is practising on this anchor already.',
  ],
  'conflict.practice-signed': ['Bạn đã ký phiếu chấm thử này.', 'You have signed this practice card.'],
  'practice.day-past': ['Hạn chấm thử phải từ hôm nay trở đi.', 'The last day of practice cannot be past.'],
  'practice.over': ['Đợt chấm thử đã quá hạn.', 'This practice round is over.'],
  'not-found.review': ['Không có đề nghị này.', 'There is no such request.'],
  'review.nothing-settled': [
    'Hồ sơ chưa có kết quả cuối cùng nên chưa đề nghị xem xét lại được.',
    'The dossier has no final result yet, so there is nothing to contest.',
  ],
  'review.too-late': ['Hạn đề nghị xem xét lại là {day}.', 'The last day to ask for a review was {day}.'],
  'review.grounds-missing': ['Hãy chọn ít nhất một lý do.', 'Choose at least one ground.'],
  'review.statement-missing': ['Hãy nói rõ bạn không đồng ý điều gì.', 'Say what you do not agree with.'],
  'review.unknown-criterion': ['Phiếu đánh giá không có tiêu chí này.', 'The sheet has no such criterion.'],
  'review.no-verdict-yet': ['Hội đồng xem xét lại chưa có kết luận.', 'The panel has given no verdict yet.'],
  'review.reasons-missing': ['Hãy ghi lý do của kết luận.', 'Give the reasons.'],
  'review.member-sat': ['{name} là thành viên hội đồng lần trước.', '{name} sat on the first council.'],
  'review.member-advised': ['{name} thuộc tổ tư vấn hoặc đã tư vấn hồ sơ này.', '{name} advised on this dossier.'],
  'review.member-handled': ['{name} đã xử lý hồ sơ này.', '{name} handled this dossier.'],
  'review.member-interested': ['{name} đã kê khai xung đột lợi ích.', '{name} declared a conflict of interest.'],
  'review.member-applicant': ['{name} thuộc chủ thể nộp hồ sơ.', '{name} belongs to the applicant.'],
  'conflict.review-asked': ['Kết quả này đã được đề nghị xem xét lại.', 'This result has been contested already.'],
  'conflict.review-ended': ['Đề nghị này đã kết thúc.', 'This request has ended.'],
  'conflict.review-before-panel': ['Đề nghị đã giao hội đồng xem xét lại.', 'The request is before a panel.'],
} satisfies MessageRows
