import { demoPassword } from '@saolang/server/src/people/add-account.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { Locator, Page } from 'playwright-core'
import { axeProblems, findOverflow } from './browser.ts'

/** Words of the interface, as a Vietnamese reader sees them. */
export const words = (key: Parameters<typeof say>[1], values: Parameters<typeof say>[2] = {}) => say('vi', key, values)

/** One person at one browser, who looks at every kind of page once with axe and for what sticks out. */
export type Walker = { page: Page; findings: string[]; seen: Set<string> }

/** Looks at the page as it stands, once for each kind of page, and keeps what is wrong with it. */
export async function look({ page, findings, seen }: Walker): Promise<void> {
  const kind = kindOf(page.url())
  if (seen.has(kind)) return
  seen.add(kind)
  const wrong = [...(await axeProblems(page)), ...(await findOverflow(page)).map((part) => `sticks out: ${part}`)]
  findings.push(...wrong.map((text) => `${kind}: ${text}`))
}

/** Opens an address and looks at it. */
export async function open(walker: Walker, address: string): Promise<void> {
  await walker.page.goto(address)
  await look(walker)
}

/** Presses a button or follows a link that leads to another page, and looks at where it leads. */
export async function press(walker: Walker, target: Locator): Promise<void> {
  const { page } = walker
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), target.click()])
  await look(walker)
}

/** The button of that name; the first that can be seen. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** The link of that name. */
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()

/** Signs in with an account of the demo, by its form. */
export async function signIn(walker: Walker, mailbox: string): Promise<void> {
  const { page } = walker
  await open(walker, '/login')
  await page.getByLabel(words('people.email')).fill(`${mailbox}@demo.saolang.example`)
  await page.getByLabel(words('people.password')).fill(demoPassword)
  await press(walker, button(page, words('people.signIn')))
}

/** Fills the three boxes of a day, 'YYYY-MM-DD'. */
export async function fillDay({ page }: Walker, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  for (const [part, value] of Object.entries({ day: date, month, year }))
    await page.locator(`[name="${name}-${part}"]`).fill(String(Number(value)))
}

/** The kind of a page: identifiers and page numbers of the same form are the same kind. */
export function kindOf(url: string): string {
  const { pathname } = new URL(url)
  return pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')
    .replace(/assess-[\d.]+/, 'assess-{n}')
    .replace(/^\/v\/.+/, '/v/{code}')
    .replace(/^\/products\/[^/]+/, '/products/{code}')
    .replace(/^\/(map|targets|data|stories|news|stores\/places|insight\/rows|law\/[^/]+\/sets)\/[^/]+/, '/$1/{one}')
    .replace(/^\/law\/\d[^/]+\/[^/{]+$/, '/law/{decision}/{part}')
}
