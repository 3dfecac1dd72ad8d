import type { MessageRows } from '../message-rows.ts'

/** Words of the reference of the API; names and descriptions of operations are English, as their programs are. */
export const apiReferenceWords = {
  apiTitle: ['Tài liệu API', 'API reference'],
  apiLead: [
    'Hệ thống của tỉnh, của chủ thể và của mọi người đọc và gửi dữ liệu tại đây. Tên và mô tả của từng lời gọi viết bằng tiếng Anh.',
    'Where systems of provinces, of producers and of anybody read and send data.',
  ],
  apiBegin: ['Bắt đầu', 'How to begin'],
  apiBeginOpen: [
    'Đọc sổ đăng ký công khai không cần khóa, ví dụ:',
    'The public register is read without a key, for example:',
  ],
  apiBeginRegister: [
    'Để nộp hoặc theo dõi dữ liệu, hãy đăng ký hệ thống (OAuth 2.0, client credentials).',
    'To send or follow data, register a system (OAuth 2.0, client credentials).',
  ],
  apiBeginKey: [
    'Mỗi lần ghi kèm Idempotency-Key: gửi lại không bao giờ ghi hai lần.',
    'Every write takes an Idempotency-Key: sent again, it is never done twice.',
  ],
  apiFile: ['Tệp OpenAPI 3.1', 'OpenAPI 3.1 document'],
  apiServer: ['Thông tin máy chủ cấp khóa', 'Authorization server metadata'],
  apiRegister: ['Đăng ký hệ thống', 'Register a system'],
  apiOperation: ['Lời gọi', 'Operation'],
  apiWhat: ['Làm gì', 'What it does'],
  apiField: ['Trường', 'Field'],
  apiType: ['Kiểu', 'Type'],
  apiMeaning: ['Ý nghĩa', 'Meaning'],
  apiRequired: ['bắt buộc', 'required'],
  apiParameters: ['Tham số', 'Parameters'],
  apiBody: ['Nội dung gửi', 'Request body'],
  apiAnswer: ['Trả lời {status}', 'Answer {status}'],
} as const satisfies MessageRows
