import type { MessageRows } from '../message-rows.ts'

/** Words of the refusals of periodic reports. */
export const reportProblems = {
  'not-found.periodic-report': ['Không có báo cáo này.', 'There is no such report.'],
  'conflict.period-open': ['Kỳ này đã được mở.', 'This period is open already.'],
  'conflict.report-changed': [
    'Có người vừa ghi hoặc chuyển báo cáo này. Hãy mở lại trang để thấy bản mới nhất.',
    'Somebody wrote in this report or moved it meanwhile. Open the page again to see it as it is.',
  ],
  'conflict.report-missing': ['Báo cáo này đã được ghi nhận thiếu.', 'This report is marked missing already.'],
  'reporting-period.kind-unknown': ['Hãy chọn một kỳ trong danh sách.', 'Choose a period from the list.'],
  'reporting-period.year-out-of-range': ['Năm phải từ {from} đến {to}.', 'The year must be from {from} to {to}.'],
  'reporting-period.scope-missing': ['Hãy chọn ai báo cáo.', 'Choose who reports.'],
  'reporting-period.days-out-of-range': [
    'Số ngày làm việc phải là số nguyên từ 1 đến {most}.',
    'Working days must be a whole number from 1 to {most}.',
  ],
  'reporting-period.days-not-rising': [
    'Cấp trên phải có nhiều ngày hơn cấp dưới, để kịp tổng hợp.',
    'The level above needs more days than the one below, to put the reports together.',
  ],
  'reporting-period.document-missing': [
    'Hãy ghi số văn bản yêu cầu báo cáo.',
    'Give the number of the document that orders the reports.',
  ],
  'reporting-period.nobody-owes': [
    'Chưa nơi nào có sản phẩm hoặc hồ sơ để báo cáo.',
    'No unit has a product or a dossier to report on.',
  ],
  'periodic-report.figure-out-of-range': [
    'Ghi số nguyên từ 0 trở lên, ví dụ 12 hoặc 1.200.',
    'Give a whole number from 0 up, for example 12.',
  ],
  'periodic-report.override-without-reason': [
    'Số khác với số lấy sẵn ({counted}): hãy ghi lý do.',
    'The figure differs from the one given ({counted}): say why.',
  ],
  'periodic-report.figure-missing': ['Còn thiếu một con số.', 'A figure is missing.'],
  'periodic-report.part-exceeds-whole': [
    'Số thành phần không được lớn hơn tổng của nó.',
    'A part cannot be larger than its whole.',
  ],
  'periodic-report.answer-missing': [
    'Hãy trả lời câu này; không có thì ghi "Không".',
    'Answer this; write "None" if so.',
  ],
  'periodic-report.counted-too-early': [
    'Số liệu được lấy khi kỳ chưa kết thúc. Hãy lấy lại số liệu sau ngày chốt rồi gửi.',
    'The figures were taken before the period ended. Take them again after the cut-off, then submit.',
  ],
  'periodic-report.counted-before-children': [
    'Có báo cáo cấp dưới được duyệt sau khi bạn lấy số liệu. Hãy lấy lại số liệu rồi gửi.',
    'A report below was approved after you took the figures. Take them again, then submit.',
  ],
  'periodic-report.children-open': [
    'Còn {many} đơn vị cấp dưới chưa được duyệt hay ghi nhận thiếu: {names}.',
    '{many} units below are neither approved nor marked missing: {names}.',
  ],
  'periodic-report.reason-missing': ['Hãy ghi lý do.', 'Give the reason.'],
  'periodic-report.not-submitted': ['Báo cáo chưa được gửi.', 'The report has not been submitted.'],
  'periodic-report.not-approved': [
    'Chỉ đính chính được báo cáo đã duyệt; bản chưa duyệt thì sửa thẳng.',
    'Only an approved report is corrected; one that is not yet approved is simply changed.',
  ],
  'periodic-report.is-submitted': [
    'Báo cáo đang chờ cấp trên, không sửa được. Nhờ cấp trên trả lại nếu cần sửa.',
    'The report is before the level above and cannot be changed. Ask them to send it back.',
  ],
  'periodic-report.frozen': [
    'Báo cáo đã duyệt và khóa. Muốn sửa, hãy lập bản đính chính có lý do.',
    'The report is approved and frozen. To change it, begin a correction with a reason.',
  ],
  'periodic-report.not-late-yet': ['Chưa quá hạn nên chưa thể ghi nhận thiếu.', 'It is not overdue yet.'],
  'periodic-report.is-there': ['Báo cáo đã có, không thể ghi nhận thiếu.', 'The report is there.'],
  'periodic-report.paper-incomplete': [
    'Ghi đủ số, ngày ký, chức vụ và họ tên người ký, hoặc để trống cả bốn.',
    'Give number, day, title and name of who signed, or leave all four empty.',
  ],
  'periodic-report.no-such-day': ['Hãy nhập một ngày có thật.', 'Enter a real date.'],
  'periodic-report.signed-in-future': ['Ngày ký không thể ở tương lai.', 'The paper cannot be signed in the future.'],
} as const satisfies MessageRows
