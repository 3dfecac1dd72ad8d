import { card } from './file-dossier.ts'
import { button, fillDay, link, open, press, type Walker, words } from './walker.ts'

/** Today in Viet Nam, 'YYYY-MM-DD'. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

/** The commune judges the four findings and sends the dossier to the province. */
export async function sendToProvince(officer: Walker, product: string): Promise<void> {
  const { page } = officer
  await open(officer, '/desk')
  await press(officer, link(page, product))
  for (const area of await page.locator('#findings textarea').all())
    await area.fill('Xã đã xem tại cơ sở: đúng như hồ sơ (đi thử).')
  await press(officer, button(page, words('dossiers.desk.saveFindings')))
  await page.locator('#forward summary').click()
  const letter = { number: '77/TTr-UBND', signerName: 'Người Ký Thử', signerTitle: 'Chủ tịch', samples: '5' }
  for (const [name, value] of Object.entries(letter)) await page.locator(`#forward [name="${name}"]`).fill(value)
  await fillDay(officer, 'signedOn', today())
  await press(officer, button(page, words('dossiers.desk.forwardSend')))
}

/** The province calls its council to a session on the dossier. Returns the session's address. */
export async function convene(officer: Walker, product: string): Promise<string> {
  const { page } = officer
  await open(officer, '/councils')
  await press(officer, page.getByRole('link', { name: /Hội đồng.*Cà Mau/ }).last())
  await press(officer, link(page, words('councils.convene')))
  await page.locator('input[name="round"]').first().check()
  await fillDay(officer, 'heldOn', today())
  await page.getByLabel(words('councils.place')).fill('Phòng họp đi thử')
  await page.getByLabel(product).check()
  await press(officer, button(page, words('councils.convene')))
  return page.url()
}

/** A member declares no conflict, marks every criterion on the sheet and the sensory ones on the coded sample, reads the card again and signs it. */
export async function score(member: Walker, session: string): Promise<void> {
  const { page } = member
  await open(member, session)
  await press(member, link(page, words('councils.task-declare')))
  await page.locator('input[name="kind"][value="none"]').check()
  await press(member, button(page, words('councils.declareButton')))
  if (!page.url().includes('/scorecard')) {
    await open(member, session)
    await press(member, link(page, words('councils.task-score')))
  }
  for (const part of ['A', 'B', 'C']) {
    for (const criterion of await page.locator('[data-criterion]').all()) {
      const code = (await criterion.getAttribute('data-criterion')) as string
      await criterion.locator(`input[name="mark-${code}"][value="${card[code]}"]`).check()
    }
    const way = part === 'A' ? 'part:B' : part === 'B' ? 'part:C' : 'review'
    await press(member, page.locator(`button[name="act"][value="${way}"]`))
  }
  await taste(member, session)
  await open(member, session)
  await press(member, link(page, words('councils.task-score')))
  await press(member, page.locator('button[name="act"][value="review"]'))
  await press(member, button(page, words('councils.sign')))
}

/** A member marks the sensory criteria of the one sample on the table, under its code. */
async function taste(member: Walker, session: string): Promise<void> {
  const { page } = member
  await open(member, session)
  await press(member, link(page, words('councils.samples')))
  await press(member, page.locator('.samples a').first())
  for (const criterion of await page.locator('.criterion').all()) {
    const code = ((await criterion.getAttribute('id')) as string).slice('c-'.length)
    await criterion.locator(`input[name="mark-${code}"][value="${card[code]}"]`).check()
  }
  await press(member, button(page, words('councils.sampleSaveLast')))
}

/** The chair closes scoring and has the verdict drawn. */
export async function conclude(chair: Walker, session: string): Promise<void> {
  const { page } = chair
  await open(chair, session)
  await press(chair, link(page, words('councils.task-close')))
  await press(chair, button(page, words('councils.closeScoring')))
  await press(chair, button(page, words('councils.issueVerdict')))
}

/** The province records the signed decision. */
export async function recordDecision(officer: Walker, product: string, number: string): Promise<void> {
  const { page } = officer
  await open(officer, '/councils/decisions/new')
  await page.getByLabel(product).check()
  await page.getByLabel(words('councils.decisionNumber')).fill(number)
  await fillDay(officer, 'signedOn', today())
  await page.getByLabel(words('councils.signerName'), { exact: true }).fill('Người Ký Thử')
  await page.getByLabel(words('councils.signerTitle')).fill('Phó Chủ tịch')
  await press(officer, button(page, words('councils.recordDecision')))
}
