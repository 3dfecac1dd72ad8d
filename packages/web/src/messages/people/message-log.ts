import type { MessageRows } from '../message-rows.ts'
import { alertWords } from './alerts.ts'
import { operationWords } from './operations.ts'

/** Words of the delivery log, and of the pages that the system is run by. */
export const messageLog = {
  ...operationWords,
  ...alertWords,
  'messages.title': ['Nhật ký gửi tin', 'Delivery log'],
  'messages.lead': [
    'Thư, SMS và tin Zalo của hệ thống đã đi đến đâu. Không hiện địa chỉ, số điện thoại hay nội dung; địa chỉ được xóa ngay khi tin đã xong.',
    'How far e-mail, SMS and Zalo messages have come. Neither addresses nor words are shown; addresses are erased once a message is settled.',
  ],
  'messages.none': ['Chưa có tin nào', 'No message yet'],
  'messages.all': ['Tất cả', 'All'],
  'messages.counted': ['Số trên mỗi thẻ: tin của 30 ngày qua.', 'The numbers are of the last 30 days.'],
  'messages.madeAt': ['Lập lúc', 'Made at'],
  'messages.about': ['Về việc', 'About'],
  'messages.channel': ['Kênh', 'Channel'],
  'messages.state': ['Tình trạng', 'State'],
  'messages.tries': ['Số lần gửi', 'Tries'],
  'messages.triedAt': ['Gửi lần cuối', 'Last try'],
  'messages.answer': ['Nhà mạng trả lời', 'The carrier’s answer'],
  'messages.queued': ['Chờ gửi', 'Queued'],
  'messages.failed': ['Chưa gửi được, sẽ gửi lại', 'Failed, tried again'],
  'messages.delivered': ['Đã gửi', 'Sent'],
  'messages.refused': ['Bị từ chối', 'Refused'],
  'messages.switched-off': ['Kênh đã tắt', 'Switched off'],
  'messages.email': ['Thư điện tử', 'E-mail'],
  'messages.sms': ['SMS', 'SMS'],
  'messages.zalo': ['Zalo', 'Zalo'],
  'messages.aboutReminder': ['Nhắc hạn giấy chứng nhận', 'Reminder of a certificate'],
  'messages.aboutCampaign': ['Tin theo đợt', 'News of a campaign'],
  'messages.aboutStory': ['Ý kiến về câu chuyện', 'Answer about a story'],
  'messages.aboutReminders': ['Tổng hợp nhắc hạn cho cán bộ', 'Reminders for officers'],
  'messages.aboutWithdrawal': ['Thông báo thu hồi', 'Notice of withdrawal'],
  'messages.aboutWithdrawn': ['Quyết định thu hồi', 'Decision of withdrawal'],
  'messages.aboutDropped': ['Dừng thu hồi', 'A withdrawal dropped'],
  'messages.aboutSubscription': ['Đăng ký nhận sự kiện đã ngừng', 'A subscription that stopped'],
  'messages.aboutConclusion': ['Kết luận kiểm tra', 'Conclusion of an inspection'],
} as const satisfies MessageRows
