import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address } from '../settings/setting.ts'

/** Where carriers of parcels are asked. */
export const carrierSettings = {
  GHN_URL: address(means('Giao Hàng Nhanh'), { fallback: 'https://online-gateway.ghn.vn' }),
  GHTK_URL: address(means('Giao Hàng Tiết Kiệm'), { fallback: 'https://services.giaohangtietkiem.vn' }),
  VIETTEL_POST_URL: address(means('Viettel Post'), { fallback: 'https://partner.viettelpost.vn' }),
  EMS_URL: address(means('EMS'), { fallback: 'https://ws.ems.com.vn' }),
}

function means(carrier: string) {
  return {
    means: [
      `nơi hỏi ${carrier}; bản mẫu chỉ nối với hãng chạy trên chính máy này`,
      `where ${carrier} is asked; a demo links only those on this machine`,
    ],
  } as const
}

/** Where carriers of parcels are asked, without a final slash. */
export type CarrierSettings = Readonly<{ ghn: string; ghtk: string; 'viettel-post': string; ems: string }>

/** Reads the carriers' addresses. Throws an Error of one line that names the variables at fault. */
export function readCarrierSettings(env: Environment): CarrierSettings {
  const e = readSettings(carrierSettings, env)
  return { ghn: e.GHN_URL, ghtk: e.GHTK_URL, 'viettel-post': e.VIETTEL_POST_URL, ems: e.EMS_URL }
}
