import { councilCalibrationProblems } from './councils/calibration-problems.ts'
import { councilFairProblems } from './councils/fair-problems.ts'
import { councilProblems } from './councils/problems.ts'
import { councilWritingProblems } from './councils/writing.ts'
import { dossierProblems } from './dossiers/problems.ts'
import { insightProblems } from './insight/problems.ts'
import { reportProblems } from './insight/report-problems.ts'
import { channelProblems } from './market/channel-problems.ts'
import { deliveryProblems } from './market/delivery-problems.ts'
import { liveProblems } from './market/live-problems.ts'
import { marketProblems } from './market/problems.ts'
import { promotionProblems } from './market/promotion/problems.ts'
import type { MessageRows } from './message-rows.ts'
import { privacyProblems } from './people/privacy.ts'
import { peopleProblems } from './people/problems.ts'
import { registryProblems } from './registry/problems.ts'
import { signingProblems } from './signing-problems.ts'
import { adviceProblems } from './support/advice.ts'
import { courseProblems } from './support/course-problems.ts'
import { directoryProblems } from './support/directory.ts'
import { planProblems } from './support/help.ts'
import { knowledgeProblems } from './support/knowledge.ts'
import { officialsProblems } from './support/officials.ts'
import { policyProblems } from './support/policies.ts'
import { cloneProblems } from './trace/clones.ts'
import { traceExchangeProblems } from './trace/exchange-problems.ts'
import { traceProblems } from './trace/problems.ts'
import { publishProblems } from './trace/publish-problems.ts'
import { recallProblems } from './trace/recall-problems.ts'

/** Words of every Problem code (core): the key is the code itself. */
export const problems = {
  ...promotionProblems,
  ...registryProblems,
  ...signingProblems,
  ...councilProblems,
  ...councilFairProblems,
  ...councilCalibrationProblems,
  ...councilWritingProblems,
  ...dossierProblems,
  ...traceProblems,
  ...traceExchangeProblems,
  ...recallProblems,
  ...cloneProblems,
  ...publishProblems,
  ...channelProblems,
  ...marketProblems,
  ...deliveryProblems,
  ...liveProblems,
  ...courseProblems,
  ...planProblems,
  ...adviceProblems,
  ...insightProblems,
  ...reportProblems,
  ...knowledgeProblems,
  ...directoryProblems,
  ...policyProblems,
  ...officialsProblems,
  unauthenticated: ['Bạn cần đăng nhập để làm việc này.', 'You need to sign in to do this.'],
  forbidden: ['Bạn không có quyền làm việc này.', 'You are not allowed to do this.'],
  'not-found': ['Không tìm thấy nội dung bạn cần.', 'We could not find what you asked for.'],
  'forbidden.role': ['Vai trò của bạn không được làm việc này.', 'Your role is not allowed to do this.'],
  'forbidden.jurisdiction': [
    'Việc này thuộc địa bàn khác, ngoài phạm vi bạn phụ trách.',
    'This belongs to another commune or province than yours.',
  ],
  'forbidden.origin': [
    'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang và gửi từ đó.',
    'The request came from another site and was refused. Open the page again and send it from there.',
  ],
  'forbidden.form-token': [
    'Biểu mẫu đã cũ. Hãy tải lại trang rồi gửi lại; nội dung đã lưu vẫn còn.',
    'The form is out of date. Reload the page and send it again; what you saved is still there.',
  ],
  'not-found.checkpoint': ['Nhật ký chưa có mốc nào được ký.', 'The log has no signed checkpoint yet.'],
  'not-found.log-line': ['Nhật ký không có dòng này.', 'The log has no such line.'],
  'audit.document-missing': ['Hãy ghi số văn bản yêu cầu xóa.', 'Name the document that asks for the erasure.'],
  'audit.nothing-to-erase': [
    'Phần này đã xóa rồi, hoặc dòng này phải giữ nguyên.',
    'That part is gone already, or this line must stay whole.',
  ],
  'not-found.page': ['Không có trang này. Hãy kiểm tra lại địa chỉ.', 'There is no such page. Check the address.'],
  'too-large.request': ['Nội dung gửi lên quá lớn.', 'What you sent is too large.'],
  'too-many.requests': [
    'Bạn thao tác quá nhanh. Hãy đợi một lát rồi thử lại.',
    'Too many requests. Wait a moment and try again.',
  ],
  'invalid.request': ['Yêu cầu không đọc được: {reason}', 'The request cannot be read: {reason}'],
  'invalid.text': [
    'Chữ gửi lên có ký tự không lưu được. Hãy xóa đoạn vừa dán và gõ lại.',
    'The text holds a character that cannot be kept. Delete what you pasted and type it again.',
  ],
  'invalid.field': ['Giá trị chưa đúng: {reason}', 'The value is not right: {reason}'],
  'scorecard.incomplete-set': [
    'Bộ tiêu chí {set} chưa đủ văn bản nên không chấm điểm được.',
    'Criteria set {set} is not complete in our records and cannot be scored.',
  ],
  'scorecard.unknown-criterion': [
    'Phiếu đánh giá không có tiêu chí {criterion}.',
    'The sheet has no criterion {criterion}.',
  ],
  'scorecard.unknown-option': [
    'Tiêu chí {criterion} không có phương án {option}.',
    'Criterion {criterion} has no option {option}.',
  ],
  'scorecard.option-of-another-criterion': [
    'Phương án {option} không thuộc tiêu chí {criterion}.',
    'Option {option} does not belong to criterion {criterion}.',
  ],
  'scorecard.condition-not-met': [
    'Tiêu chí {criterion} chỉ áp dụng khi tiêu chí {given} có điểm.',
    'Criterion {criterion} applies only when criterion {given} has points.',
  ],
  'not-found.certificate': [
    'Không có giấy chứng nhận nào do hệ thống này cấp theo mã đó.',
    'This system has issued no certificate under that code.',
  ],
  'not-found.snapshot': [
    'Hồ sơ chưa nộp nên chưa có giấy tờ để in.',
    'The dossier has not been handed in, so there is nothing to print yet.',
  ],
  'draft-decision.nothing-to-recognise': [
    'Phiên họp chưa có kết luận nào để cơ quan của bạn công nhận, nên chưa có dự thảo quyết định.',
    'The session has concluded nothing that your authority may recognise, so there is no decision to draft.',
  ],
  'file.empty': ['Tệp “{fileName}” không có nội dung.', 'The file “{fileName}” is empty.'],
  'file.kind-not-accepted': [
    'Không nhận được tệp “{fileName}”. Hệ thống nhận ảnh JPG, PNG, WebP và tài liệu PDF.',
    'The file “{fileName}” cannot be taken. We take JPG, PNG and WebP pictures and PDF documents.',
  ],
  'file.extension-differs': [
    'Nội dung của tệp “{fileName}” không đúng với phần đuôi của tên tệp (đúng ra là .{expected}).',
    'The content of “{fileName}” does not agree with the ending of its name (it should be .{expected}).',
  ],
  'too-large.file': [
    'Tệp “{fileName}” quá lớn: tối đa {most} MB.',
    'The file “{fileName}” is too large: {most} MB at most.',
  ],
  'file.too-many-pixels': [
    'Ảnh “{fileName}” quá nhiều điểm ảnh: tối đa {most} triệu.',
    'The picture “{fileName}” has too many pixels: {most} million at most.',
  ],
  'file.image-broken': [
    'Ảnh “{fileName}” bị hỏng, không mở được. Hãy chụp lại hoặc chọn ảnh khác.',
    'The picture “{fileName}” is damaged and cannot be opened. Take it again or choose another.',
  ],
  'file.pdf-broken': [
    'Tài liệu “{fileName}” bị hỏng, không đọc được. Hãy xuất lại tệp PDF rồi gửi.',
    'The document “{fileName}” is damaged and cannot be read. Save it as PDF again.',
  ],
  'file.pdf-encrypted': [
    'Tài liệu “{fileName}” đang đặt mật khẩu hoặc bị khóa quyền. Hãy in ra PDF rồi gửi bản đó.',
    'The document “{fileName}” has a password or locked permissions. Print it to PDF and send that.',
  ],
  'file.pdf-script': [
    'Tài liệu “{fileName}” có chứa mã lệnh tự chạy nên không nhận được. Hãy in ra PDF rồi gửi bản đó.',
    'The document “{fileName}” holds a script or starts a program. Print it to PDF and send that.',
  ],
  'file.pdf-attachment': [
    'Tài liệu “{fileName}” có tệp khác kèm bên trong. Hãy gửi từng tệp riêng.',
    'The document “{fileName}” carries other files inside. Send each file by itself.',
  ],
  'file.pdf-too-long': [
    'Tài liệu “{fileName}” quá dài: tối đa {most} trang.',
    'The document “{fileName}” is too long: {most} pages at most.',
  ],
  'file.virus-found': [
    'Tệp “{fileName}” có mã độc ({virus}) nên bị từ chối.',
    'The file “{fileName}” holds malware ({virus}) and was refused.',
  ],
  'file.virus-scan-unavailable': [
    'Chưa kiểm tra được mã độc nên chưa nhận tệp “{fileName}”. Hãy thử lại sau ít phút.',
    'The file “{fileName}” could not be checked for malware, so it was not taken. Try again in a few minutes.',
  ],
  'unavailable.files': [
    'Kho tệp đang không trả lời, nên chưa có gì được lưu. Hãy thử lại sau ít phút.',
    'The store of files does not answer, so nothing was saved. Try again in a few minutes.',
  ],
  'unavailable.second-copy': [
    'Chưa ghi được: quyết định chỉ có giá trị khi bản sao thứ hai của cơ sở dữ liệu cũng giữ, mà bản sao ấy đang vắng. Chưa có gì thay đổi. Hãy làm lại sau ít phút, hoặc báo người quản trị.',
    'Not recorded: a decision counts only when the second copy of the database keeps it too, and that copy is away. Nothing has changed. Try again in a few minutes, or tell the administrator.',
  ],
  'unavailable.database': [
    'Cơ sở dữ liệu tạm thời không trả lời. Chờ vài giây rồi thử lại. Nếu vừa gửi một biểu mẫu, hãy xem lại trước khi gửi lần nữa: có thể đã được lưu.',
    'The database does not answer for the moment. Wait a few seconds and try again. If you just sent a form, look first whether it was saved before you send it again.',
  ],
  ...peopleProblems,
  ...privacyProblems,
  unexpected: [
    'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo mã {requestId}.',
    'Something went wrong. Try again; if it goes on, report code {requestId}.',
  ],
} satisfies MessageRows
