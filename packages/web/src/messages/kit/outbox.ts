import type { MessageRows } from '../message-rows.ts'

/** Words of work in the field: what lies on this machine and what the server has received. */
export const outbox = {
  'outbox.title': ['Đã ghi trên máy này', 'Written on this machine'],
  'outbox.saving': ['Đang lưu trên máy…', 'Saving on this machine…'],
  'outbox.kept': ['Đã lưu trên máy, chưa gửi', 'Saved on this machine, not sent'],
  'outbox.sending': ['Đang gửi…', 'Sending…'],
  'outbox.received': ['Đã tiếp nhận, mã {code}', 'Received, code {code}'],
  'outbox.refused': ['Chưa được nhận, cần sửa:', 'Not accepted; please correct:'],
  'outbox.correct': ['Sửa và gửi lại', 'Correct and send again'],
  'outbox.signedOut': ['Đăng nhập lại để gửi.', 'Sign in again to send it.'],
  'outbox.offline': [
    'Đang không có mạng. Cứ ghi tiếp: mọi thứ lưu trên máy này và tự gửi khi có mạng.',
    'There is no network. Go on: everything is saved on this machine and sent when the network is back.',
  ],
  'outbox.draftBack': ['Đã lấy lại phần bạn ghi dở lần trước.', 'What you had begun is back.'],
} as const satisfies MessageRows
