import { z } from 'zod'

const Environment = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Sao Làng <khong-tra-loi@localhost>'),
  SMS_URL: z.url().optional(),
  SMS_KEY: z.string().default(''),
  SMS_SECRET: z.string().default(''),
  SMS_BRAND: z.string().default('SaoLang'),
  ZALO_URL: z.url().optional(),
  ZALO_TOKEN: z.string().default(''),
  ZALO_TEMPLATE: z.string().default(''),
  ZALO_APP_ID: z.string().optional(),
  ZALO_APP_SECRET: z.string().default(''),
  ZALO_REFRESH_TOKEN: z.string().default(''),
  ZALO_TOKEN_URL: z.url().default('https://oauth.zaloapp.com/v4/oa/access_token'),
})

/** By what carriers messages leave, from the environment. What is absent is switched off. */
export type Messaging = Readonly<{
  smtp?: { url: string; from: string }
  sms?: { url: string; key: string; secret: string; brand: string }
  zalo?: {
    url: string
    token: string
    template: string
    /** The application that renews the token; without it the token is used as it was set. */
    renewal?: { url: string; appId: string; secret: string; refreshToken: string }
  }
}>

/** Reads the carriers: e-mail by SMTP_URL and MAIL_FROM, SMS by SMS_*, Zalo by ZALO_*. Throws an Error of one line that names the variable at fault. */
export function readMessaging(env: Record<string, string | undefined>): Messaging {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const e = parsed.data
  return {
    ...(e.SMTP_URL && { smtp: { url: e.SMTP_URL, from: e.MAIL_FROM } }),
    ...(e.SMS_URL && { sms: { url: e.SMS_URL, key: e.SMS_KEY, secret: e.SMS_SECRET, brand: e.SMS_BRAND } }),
    ...(e.ZALO_URL && { zalo: readZalo({ ...e, ZALO_URL: e.ZALO_URL }) }),
  }
}

function readZalo(e: z.infer<typeof Environment> & { ZALO_URL: string }): NonNullable<Messaging['zalo']> {
  return {
    ...{ url: e.ZALO_URL, token: e.ZALO_TOKEN, template: e.ZALO_TEMPLATE },
    ...(e.ZALO_APP_ID && {
      renewal: {
        ...{ url: e.ZALO_TOKEN_URL, appId: e.ZALO_APP_ID },
        ...{ secret: e.ZALO_APP_SECRET, refreshToken: e.ZALO_REFRESH_TOKEN },
      },
    }),
  }
}
