import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address, text, type ValuesOf } from '../settings/setting.ts'

/** By what carriers messages leave. */
export const messagingSettings = {
  SMTP_URL: address(
    {
      isSecret: true,
      means: ['máy chủ thư: `smtp://tên:mật-khẩu@máy:587`', 'a mail server: `smtp://user:password@host:587`'],
      neededBy: ['khi vận hành', 'in operation'],
    },
    { protocols: ['smtp', 'smtps'] },
  ),
  MAIL_FROM: text(
    {
      means: ['người gửi thư', 'the sender of letters'],
      neededBy: ['cùng SMTP_URL', 'with SMTP_URL'],
    },
    'Sao Làng <khong-tra-loi@localhost>',
  ),
  SMS_URL: address({
    means: [
      'nơi gửi SMS theo tên thương hiệu, theo cách của eSMS.vn',
      'where SMS by a brand name are sent, as eSMS.vn takes them',
    ],
  }),
  SMS_KEY: text({ isSecret: true, means: ['khóa của tài khoản SMS', 'the key of the SMS account'] }, ''),
  SMS_SECRET: text({ isSecret: true, means: ['mật khẩu của tài khoản SMS', 'its secret'] }, ''),
  SMS_BRAND: text({ means: ['tên thương hiệu đã đăng ký', 'the registered brand name'] }, 'SaoLang'),
  ZALO_URL: address({
    means: ['nơi gửi tin của Zalo Official Account', 'where messages of a Zalo Official Account are sent'],
  }),
  ZALO_TOKEN: text({ isSecret: true, means: ['thẻ truy cập của tài khoản Zalo', 'its access token'] }, ''),
  ZALO_TEMPLATE: text(
    { means: ['mẫu tin, có một tham số `noi_dung`', 'its template, with one parameter, `noi_dung`'] },
    '',
  ),
  ZALO_APP_ID: text({ means: ['ứng dụng tự làm mới thẻ', 'the application that renews the token'] }),
  ZALO_APP_SECRET: text({ isSecret: true, means: ['mật khẩu của ứng dụng ấy', 'its secret'] }, ''),
  ZALO_REFRESH_TOKEN: text({ isSecret: true, means: ['thẻ làm mới đầu tiên', 'the first token of renewal'] }, ''),
  ZALO_TOKEN_URL: address(
    { means: ['nơi làm mới thẻ', 'where it is renewed'] },
    { fallback: 'https://oauth.zaloapp.com/v4/oa/access_token' },
  ),
}

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

/** Reads the carriers: e-mail by SMTP_URL and MAIL_FROM, SMS by SMS_*, Zalo by ZALO_*. Throws an Error of one line that names the variables at fault. */
export function readMessaging(env: Environment): Messaging {
  const e = readSettings(messagingSettings, env)
  return {
    ...(e.SMTP_URL && { smtp: { url: e.SMTP_URL, from: e.MAIL_FROM } }),
    ...(e.SMS_URL && { sms: { url: e.SMS_URL, key: e.SMS_KEY, secret: e.SMS_SECRET, brand: e.SMS_BRAND } }),
    ...(e.ZALO_URL && { zalo: readZalo({ ...e, ZALO_URL: e.ZALO_URL }) }),
  }
}

function readZalo(e: ValuesOf<typeof messagingSettings> & { ZALO_URL: string }): NonNullable<Messaging['zalo']> {
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
