/** A piece of goods as a stand-in sells it. */
export type ShelfLine = { item: string; sku: string; quantity: number; priceDong: number }

/** An order on a stand-in, in the platform's own word for where it stands. */
export type ShelfOrder = {
  id: string
  status: string
  changedAt: Date
  lines: readonly ShelfLine[]
  deliveryDong: number
}

/** What a stand-in knows of one shop: what is left of every listing, and its orders. Tests write into it as a buyer or the platform would. */
export type Shelf = {
  stock: Map<string, number>
  orders: ShelfOrder[]
}

/** How a listing is kept on a shelf. */
export function shelfKey(item: string, sku: string): string {
  return sku ? `${item}/${sku}` : item
}

/** The buyer of every order: a person that does not exist, masked as platforms mask. */
export const shelfBuyer = {
  name: 'N****n M**',
  phone: '******01',
  address: 'Số 1, ******',
  province: 'Thành phố Hồ Chí Minh',
}
