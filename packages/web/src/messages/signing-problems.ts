import type { MessageRows } from './message-rows.ts'

/** Words of refusals about signatures. */
export const signingProblems = {
  'signing.way-closed': ['Cách ký này chưa mở ở đây.', 'This way of signing is not open here.'],
  'signing.tool-missing': ['Máy chủ thiếu chương trình {reason}.', 'The server lacks the program {reason}.'],
  'signing.token-refuses': ['Thiết bị ký từ chối: {reason}.', 'The token refuses: {reason}.'],
  'signing.key-disabled': ['Khóa ký từ xa đang bị khóa.', 'The remote key is disabled.'],
  'signing.too-many-at-once': [
    'Dịch vụ chỉ ký {most} văn bản một lần, lượt này có {asked}.',
    'The service signs {most} papers at once; these are {asked}.',
  ],
  'signing.service-silent': [
    'Dịch vụ ký từ xa không trả lời. Hãy thử lại.',
    'The signing service does not answer. Try again.',
  ],
  'signing.service-refuses': ['Dịch vụ ký từ xa từ chối: {reason}.', 'The signing service refuses: {reason}.'],
  'signing.service-odd': ['Dịch vụ ký từ xa trả lời lạ ({reason}).', 'The signing service answers oddly ({reason}).'],
  'signature.time-stamp-unavailable': [
    'Không lấy được dấu thời gian: {reason}.',
    'No time stamp could be had: {reason}.',
  ],
  'signature.certificate-revoked': [
    'Chứng thư {name} đã bị thu hồi từ {day}.',
    'The certificate {name} was revoked on {day}.',
  ],
  'signature.certificate-expired': [
    'Chứng thư {name} đã hết hạn ngày {day}.',
    'The certificate {name} expired on {day}.',
  ],
  'signature.certificate-not-yet-valid': [
    'Chứng thư {name} chưa đến ngày có hạn.',
    'The certificate {name} is not valid yet.',
  ],
  'signature.root-unknown': [
    'Không tin được nơi cấp chứng thư: {issuer}.',
    'The issuer of the certificate is not trusted: {issuer}.',
  ],
  'signature.none': ['Tệp không có chữ ký số.', 'The file has no digital signature.'],
  'signature.broken': ['Chữ ký số trong tệp bị hỏng.', 'The signature in the file is broken.'],
  'signature.altered': ['Nội dung đã bị sửa sau khi ký.', 'The content was altered after it was signed.'],
  'signature.appended': ['Có nội dung thêm vào sau chữ ký.', 'Something was added behind the signature.'],
  'signature.by-authority': [
    'Chứng thư này để cấp chứng thư, không để ký văn bản.',
    'This certificate issues others; it signs no papers.',
  ],
  'signature.time-stamp-broken': ['Dấu thời gian không khớp chữ ký.', 'The time stamp does not fit the signature.'],
  'signature.time-stamp-untrusted': [
    'Không tin được nơi đóng dấu thời gian: {name}.',
    'The time stamp of {name} is not trusted.',
  ],
  'signature.signer-not-registered': [
    'Người ký {name} (số {serial}) chưa được đăng ký cho cơ quan này.',
    'The signer {name} (serial {serial}) is not registered for this authority.',
  ],
  'paper.other-document': ['Đây không phải bản đã giao đi ký.', 'This is not the document that went out to be signed.'],
  'paper.content-changed': [
    'Nội dung hiển thị đã khác bản giao đi ký.',
    'It shows something else than what went out to be signed.',
  ],
  'paper.bytes-differ': ['Nội dung khác bản đã cấp.', 'Its content differs from what was issued.'],
  'paper.not-the-issued': [
    'Chữ ký hợp lệ, nhưng đây không phải bản đã cấp.',
    'The signature is sound, but this is not the file that was issued.',
  ],
  'paper.file-missing': ['Hãy chọn tệp PDF đã ký.', 'Choose the signed PDF.'],
  'conflict.paper-signed': ['Văn bản này đã có bản ký số.', 'This paper is signed already.'],
  'conflict.signing-under-way': ['Quyết định này đang được ký.', 'This decision is being signed.'],
  'conflict.handover-used': ['Mã giao văn bản này đã dùng rồi.', 'This token was used before.'],
  'conflict.handover-over': ['Mã giao văn bản này đã hết giờ.', 'The time of this token is over.'],
  'conflict.signer-registered': ['Chứng thư này đã đăng ký.', 'This certificate is registered already.'],
  'not-found.handover': ['Không có mã giao văn bản này.', 'There is no such token.'],
  'not-found.paper': ['Không có văn bản này.', 'There is no such paper.'],
  'not-found.signer': ['Không có người ký này.', 'There is no such signer.'],
  'not-found.signing-run': ['Không có lượt ký này.', 'There is no such run.'],
  'not-found.credential': ['Giấy này chưa có chứng thư kiểm chứng.', 'This certificate has no credential yet.'],
  'signer.no-certificate': ['Tệp không phải chứng thư của người ký.', 'The file is not a signer’s certificate.'],
  'credential.missing': ['Hãy dán chứng thư kiểm chứng.', 'Paste the credential.'],
} as const satisfies MessageRows
