import { setTimeout as sleep } from 'node:timers/promises'
import { demoPassword } from '@saolang/server/src/people/add-account.ts'
import type { Credentials } from './client.ts'

/** Signs in as a browser would, with an account of the demo; the session outlives every crash, and is renewed when it has ended. */
export async function signIn(url: string, mailbox: string): Promise<Credentials> {
  let headers: Record<string, string> = {}
  const renew = async () => {
    for (let tries = 0; ; tries++)
      try {
        headers = await openSession(url, mailbox)
        return
      } catch (error) {
        if (tries === 100) throw error
        await sleep(300)
      }
  }
  await renew()
  return { headers: () => headers, renew }
}

async function openSession(url: string, mailbox: string): Promise<Record<string, string>> {
  const form = new URLSearchParams({ email: `${mailbox}@demo.saolang.example`, password: demoPassword })
  const patience = AbortSignal.timeout(15_000)
  const answer = await fetch(`${url}/login`, { method: 'POST', body: form, redirect: 'manual', signal: patience })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = await (await fetch(`${url}/account`, { headers: { cookie }, signal: patience })).text()
  const token = page.match(/name="csrf" value="([^"]+)"/)?.[1]
  if (!token) throw new Error(`${mailbox} cannot sign in: ${answer.status}`)
  return { cookie, 'x-csrf-token': token }
}
