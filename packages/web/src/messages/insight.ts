import type { MessageRows } from './message-rows.ts'

/** Words of the front page and figures. */
export const insight = {
  products: ['sản phẩm', 'products'],
} satisfies MessageRows
