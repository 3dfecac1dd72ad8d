import type { MessageRows } from '../message-rows.ts'

/** Letters of the room of help. */
export const supportLetters = {
  'letter.seatedSubject': ['Bạn đã có chỗ: {course}', 'You have a seat: {course}'],
  'letter.seated': [
    'Chào {name},\n\nCó người nhường chỗ nên bạn đã có chỗ trong buổi học "{course}", lúc {when}, tại {address}.\nNếu không đi được, hãy báo thôi dự để người khác có chỗ: {link}',
    'Dear {name},\n\nA seat came free and it is yours: "{course}", {when}, at {address}.\nIf you cannot come, please leave the session so that somebody else may: {link}',
  ],
  'letter.cancelledSubject': ['Hủy buổi học: {course}', 'Session cancelled: {course}'],
  'letter.cancelled': [
    'Chào {name},\n\nBuổi học "{course}" lúc {when} tại {address} đã hủy. Lý do: {reason}\nXem buổi khác: {link}',
    'Dear {name},\n\nThe session of "{course}" at {when}, {address}, was cancelled. Reason: {reason}\nOther sessions: {link}',
  ],
} as const satisfies MessageRows
