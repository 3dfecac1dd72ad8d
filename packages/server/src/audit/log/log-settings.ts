import { z } from 'zod'
import { type Environment, readSettings } from '../../platform/settings/read-settings.ts'
import { patterned, type Setting } from '../../platform/settings/setting.ts'

const Witness = z
  .string()
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+ https?:\/\/\S+$/)
  .transform((words) => {
    const [verifier = '', url = ''] = words.split(' ')
    return { verifier, url: url.replace(/\/$/, ''), name: verifier.split('+')[0] as string }
  })

const Witnesses = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(';')
      .map((words) => words.trim())
      .filter(Boolean),
  )
  .pipe(z.array(Witness))

/** The name of the audit's log, and who witnesses it. */
export const logSettings = {
  SAOLANG_LOG_ORIGIN: patterned(
    {
      means: ['tên của nhật ký kiểm toán (docs/audit-log.md)', 'the name of the audit log (docs/audit-log.md)'],
      takes: ['tên không có dấu cách và dấu +', 'a name without spaces and +'],
      fallback: '$SAOLANG_URL/log',
    },
    /^[^\s+]+$/,
  ),
  SAOLANG_LOG_WITNESSES: {
    schema: Witnesses,
    takes: ['các cặp "<khóa kiểm> <địa chỉ>", ngăn bằng ";"', 'a list "<verifier key> <address>" parted by ";"'],
    means: ['ai làm chứng cho nhật ký kiểm toán', 'who witnesses the audit log'],
    neededBy: ['khi vận hành', 'in operation'],
  } satisfies Setting<z.output<typeof Witnesses>>,
}

/** The name that the audit log signs under, and who witnesses it: key and address of each (C2SP tlog-witness). */
export type LogSettings = Readonly<{
  origin: string
  witnesses: readonly { name: string; verifier: string; url: string }[]
}>

/** Reads SAOLANG_LOG_ORIGIN (default: the public address and `/log`) and SAOLANG_LOG_WITNESSES. Throws an Error of one line that names the variables at fault. */
export function readLogSettings(env: Environment, publicUrl: string): LogSettings {
  const e = readSettings(logSettings, env)
  return {
    origin: e.SAOLANG_LOG_ORIGIN ?? `${new URL(publicUrl).host}/log`,
    witnesses: e.SAOLANG_LOG_WITNESSES,
  }
}
