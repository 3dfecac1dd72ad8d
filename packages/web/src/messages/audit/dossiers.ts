import type { MessageRows } from '../message-rows.ts'

/** The acts of dossiers, in words. */
export const dossiersActs = {
  'dossier.start': ['Bắt đầu hồ sơ', 'Start dossier'],
  'dossier.keep-sections': ['Giữ nguyên nội dung đã công nhận', 'Keep certified sections'],
  'dossier.refer': ['Gửi thẳng hồ sơ lên Bộ', 'Send dossier to the Ministry'],
  'dossier.save': ['Lưu hồ sơ', 'Save dossier'],
  'dossier.read': ['Xem hồ sơ', 'Read dossier'],
  'dossier.list': ['Xem danh sách hồ sơ', 'List dossiers'],
  'dossier.abandon': ['Bỏ hồ sơ', 'Abandon dossier'],
  'consent.record': ['Ghi sự đồng ý', 'Record consent'],
  'evidence.attach': ['Đính minh chứng', 'Attach evidence'],
  'evidence.date': ['Ghi hạn giấy tờ', 'Date evidence'],
  'evidence.detach': ['Gỡ minh chứng', 'Detach evidence'],
  'evidence.read': ['Xem minh chứng', 'Read evidence'],
  'dossier.submit': ['Nộp hồ sơ', 'Submit dossier'],
  'dossier.request-supplement': ['Yêu cầu bổ sung', 'Ask for more'],
  'dossier.answer-supplement': ['Nộp bổ sung', 'Answer request for more'],
  'dossier.record-findings': ['Ghi nhận xét của xã', 'Record findings'],
  'dossier.forward': ['Gửi hồ sơ lên tỉnh', 'Forward dossier'],
  'dossier.return': ['Trả hồ sơ', 'Return dossier'],
} as const satisfies MessageRows
