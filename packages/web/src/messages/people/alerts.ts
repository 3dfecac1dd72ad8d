import type { MessageRows } from '../message-rows.ts'

/** What administrators are told by themselves. */
export const alertWords = {
  alertBackupOverdue: [
    'Sao Làng: bản sao lưu đã kiểm tra gần nhất là lúc {at}, quá 26 giờ',
    'Sao Làng: the newest verified backup is of {at}, more than 26 hours ago',
  ],
  alertBackupNone: [
    'Sao Làng: đã bật sao lưu nhưng chưa có bản sao lưu nào được kiểm tra',
    'Sao Làng: backups are on, and none was verified yet',
  ],
  alertArchiveFailing: [
    'Sao Làng: PostgreSQL không chép được nhật ký giao dịch vào nơi sao lưu; dữ liệu mới chưa có bản sao',
    'Sao Làng: PostgreSQL cannot archive its log; what is written now has no second copy',
  ],
} satisfies MessageRows
