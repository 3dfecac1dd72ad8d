import type { MessageRows } from '../message-rows.ts'

/** Words of selling: ways to pay, stock that is kept, prices by quantity, returns. */
export const marketSelling = {
  payPlatform: ['Đã trả trên sàn', 'Paid on the platform'],
  payVnpay: ['VNPay', 'VNPay'],
  payMomo: ['Ví MoMo', 'MoMo wallet'],
  payZalopay: ['ZaloPay', 'ZaloPay'],
} satisfies MessageRows
