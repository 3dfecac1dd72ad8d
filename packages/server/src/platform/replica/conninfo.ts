/** An address of PostgreSQL in libpq's other form, `name='value' …`, as a standby is told it (section 34.1.1.1). */
export function toConninfo(url: string, applicationName: string): string {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const parts = {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: port || '5432',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    sslmode: searchParams.get('sslmode') ?? '',
    dbname: decodeURIComponent(pathname.slice(1)) || 'postgres',
    application_name: applicationName,
  }
  return Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}='${value.replace(/[\\']/g, '\\$&')}'`)
    .join(' ')
}

/** The address that such a text stands for. */
export function toAddress(conninfo: string): string {
  const found = [...conninfo.matchAll(/(\w+)\s*=\s*'((?:[^'\\]|\\.)*)'/g)].map(([, name, value]) => [
    name as string,
    (value as string).replace(/\\(.)/g, '$1'),
  ])
  const {
    host = 'localhost',
    port = '5432',
    user = 'postgres',
    password,
    dbname = 'postgres',
  } = Object.fromEntries(found)
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  const isSocket = host.startsWith('/')
  const at = `${encodeURIComponent(user)}${secret}@${isSocket ? 'localhost' : host}:${port}/${encodeURIComponent(dbname)}`
  return `postgres://${at}${isSocket ? `?host=${encodeURIComponent(host)}` : ''}`
}
