import type { MessageRows } from './message-rows.ts'

/** Words of accounts, sessions, organisations. */
export const people = {
  signIn: ['Đăng nhập', 'Sign in'],
} satisfies MessageRows
