import type { MessageRows } from '../message-rows.ts'

/** The acts of support, in words. */
export const supportActs = {} as const satisfies MessageRows
