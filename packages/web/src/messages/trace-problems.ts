import type { MessageRows } from './message-rows.ts'

/** Words of the trace room's refusals. */
export const traceProblems = {
  'not-found.event': [
    'Không có sự kiện này trong phạm vi bạn được xem.',
    'There is no such event among those you may see.',
  ],
  'not-found.capture': ['Không có lần ghi nhận này.', 'There is no such capture job.'],
  'conflict.event': ['Sự kiện này đã được ghi nhận trước đó.', 'This event was captured before.'],
  'not-found.query': ['Bạn không lưu câu hỏi nào tên này.', 'You keep no query of this name.'],
  'conflict.query': ['Bạn đã có câu hỏi tên này.', 'You keep a query of this name already.'],
  'invalid.party': [
    'Mã định danh là một mã địa điểm toàn cầu (GLN) hoặc một địa chỉ của riêng bạn.',
    'An identifier is a global location number (GLN) or an address of your own.',
  ],
  'conflict.party': ['Mã định danh này đã có người khai.', 'This identifier is claimed already.'],
  'not-found.party': ['Không có mã định danh này.', 'There is no such identifier.'],
  'not-found.subscription': ['Không có đăng ký nhận sự kiện này.', 'There is no such subscription.'],
  'too-many.subscriptions': [
    'Mỗi người giữ nhiều nhất {most} đăng ký nhận sự kiện.',
    'One keeps {most} subscriptions at most.',
  ],
  'too-large.query': [
    'Câu hỏi tìm thấy hơn {most} sự kiện. Hãy thêm điều kiện.',
    'The query finds more than {most} events. Add a condition.',
  ],
  'trace.too-wide': [
    'Chuỗi này có hơn {most} sự kiện. Hãy hỏi từ một lô hoặc một mã gần hơn.',
    'This chain has more than {most} events. Ask from a nearer lot or code.',
  ],
} satisfies MessageRows
