/** The version and key that an open form carries. */
export function readVersion({ version = '', formKey = '' }: Readonly<Record<string, string>>): {
  version: number
  formKey: string
} {
  return { version: /^\d{1,9}$/.test(version) ? Number(version) : 0, formKey: formKey.slice(0, 80) }
}
