import type { MessageRows } from './message-rows.ts'

/** Words of the public register. */
export const registry = {
  products: ['Sản phẩm OCOP', 'OCOP products'],
} satisfies MessageRows
