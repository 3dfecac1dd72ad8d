import type { Role } from '../actor.ts'
import { officers, signedIn } from './role-groups.ts'

/** Who may do what in support. */
export const supportPermissions = {
  'course.save': officers,
  'course.publish': officers,
  'course.end': officers,
  'course.oversee': [...officers, 'auditor'],
  'course.read': signedIn,
  'course.enrol': ['producer', ...officers, 'council-member', 'council-chair'],
  'course.enrol-for': officers,
  'course.leave': ['producer', ...officers, 'council-member', 'council-chair'],
  'course.attend': ['producer', ...officers, 'council-member', 'council-chair'],
  'attendance.note': officers,
  'course-session.save': officers,
  'course-session.cancel': officers,
  'lesson.save': officers,
  'lesson.finish': ['producer', ...officers, 'council-member', 'council-chair'],
  'course-test.save': officers,
  'course-test.take': ['producer', ...officers, 'council-member', 'council-chair'],
  'training-certificate.issue': ['producer', ...officers, 'council-member', 'council-chair'],
  'training-certificate.issue-for': officers,
  'training-certificate.revoke': officers,
} as const satisfies Record<string, readonly Role[]>
