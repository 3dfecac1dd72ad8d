import type { MessageRows } from '../message-rows.ts'

/** The acts of support, in words. */
export const supportActs = {
  'course.save': ['Soạn khóa học', 'Write a course'],
  'course.publish': ['Mở khóa học', 'Open a course'],
  'course.end': ['Kết thúc khóa học', 'End a course'],
  'course.oversee': ['Theo dõi khóa học', 'Oversee courses'],
  'course.read': ['Xem khóa học', 'Read courses'],
  'course.enrol': ['Đăng ký học', 'Enrol in a session'],
  'course.enrol-for': ['Đăng ký học giúp', 'Enrol somebody'],
  'course.leave': ['Thôi dự buổi học', 'Leave a session'],
  'course.attend': ['Điểm danh bằng mã', 'Attend by code'],
  'attendance.note': ['Điểm danh theo danh sách', 'Note attendance'],
  'course-session.save': ['Đặt buổi học', 'Set a session'],
  'course-session.cancel': ['Hủy buổi học', 'Cancel a session'],
  'lesson.save': ['Soạn bài học', 'Write a lesson'],
  'lesson.finish': ['Học xong một bài', 'Finish a lesson'],
  'course-test.save': ['Soạn câu hỏi kiểm tra', 'Write test questions'],
  'course-test.take': ['Làm bài kiểm tra', 'Take a test'],
  'training-certificate.issue': ['Nhận giấy xác nhận tham dự', 'Get a certificate of attendance'],
  'training-certificate.issue-for': ['Cấp giấy xác nhận tham dự', 'Issue a certificate of attendance'],
  'training-certificate.revoke': ['Thu hồi giấy xác nhận tham dự', 'Revoke a certificate of attendance'],
} as const satisfies MessageRows
