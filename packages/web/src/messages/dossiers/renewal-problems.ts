import type { MessageRows } from '../message-rows.ts'

/** Words of the refusals of dossiers that begin with a certificate, and of the reasons why something is asked again. */
export const dossierRenewalProblems = {
  'renewal.certificate-ended': [
    'Giấy chứng nhận không còn hiệu lực, nên không đánh giá lại hay nâng hạng được. Hãy nộp hồ sơ đánh giá lần đầu.',
    'The certificate no longer counts, so it can be neither renewed nor upgraded. File for a first evaluation.',
  ],
  'renewal.no-higher-star': ['Sản phẩm đã có 5 sao, không có hạng cao hơn.', 'It has five stars already.'],
  'renewal.kind-missing': ['Hãy chọn đánh giá lại hoặc nâng hạng.', 'Choose re-evaluation or upgrade.'],
  'renewal.no-facts': [
    'Sổ đăng ký thiếu ngày hết hạn, số sao hoặc nhóm sản phẩm của giấy này. Hãy làm hồ sơ mới và khai giấy chứng nhận.',
    'The register lacks the last day, stars or group of this certificate. Start a new dossier and give the certificate there.',
  ],
  'renewal.sections-open': [
    'Còn {count} mục của bản cũ chưa xem: vẫn đúng hay có thay đổi?',
    '{count} {count|section|sections} of the former version not looked at: still right, or changed?',
  ],
  'renewal.section-asked-again': [
    'Mục này phải làm lại, không giữ nguyên được.',
    'This has to be done again; it cannot be kept.',
  ],
  'renewal.level-changed': [
    'Tiêu chí {criterion}: mức đã chọn không còn như cũ trong bộ tiêu chí đang có hiệu lực.',
    'Criterion {criterion}: the level chosen is not the same in the criteria in force.',
  ],
  'renewal.criterion-new': ['Tiêu chí {criterion} là tiêu chí mới.', 'Criterion {criterion} is new.'],
  'renewal.form-changed': [
    'Tiêu chí {criterion}: loại hình của chủ thể đã thay đổi.',
    'Criterion {criterion}: the legal form has changed.',
  ],
  'renewal.place-changed': [
    'Tiêu chí {criterion}: chủ thể đã chuyển sang xã khác.',
    'Criterion {criterion}: the applicant works in another commune now.',
  ],
  'renewal.applicant-changed': ['Thông tin của chủ thể đã thay đổi.', 'The facts of the applicant have changed.'],
  'renewal.paper-expired': ['“{caption}” đã hết hạn ngày {day}.', '“{caption}” ended on {day}.'],
  'renewal.paper-ends-early': [
    '“{caption}” hết hạn ngày {day}, trước khi có thể có quyết định ({decidedBy}).',
    '“{caption}” ends on {day}, before a decision can be made ({decidedBy}).',
  ],
  'renewal.paper-of-former-form': [
    '“{caption}” cấp cho loại hình cũ của chủ thể; cần bản cấp cho loại hình mới.',
    '“{caption}” was issued to the former legal form; one of the new form is needed.',
  ],
  'paper.expired': [
    '“{caption}” đã hết hạn ngày {day}. Hãy thay bằng bản còn hạn.',
    '“{caption}” ended on {day}. Replace it.',
  ],
  'paper.ends-early': [
    '“{caption}” hết hạn ngày {day}, trước khi có thể có quyết định ({decidedBy}). Hãy thay bằng bản mới.',
    '“{caption}” ends on {day}, before a decision can be made ({decidedBy}). Replace it.',
  ],
  'paper.term-missing': ['Hãy ghi hạn của “{caption}”.', 'Say how long “{caption}” holds.'],
  'paper.kind-unknown': ['Không có loại giấy tờ này.', 'There is no such kind of paper.'],
  'paper.day-wrong': ['Ngày hết hạn không đúng.', 'The last day is not a date.'],
  'paper.two-terms': ['Chỉ chọn một: có ngày hết hạn, hoặc không thời hạn.', 'Choose one: a last day, or no limit.'],
  'referral.only-five-stars-again': [
    'Chỉ sản phẩm 5 sao đánh giá lại mới gửi thẳng lên Bộ.',
    'Only a five-star product evaluated again goes straight to the Ministry.',
  ],
  'referral.number-missing': ['Hãy ghi số văn bản đề nghị.', 'Give the number of the letter.'],
  'referral.report-missing': [
    'Hãy ghi báo cáo của cơ quan OCOP tỉnh.',
    'Write the report of the province’s OCOP body.',
  ],
} satisfies MessageRows
