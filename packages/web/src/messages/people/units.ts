import type { MessageRows } from '../message-rows.ts'

/** Why a change of administrative units is refused. */
export const unitProblems = {
  'not-found.unit-change': ['Không có thay đổi đơn vị này.', 'There is no such change of units.'],
  'conflict.unit-changing': [
    'Một đơn vị trong đó đang chờ thay đổi khác.',
    'One of these units waits for another change.',
  ],
  'conflict.unit-change-ended': ['Thay đổi này đã được hủy.', 'This change was ended already.'],
  'conflict.unit-changed-further': [
    'Đơn vị mới đã lại thay đổi. Hãy hủy thay đổi sau trước.',
    'The new unit has changed again since. Undo that first.',
  ],
  'unit.resolution-missing': ['Thiếu số nghị quyết.', 'The number of the resolution is missing.'],
  'unit.issuer-missing': ['Thiếu cơ quan ban hành.', 'The issuer is missing.'],
  'unit.day-wrong': ['Ngày không đúng.', 'That is no day.'],
  'unit.effective-too-early': ['Ngày hiệu lực trước ngày nghị quyết.', 'It takes effect before the resolution.'],
  'unit.origin-unknown': ['Có mã không phải xã hiện nay.', 'A code is no commune of today.'],
  'unit.several-provinces': ['Các xã thuộc nhiều tỉnh.', 'The communes lie in several provinces.'],
  'unit.merge-shape': ['Nhập cần ít nhất hai xã thành một.', 'A merge takes two communes at least into one.'],
  'unit.split-shape': ['Tách cần một xã thành ít nhất hai.', 'A split takes one commune into two at least.'],
  'unit.code-wrong': ['Mã xã có 5 chữ số.', 'A commune’s code has 5 digits.'],
  'unit.code-twice': ['Hai xã mới trùng mã.', 'Two new communes have one code.'],
  'unit.name-missing': ['Thiếu tên xã mới.', 'The name of a new commune is missing.'],
  'unit.type-unknown': ['Loại đơn vị phải là Xã, Phường hoặc Đặc khu.', 'A unit is Xã, Phường or Đặc khu.'],
  'unit.code-taken': ['Mã {code} đang thuộc đơn vị khác.', 'Code {code} belongs to another unit.'],
  'unit.main-heir-missing': ['Hãy chọn đơn vị nhận chính.', 'Choose which unit receives what lay there.'],
} as const satisfies MessageRows
