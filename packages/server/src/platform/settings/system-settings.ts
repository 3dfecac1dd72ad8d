import { isIP } from 'node:net'
import { z } from 'zod'
import { address, amount, list, oneOf, type Setting, text, wholeNumber } from './setting.ts'

/** Where the system listens, what it keeps its data in, and what it is. */
export const systemSettings = {
  PORT: wholeNumber(
    { means: ['cổng lắng nghe; 0 là cổng trống bất kỳ', 'the port to listen on; 0 is any free one'] },
    { least: 0, most: 65_535, fallback: 8080 },
  ),
  HOST: text(
    {
      means: [
        'địa chỉ lắng nghe; `0.0.0.0` là mọi địa chỉ của máy',
        'the address to listen on; `0.0.0.0` is every one of the machine',
      ],
      neededBy: ['trong container', 'in a container'],
    },
    '127.0.0.1',
  ),
  SAOLANG_PROXIES: {
    ...list({
      means: [
        'các máy đứng trước ngoài chính máy này, mà lời về địa chỉ người dùng được tin: địa chỉ, mạng `10.0.0.0/8`, hay `uniquelocal`',
        'machines in front besides this one, whose word on where people come from is taken: addresses, networks like `10.0.0.0/8`, or `uniquelocal`',
      ],
      neededBy: ['nginx ở máy khác hay container khác', 'nginx on another machine or in another container'],
    }),
    takes: [
      'danh sách địa chỉ IP, mạng, hay linklocal, uniquelocal',
      'a list of IP addresses, networks, or linklocal, uniquelocal',
    ],
    schema: z
      .string()
      .default('')
      .transform((words) => words.split(/[\s,]+/).filter(Boolean))
      .refine((words) => words.every(isProxy)),
  } satisfies Setting<string[]>,
  SAOLANG_DATA_DIR: text({
    means: ['thư mục chứa cơ sở dữ liệu nhúng, tệp và khóa', 'the folder of the embedded database, files and secrets'],
    neededBy: ['khi vận hành', 'in operation'],
    fallback: 'var',
  }),
  SAOLANG_URL: address({
    means: [
      'địa chỉ mà người dân và mã QR dùng; không đổi được sau khi đã in nhãn',
      'the address that people and QR codes use; labels that are printed hold it',
    ],
    neededBy: ['khi vận hành', 'in operation'],
    fallback: 'http://localhost:$PORT',
  }),
  SAOLANG_DEMO: oneOf(
    {
      means: [
        '`on` nạp dữ liệu mẫu và các tài khoản có mật khẩu công khai, `off` thì không',
        '`on` loads the demo and its accounts with their published password, `off` does not',
      ],
      neededBy: ['khi vận hành: `off`', 'in operation: `off`'],
    },
    ['on', 'off'],
  ),
  SAOLANG_SECURITY_CONTACT: text({
    means: [
      'thư điện tử hoặc địa chỉ trang nhận báo lỗ hổng bảo mật, ghi trong `/.well-known/security.txt`',
      'the e-mail address or page that takes reports of security holes, named in `/.well-known/security.txt`',
    ],
    neededBy: ['khi vận hành', 'in operation'],
  }),
  SAOLANG_LOG: oneOf(
    { means: ['mức ghi nhật ký', 'how much is logged'] },
    ['silent', 'error', 'warn', 'info', 'debug'],
    'warn',
  ),
  SAOLANG_ROLE: oneOf(
    {
      means: [
        'việc của tiến trình này: `web` trả lời yêu cầu, `worker` làm việc nền, `all` cả hai',
        'what this process does: `web` answers requests, `worker` does the jobs, `all` both',
      ],
      neededBy: ['nhiều tiến trình', 'several processes'],
    },
    ['all', 'web', 'worker'],
  ),
  SAOLANG_DRAIN_SECONDS: wholeNumber(
    {
      means: [
        'khi được báo dừng: số giây còn nhận yêu cầu trong lúc `/ready` đã trả lời 503',
        'when told to stop: seconds in which requests are still taken while `/ready` says 503 already',
      ],
      neededBy: ['sau nginx', 'behind nginx'],
    },
    { least: 0, most: 300, fallback: 0 },
  ),
}

/** The database of an installation. */
export const databaseSettings = {
  DATABASE_URL: address(
    {
      isSecret: true,
      means: [
        'PostgreSQL 18 trở lên của riêng mình, thay cho bản nhúng: `postgres://tên:mật-khẩu@máy:5432/saolang`',
        'a PostgreSQL of your own, 18 or newer, instead of the embedded one: `postgres://name:password@host:5432/saolang`',
      ],
      neededBy: ['khi vận hành', 'in operation'],
    },
    { protocols: ['postgres', 'postgresql'] },
  ),
}

/** Those outside whom the system asks, or who ask it. */
export const outsideSettings = {
  CLAMD_SOCKET: text({
    means: ['socket của ClamAV để quét vi-rút tệp tải lên', 'the socket of ClamAV, which then scans uploads'],
    neededBy: ['khi vận hành', 'in operation'],
  }),
  WEBHOOK_HOSTS: list({
    means: [
      'các máy trong mạng nội bộ, hoặc không dùng https, được nhận thông báo',
      'hosts that may be notified although they lie inside, or speak no https',
    ],
  }),
  EXCHANGE_TIMEOUT_SECONDS: amount(
    { means: ['số giây chờ một cổng của Nhà nước trả lời', 'seconds in which a portal of the State has to answer'] },
    { least: 0.1, most: 50, fallback: 15 },
  ),
}

/** Signing in by an identity provider, as VNeID works. */
export const identitySettings = {
  OIDC_ISSUER: address({
    means: ['nhà cung cấp định danh (OpenID Connect)', 'the identity provider (OpenID Connect)'],
  }),
  OIDC_CLIENT_ID: text({ means: ['tên hệ thống này tại nhà cung cấp', 'the name of this system there'] }),
  OIDC_CLIENT_SECRET: text({ isSecret: true, means: ['mật khẩu của tên ấy', 'the password of that name'] }),
}

function isProxy(word: string): boolean {
  const [ip = '', bits, ...rest] = word.split('/')
  if (['linklocal', 'uniquelocal'].includes(word)) return true
  return (
    isIP(ip) > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (isIP(ip) === 4 ? 32 : 128)))
  )
}
