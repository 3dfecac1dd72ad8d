import { z } from 'zod'

const Witness = z
  .string()
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+ https?:\/\/\S+$/, 'is a list "<verifier key> <address>" parted by ";"')
  .transform((words) => {
    const [verifier = '', url = ''] = words.split(' ')
    return { verifier, url: url.replace(/\/$/, ''), name: verifier.split('+')[0] as string }
  })

const Environment = z.object({
  SAOLANG_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/)
    .optional(),
  SAOLANG_LOG_WITNESSES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(';')
        .map((words) => words.trim())
        .filter(Boolean),
    )
    .pipe(z.array(Witness)),
})

/** The name that the audit log signs under, and who witnesses it: key and address of each (C2SP tlog-witness). */
export type LogSettings = Readonly<{
  origin: string
  witnesses: readonly { name: string; verifier: string; url: string }[]
}>

/** Reads SAOLANG_LOG_ORIGIN (default: the public address and `/log`) and SAOLANG_LOG_WITNESSES. Throws an Error of one line that names the variable at fault. */
export function readLogSettings(env: Record<string, string | undefined>, publicUrl: string): LogSettings {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path[0] as string}: ${issue?.message}`)
  }
  return {
    origin: parsed.data.SAOLANG_LOG_ORIGIN ?? `${new URL(publicUrl).host}/log`,
    witnesses: parsed.data.SAOLANG_LOG_WITNESSES,
  }
}
