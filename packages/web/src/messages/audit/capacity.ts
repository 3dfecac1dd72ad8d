import type { MessageRows } from '../message-rows.ts'

/** The acts of the knowledge base, the directory and support policies, in words. */
export const capacityActs = {
  'question.ask': ['Gửi câu hỏi cho Bộ', 'Ask the Ministry'],
  'help.vote': ['Nói câu trả lời có ích hay không', 'Say whether an answer helped'],
  'question.read': ['Xem câu hỏi chờ trả lời', 'Read questions that wait'],
  'question.answer': ['Trả lời câu hỏi', 'Answer a question'],
  'question.decline': ['Không trả lời câu hỏi', 'Leave a question without an answer'],
  'adviser.register': ['Đăng ký vào danh bạ tư vấn', 'Ask for an adviser to be listed'],
  'adviser.rule': ['Duyệt người tư vấn', 'Rule on an adviser'],
  'adviser.oversee': ['Xem danh bạ chờ duyệt', 'Oversee the directory'],
  'adviser.complain': ['Khiếu nại người tư vấn', 'Complain of an adviser'],
  'adviser-complaint.rule': ['Giải quyết khiếu nại', 'Rule on a complaint'],
  'adviser-help.declare': ['Khai người đã giúp hồ sơ', 'Declare who helped'],
  'support-policy.save': ['Đưa vào chính sách hỗ trợ', 'Enter a support policy'],
  'support-policy.end': ['Kết thúc chính sách hỗ trợ', 'End a support policy'],
  'budget-line.set': ['Phân bổ kinh phí', 'Set money apart'],
  'grant.record': ['Ghi khoản hỗ trợ', 'Record a grant'],
  'grant.take-back': ['Thu lại khoản hỗ trợ', 'Take a grant back'],
  'grant.read': ['Xem các khoản hỗ trợ', 'Read grants'],
} as const satisfies MessageRows
