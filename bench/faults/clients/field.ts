import { randomFrom } from '../../setup/random-from.ts'
import type { History } from '../history.ts'
import { type Client, type Credentials, makeClient, type Tide } from './client.ts'
import { signIn } from './sign-in.ts'

/** What all clients of a run share: the system, the history, who they can be, and what waits for whom. */
export type Field = {
  url: string
  history: History
  tide: Tide
  /** A client with an account of the demo; each call is another client, with random numbers of its own. */
  as(mailbox: string): Client
  /** A client with a bearer token. */
  program(token: string): Client
  /** A buyer, from a network address of their own. */
  visitor(): Client
  source: Source
  councilId: string
  desk: Desk
}

/** The demo's finished draft: every dossier of the run begins as a copy of it. */
export type Source = { id: string; organisationId: string; setNo: number; choices: Record<string, string> }

/** A dossier before the council: where it is on an agenda, and how many have signed. */
export type Sitting = { sessionId: string; dossierId: string; waiting: Set<string>; signed: number }

/** What one client has done and another goes on with. */
export type Desk = { atCommune: string[]; atProvince: string[]; sittings: Sitting[]; orders: Order[] }

/** An order that somebody placed, by the code that its buyer got. */
export type Order = { code: string; id: string; status: string }

/** Members of the demo's province council, the chair first. */
export const members = ['chu-tich-tinh', 'hoi-dong-tinh-1', 'hoi-dong-tinh-2', 'hoi-dong-tinh-3', 'hoi-dong-tinh-4']
const everybody = ['san-xuat', 'can-bo-xa', 'can-bo-tinh', ...members]

/** Signs everybody in and looks up what they work on. */
export async function openField(url: string, history: History, seed: number): Promise<Field> {
  const credentials = new Map<string, Credentials>()
  for (const mailbox of everybody) credentials.set(mailbox, await signIn(url, mailbox))
  const tide: Tide = { isOver: false }
  let clients = 0
  const make = (name: string, shown: Credentials) => {
    const no = ++clients
    const random = randomFrom(seed * 1009 + no)
    return makeClient({ url, history, tide }, { name: `${name} ${no}`, random, credentials: shown })
  }
  const as = (mailbox: string) => make(mailbox, credentials.get(mailbox) as Credentials)
  const councils = await read<{ councils: { id: string; level: string }[] }>(as('can-bo-tinh'), '/api/v1/councils')
  return {
    ...{ url, history, tide, as },
    program: (token) => make('program', { headers: () => ({ authorization: `Bearer ${token}` }) }),
    visitor: () => {
      const address = `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`
      return make('buyer', { headers: () => ({ 'x-forwarded-for': address }) })
    },
    source: await findSource(as('san-xuat')),
    councilId: (councils.councils.findLast(({ level }) => level === 'province') as { id: string }).id,
    desk: { atCommune: [], atProvince: [], sittings: [], orders: [] },
  }
}

async function findSource(producer: Client): Promise<Source> {
  type Listed = { id: string; status: string; organisationId: string; criteriaSetId: string }
  const { dossiers } = await read<{ dossiers: Listed[] }>(producer, '/api/v1/dossiers')
  const { id, organisationId, criteriaSetId } = dossiers.find(({ status }) => status === 'draft') as Listed
  const { choices } = await read<{ choices: Record<string, string> }>(producer, `/api/v1/dossiers/${id}`)
  return { id, organisationId, choices, setNo: Number(criteriaSetId.split('-')[1]) }
}

async function read<T>(client: Client, path: string): Promise<T> {
  const answer = await client.read(path)
  if (!answer) throw new Error(`${client.name} cannot read ${path}`)
  return answer as T
}
