import { z } from 'zod'
import { askCarrier, refuseAs, refuseSilent } from './ask-carrier.ts'
import type { CarrierAccount } from './carrier.ts'

const Given = z.object({
  error: z.boolean(),
  message: z.string().default(''),
  data: z.object({ token: z.string() }).nullish(),
})
const Denied = z.object({ status: z.literal(202), error: z.literal(true), message: z.string() })

// A token is good for weeks; what is forgotten is asked for again.
const mostKept = 200
const tokens = new Map<string, string>()

/** Posts as a partner of Viettel Post, with the token that signing in gave; one that has run out is renewed once. */
export async function askAsPartner(account: CarrierAccount, path: string, body: object): Promise<unknown> {
  const key = `${account.url} ${account.credentials.username}`
  const ask = async () => {
    const token = tokens.get(key) ?? (await keep(key, await signIn(account)))
    return askCarrier(`${account.url}${path}`, { method: 'POST', headers: { Token: token }, body })
  }
  const answer = await ask()
  if (!isExpired(answer)) return answer
  tokens.delete(key)
  return ask()
}

/** Signs in by name and password, then changes the short token for the long one: its two steps. */
async function signIn(account: CarrierAccount): Promise<string> {
  const { username: USERNAME = '', password: PASSWORD = '' } = account.credentials
  const body = { USERNAME, PASSWORD }
  const short = read(await askCarrier(`${account.url}/v2/user/Login`, { method: 'POST', body }))
  const headers = { Token: short }
  return read(await askCarrier(`${account.url}/v2/user/ownerconnect`, { method: 'POST', headers, body }))
}

function read(answer: unknown): string {
  const said = Given.safeParse(answer)
  if (!said.success) return refuseSilent()
  return said.data.data && !said.data.error ? said.data.data.token : refuseAs(said.data.message)
}

const isExpired = (answer: unknown) => {
  const denied = Denied.safeParse(answer)
  return denied.success && /token/i.test(denied.data.message)
}

async function keep(key: string, token: string): Promise<string> {
  if (tokens.size >= mostKept) tokens.delete(tokens.keys().next().value as string)
  tokens.set(key, token)
  return token
}
