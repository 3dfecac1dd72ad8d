import type { MessageRows } from '../message-rows.ts'

/** Words of the refusals that programs and those who register them meet. */
export const clientProblems = {
  'forbidden.scope': ['Khóa truy cập không có phạm vi cho việc “{act}”.', 'The access token has no scope for “{act}”.'],
  'forbidden.sandbox': [
    'Hệ thống thử nghiệm chỉ làm việc với dữ liệu mẫu.',
    'A sandbox client works with sample data only.',
  ],
  'forbidden.no-mandate': [
    'Chưa nêu làm thay ai, hoặc chủ thể chưa ủy quyền cho hệ thống này.',
    'Nobody is named to act for, or that organisation gave this system no mandate.',
  ],
  'forbidden.client-beyond': [
    'Bạn không đăng ký được hệ thống có phạm vi này.',
    'You may not register a system that reaches so far.',
  ],
  'client.province-missing': ['Hãy chọn tỉnh.', 'Choose the province.'],
  'client.organisation-missing': ['Hãy chọn chủ thể.', 'Choose the organisation.'],
  'client.not-in-sandbox': [
    'Hệ thống thử nghiệm không dùng được phạm vi {scopes}.',
    'A sandbox cannot hold the scope {scopes}.',
  ],
  'client.not-a-sample': [
    'Hệ thống thử nghiệm chỉ gắn với chủ thể mẫu.',
    'A sandbox belongs to a sample organisation only.',
  ],
  'client.keys-malformed': [
    'Khóa công khai phải là bộ khóa JWK, không kèm khóa riêng.',
    'The public keys must be a JWK set without private keys.',
  ],
  'client.form-incomplete': ['Hãy điền đủ tên, thư điện tử và phạm vi.', 'Fill in name, e-mail and scopes.'],
  'not-found.client': ['Không có hệ thống này.', 'There is no such system.'],
  'conflict.client-revoked': ['Hệ thống này đã bị thu hồi.', 'This system was revoked.'],
  'conflict.mandate-held': ['Hệ thống đã được ủy quyền rồi.', 'The system holds that mandate already.'],
  'not-found.mandate': ['Không có ủy quyền này.', 'There is no such mandate.'],
  'mandate.given-by-missing': ['Hãy ghi ai ủy quyền.', 'Say who gives the mandate.'],
  'mandate.given-ahead': ['Ngày ủy quyền không thể ở sau hôm nay.', 'A mandate cannot be given after today.'],
  'mandate.day-missing': ['Hãy ghi ngày ủy quyền.', 'Say on which day the mandate was given.'],
  'unauthenticated.client': ['Hệ thống chưa chứng minh được mình là ai.', 'The system did not prove who it is.'],
  'invalid.scope': ['Hệ thống không có phạm vi này.', 'The system does not hold that scope.'],
  'invalid.grant-type': ['Chỉ cấp khóa theo client_credentials.', 'Tokens are given for client_credentials only.'],
  'mandate.document-missing': [
    'Hãy ghi số hoặc mô tả văn bản ủy quyền.',
    'Name the paper by which the mandate is given.',
  ],
  'not-found.webhook': ['Không có địa chỉ nhận tin này.', 'There is no such webhook.'],
  'not-found.webhook-delivery': [
    'Không có tin này, hoặc tin đang gửi.',
    'There is no such delivery, or it is on its way.',
  ],
  'webhook.address-refused': ['Không gửi được tới địa chỉ này: {reason}', 'Nothing is sent to this address: {reason}'],
  'too-many.webhooks': ['Mỗi hệ thống mở tối đa {most} địa chỉ nhận tin.', 'A system opens at most {most} webhooks.'],
  'too-many.client-requests': [
    'Hệ thống đã dùng hết hạn mức. Hãy đợi {seconds} giây.',
    'The system has used its quota. Wait {seconds} seconds.',
  ],
  'malformed.cursor': ['Con trỏ không đúng.', 'The cursor is not one of ours.'],
  'malformed.idempotency-key': [
    'Idempotency-Key phải có từ 1 đến 255 ký tự.',
    'An Idempotency-Key has 1 to 255 characters.',
  ],
  'idempotency.another-request': [
    'Idempotency-Key này đã dùng cho một yêu cầu khác.',
    'This Idempotency-Key was used for another request.',
  ],
  'conflict.request-under-way': [
    'Yêu cầu cùng Idempotency-Key đang được xử lý. Hãy gửi lại sau.',
    'A request with this Idempotency-Key is under way. Send it again later.',
  ],
  'precondition-failed.changed': [
    'Dữ liệu đã đổi từ lúc bạn đọc. Hãy đọc lại rồi gửi.',
    'It has changed since you read it. Read it again, then send.',
  ],
} as const satisfies MessageRows
