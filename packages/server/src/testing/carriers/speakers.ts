import { type Asked, type CarrierDesk, type ListedPlace, listUnder, openDesk, somePdf, type Taken } from './desk.ts'

type Known = { places: readonly ListedPlace[]; credentials: Readonly<Record<string, string>> }

/** GHN's desk: Token and ShopId in headers, its own district and ward numbers, 50 kg at most, one parcel for a client_order_code. */
export function openGhn({ places, credentials }: Known): Promise<CarrierDesk> {
  const no = (message: string, code = 400) => ({ code, message, data: null })
  const yes = (data: unknown) => ({ code: 200, message: 'Success', data })
  return openDesk('GHN', ({ path, query, headers, body }, { taken, next }) => {
    const at = path.replace('/shiip/public-api', '')
    if (headers.token !== credentials.token) return no('Token is not valid!', 401)
    if (at === '/master-data/province')
      return yes(listUnder(places, 'province').map(({ id, name }) => ({ ProvinceID: id, ProvinceName: name })))
    if (at === '/master-data/district') {
      const under = { level: 'province', id: Number(query.get('province_id')) } as const
      return yes(listUnder(places, 'district', under).map(({ id, name }) => ({ DistrictID: id, DistrictName: name })))
    }
    if (at === '/master-data/ward') {
      const under = { level: 'district', id: Number(query.get('district_id')) } as const
      return yes(listUnder(places, 'ward', under).map(({ id, name }) => ({ WardCode: String(id), WardName: name })))
    }
    if (headers.shopid !== credentials.shopId) return no('ShopId is not valid')
    const isTo = (place: ListedPlace) =>
      place.district.id === body.to_district_id && String(place.ward.id) === body.to_ward_code
    const wants = at === '/v2/shipping-order/fee' || at === '/v2/shipping-order/create'
    if (wants && !places.some(isTo)) return no('ward_code is not valid')
    if (wants && Number(body.weight) > 50_000) return no('weight must not be greater than 50000 gram')
    if (at === '/v2/shipping-order/fee') return yes({ total: 22_000 + Math.ceil(Number(body.weight) / 500) * 2_500 })
    if (at === '/v2/shipping-order/leadtime')
      return yes({ order_date: 1_763_900_000, leadtime: 1_763_900_000 + 3 * 86_400 })
    if (at === '/v2/shipping-order/create') {
      const { ref: client_order_code, code } = take(taken, next, {
        ...{ ref: String(body.client_order_code), grams: Number(body.weight), codDong: Number(body.cod_amount) },
        ...{ status: 'ready_to_pick', asked: body },
      })
      return yes({
        order_code: code,
        client_order_code,
        total_fee: 27_000,
        expected_delivery_time: '2026-11-28T16:59:59Z',
      })
    }
    const parcel = taken.find(
      ({ code }) => code === (body.order_code ?? (body.order_codes as string[] | undefined)?.[0]),
    )
    if (!parcel) return no('order code not found')
    if (at === '/v2/switch-status/cancel') {
      const result = parcel.status === 'ready_to_pick'
      if (result) parcel.status = 'cancel'
      return yes([{ order_code: parcel.code, result, message: result ? 'OK' : 'Đơn đã được lấy, không hủy được' }])
    }
    if (at === '/v2/a5/gen-token') return yes({ token: `print-${parcel.code}` })
    if (at === '/v2/shipping-order/detail')
      return yes({ order_code: parcel.code, status: parcel.status, updated_date: '2026-11-26T03:00:00Z', log: [] })
    return undefined
  })
}

/** GHTK's desk: Token and X-Client-Source, names of places, 20 kg at most; what is sent twice is told as known, with its label. */
export function openGhtk({ places, credentials }: Known): Promise<CarrierDesk> {
  const no = (message: string) => ({ success: false, message })
  return openDesk('S1.A1.', ({ path, query, headers, body }, { taken, next }) => {
    if (headers.token !== credentials.token) return no('Token không hợp lệ')
    if (headers['x-client-source'] !== credentials.clientSource) return no('X-Client-Source không hợp lệ')
    const has = (province: unknown, district: unknown, ward: unknown) =>
      places.some((p) => p.province.name === province && p.district.name === district && p.ward.name === ward)
    if (path === '/services/shipment/fee') {
      const delivery = has(query.get('province'), query.get('district'), query.get('ward'))
      return { success: true, message: '', fee: { name: 'area1', fee: 30_400, insurance_fee: 0, delivery } }
    }
    if (path === '/services/shipment/order/') {
      const order = body.order as Record<string, unknown>
      if (!has(order.province, order.district, order.ward)) return no('Địa chỉ giao hàng không hợp lệ')
      if (Number(order.total_weight) > 20_000) return no('Khối lượng vượt quá 20kg')
      const ref = String(order.id)
      const known = taken.find((parcel) => parcel.ref === ref)
      if (known)
        return {
          ...no('Mã đơn đã tồn tại'),
          error: { code: 'ORDER_ID_EXIST', partner_id: ref, ghtk_label: known.code },
        }
      const wanted = {
        ref,
        grams: Number(order.total_weight),
        codDong: Number(order.pick_money),
        status: '2',
        asked: body,
      }
      const { code } = take(taken, next, wanted)
      return { success: true, message: '', order: { partner_id: ref, label: code, fee: '30400', status_id: 2 } }
    }
    const parcel = taken.find(({ code }) => path.endsWith(`/${code}`))
    if (!parcel) return no('Đơn hàng không tồn tại')
    if (path.startsWith('/services/shipment/cancel/')) {
      if (parcel.status !== '2') return no('Đơn hàng đã lấy, không thể hủy')
      parcel.status = '-1'
      return { success: true, message: 'Đã hủy' }
    }
    if (path.startsWith('/services/label/')) return somePdf
    const order = { label_id: parcel.code, status: parcel.status, modified: '2026-11-26 10:00:00', ship_money: 30_400 }
    return { success: true, message: '', order }
  })
}

/** Viettel Post's desk: a short token for a name and password, a long one for the short; numbers of its own for places; 30 kg. */
export function openViettelPost({ places, credentials }: Known): Promise<CarrierDesk> {
  const no = (message: string, status = 204) => ({ status, error: true, message, data: null })
  const yes = (data: unknown, message = 'OK') => ({ status: 200, error: false, message, data })
  const isKnown = ({ body }: Asked) => body.USERNAME === credentials.username && body.PASSWORD === credentials.password
  return openDesk('VTP', (asked, { taken, next }) => {
    const { path, query, headers, body } = asked
    if (path === '/v2/user/Login') return isKnown(asked) ? yes({ token: 'short' }) : no('Sai tài khoản hoặc mật khẩu')
    if (path === '/v2/user/ownerconnect')
      return isKnown(asked) && headers.token === 'short' ? yes({ token: 'long' }) : no('Token invalid', 202)
    if (path === '/v2/categories/listProvinceById')
      return yes(listUnder(places, 'province').map(({ id, name }) => ({ PROVINCE_ID: id, PROVINCE_NAME: name })))
    if (path === '/v2/categories/listDistrict') {
      const under = { level: 'province', id: Number(query.get('provinceId')) } as const
      return yes(listUnder(places, 'district', under).map(({ id, name }) => ({ DISTRICT_ID: id, DISTRICT_NAME: name })))
    }
    if (path === '/v2/categories/listWards') {
      const under = { level: 'district', id: Number(query.get('districtId')) } as const
      return yes(listUnder(places, 'ward', under).map(({ id, name }) => ({ WARDS_ID: id, WARDS_NAME: name })))
    }
    if (headers.token !== 'long') return no('Token invalid', 202)
    if (Number(body.PRODUCT_WEIGHT) > 30_000) return no('Khối lượng vượt quá 30 kg')
    if (path === '/v2/order/getPriceAll')
      return [
        { MA_DV_CHINH: 'VCN', TEN_DICHVU: 'Chuyển phát nhanh', GIA_CUOC: 38_000, THOI_GIAN: '48 giờ' },
        { MA_DV_CHINH: 'VTK', TEN_DICHVU: 'Tiết kiệm', GIA_CUOC: 29_500, THOI_GIAN: '96 giờ' },
      ]
    if (path === '/v2/order/createOrder') {
      if (!places.some(({ ward }) => ward.id === body.RECEIVER_WARD)) return no('RECEIVER_WARD không hợp lệ')
      const wanted = { ref: String(body.ORDER_NUMBER), grams: Number(body.PRODUCT_WEIGHT), status: '100', asked: body }
      const { code } = take(taken, next, { ...wanted, codDong: Number(body.MONEY_COLLECTION) })
      return yes({ ORDER_NUMBER: code, MONEY_COLLECTION: body.MONEY_COLLECTION, MONEY_TOTAL: 29_500 })
    }
    if (path === '/v2/order/printing-code') return yes(null, 'print-token')
    const parcel = taken.find(({ code }) => code === body.ORDER_NUMBER)
    if (!parcel) return no('Không tìm thấy đơn hàng')
    if (path === '/v2/order/UpdateOrder') {
      if (body.TYPE !== 4 || parcel.status !== '100') return no('Đơn hàng không thể hủy')
      parcel.status = '107'
    }
    return yes(null)
  })
}

/** EMS's desk: a merchant token in the address, codes of its own for places, 31.5 kg. */
export function openEms({ places, credentials }: Known): Promise<CarrierDesk> {
  const no = (message: string) => ({ code: 'error', message })
  const yes = (data: unknown) => ({ code: 'success', message: 'Thành công', data })
  const fees = {
    fee: { fee: 24_088, remote_fee: 3_080 },
    vas: { total_vas: 13_000, vas_detail: [{ code: 'cod', fee: 13_000 }] },
  }
  const list = (units: readonly { id: number; name: string }[]) =>
    yes(units.map(({ id, name }) => ({ code: String(id), name })))
  return openDesk('EJ', ({ path, query, body }, { taken, next }) => {
    if (query.get('merchant_token') !== credentials.merchantToken) return no('merchant_token không hợp lệ')
    const [, level, id] = /^\/api\/v1\/address\/(province|district|ward)(?:\/(\d+))?$/.exec(path) ?? []
    if (level === 'province') return list(listUnder(places, 'province'))
    if (level === 'district') return list(listUnder(places, 'district', { level: 'province', id: Number(id) }))
    if (level === 'ward') return list(listUnder(places, 'ward', { level: 'district', id: Number(id) }))
    if (Number(body.total_weight) > 31_500) return no('Khối lượng tối đa 31,5 kg')
    if (path === '/api/v1/get-order-fee') return yes({ ...fees, money_collect: body.money_collect })
    if (path === '/api/v1/orders/create-v2') {
      if (!places.some(({ ward }) => String(ward.id) === body.to_ward)) return no('to_ward không hợp lệ')
      const wanted = { ref: String(body.order_code), grams: Number(body.total_weight), status: '2', asked: body }
      const { code } = take(taken, next, { ...wanted, codDong: Number(body.money_collect) })
      return yes({
        tracking_code: code,
        courier_code: '',
        status_code: '2',
        ...fees,
        money_collect: body.money_collect,
      })
    }
    const parcel = taken.find(({ code }) => path.endsWith(`/${code}`))
    if (!parcel) return no('Không tìm thấy bưu gửi')
    if (path.startsWith('/api/v1/orders/print/')) return somePdf
    if (path.startsWith('/api/v1/orders/cancel/')) {
      if (parcel.status !== '2') return no('Chỉ hủy được bưu gửi chờ lấy hàng')
      parcel.status = '10'
      return yes(null)
    }
    const moment = {
      status: 2,
      address: 'EMS',
      description: 'Đã duyệt đơn hàng, chờ lấy hàng',
      tracedate: '2026-11-26 10:00:00',
    }
    return yes({ tracking_code: parcel.code, status: 2, __get_status: [moment] })
  })
}

function take(taken: Taken[], next: () => string, wanted: Omit<Taken, 'code'>): Taken {
  const known = taken.find(({ ref, status }) => ref === wanted.ref && status !== 'cancel')
  if (known) return known
  const parcel = { ...wanted, code: next() }
  taken.push(parcel)
  return parcel
}
