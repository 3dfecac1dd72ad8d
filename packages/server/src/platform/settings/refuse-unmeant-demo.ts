import type { Config } from '../config.ts'

/** What of the configuration a demo hangs on. */
type Asked = Pick<Config, 'isDemo' | 'isDemoSaid' | 'publicUrl' | 'host' | 'databaseUrl' | 'messaging'>

/**
 * Keeps the demo, whose password is published, from what is real. It never sends mail, SMS or Zalo to anybody outside this machine;
 * and under a public name, for the network, or on a database of one's own it starts only when somebody said that it is a demo.
 * Throws an Error of one line that names the variables and what to do.
 */
export function refuseUnmeantDemo({ isDemo, isDemoSaid, publicUrl, host, databaseUrl, messaging }: Asked): void {
  if (!isDemo) return
  const sends = [
    isOutside(messaging.smtp?.url) && 'SMTP_URL',
    isOutside(messaging.sms?.url) && 'SMS_URL',
    isOutside(messaging.zalo?.url) && 'ZALO_URL',
  ].filter(Boolean)
  if (sends.length > 0)
    throw new Error(`the demo sends nothing to real people: take ${sends.join(', ')} away, or set SAOLANG_DEMO=off`)
  if (isDemoSaid) return
  const opens = [
    isOutside(publicUrl) && 'SAOLANG_URL names a public place',
    !isHere(host) && 'HOST lets the network in',
    databaseUrl && 'DATABASE_URL names a database of your own',
  ].filter(Boolean)
  if (opens.length > 0)
    throw new Error(
      `${opens.join('; ')}: say SAOLANG_DEMO=off, or SAOLANG_DEMO=on if this is to be a demo with its published password`,
    )
}

function isOutside(url: string | undefined): boolean {
  return url !== undefined && !isHere(new URL(url).hostname)
}

/** Whether a host is this machine itself. */
function isHere(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host === '::1' || /^127\./.test(host)
  )
}
