import { z } from 'zod'

const Environment = z.object({
  GHN_URL: z.url().default('https://online-gateway.ghn.vn'),
  GHTK_URL: z.url().default('https://services.giaohangtietkiem.vn'),
  VIETTEL_POST_URL: z.url().default('https://partner.viettelpost.vn'),
  EMS_URL: z.url().default('https://ws.ems.com.vn'),
})

/** Where carriers of parcels are asked, without a final slash. */
export type CarrierSettings = Readonly<{ ghn: string; ghtk: string; 'viettel-post': string; ems: string }>

/** Reads the carriers' addresses. Throws an Error of one line that names the variable at fault. */
export function readCarrierSettings(env: Record<string, string | undefined>): CarrierSettings {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { GHN_URL, GHTK_URL, VIETTEL_POST_URL, EMS_URL } = parsed.data
  const bare = (url: string) => url.replace(/\/$/, '')
  return { ghn: bare(GHN_URL), ghtk: bare(GHTK_URL), 'viettel-post': bare(VIETTEL_POST_URL), ems: bare(EMS_URL) }
}
