import type { MessageRows } from '../message-rows.ts'

/** The acts of the knowledge base, the directory and support policies, in words. */
export const capacityActs = {
  'question.ask': ['Gửi câu hỏi cho Bộ', 'Ask the Ministry'],
  'help.vote': ['Nói câu trả lời có ích hay không', 'Say whether an answer helped'],
  'question.read': ['Xem câu hỏi chờ trả lời', 'Read questions that wait'],
  'question.answer': ['Trả lời câu hỏi', 'Answer a question'],
  'question.decline': ['Không trả lời câu hỏi', 'Leave a question without an answer'],
} as const satisfies MessageRows
