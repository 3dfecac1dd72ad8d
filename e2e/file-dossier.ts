import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { demoCard } from '@saolang/server/src/demo/demo-cards.ts'
import { button, link, open, press, type Walker, words } from './walker.ts'

const set = getCriteriaSet('QD26-04')

/** What the walk claims at each criterion, and what each member of the council finds: a four-star sheet of 80 points. */
export const card = demoCard(set, 4, 80)

/** A photo, as a phone would send it. */
export type Photo = { name: string; mimeType: string; buffer: Buffer }

/** A producer files a dossier from nothing, with evidence, and hands it in. Returns its address and code. */
export async function fileDossier(
  walker: Walker,
  product: string,
  photo: Photo,
): Promise<{ address: string; code: string }> {
  const { page } = walker
  await begin(walker, product)
  const address = page.url()
  for (let pages = 0; pages < 60; pages++) {
    await open(walker, address)
    const next = link(page, words('dossiers.goOn'))
    if ((await next.count()) === 0) break
    await press(walker, next)
    await fillPage(walker, photo)
  }
  await open(walker, `${address}/check`)
  await page.getByLabel(words('dossiers.pledgeLabel')).check()
  await press(walker, button(page, words('dossiers.handIn')))
  const code = (await page.locator('.confirmation, [role=status]').first().innerText()).match(/\d{3}\.\S+/)?.[0] ?? ''
  return { address, code }
}

async function begin(walker: Walker, product: string): Promise<void> {
  const { page } = walker
  await open(walker, '/dossiers/new')
  const answers: Record<string, string> = { kind: 'first', industry: 'I', setNo: '4' }
  for (let step = 0; step < 6 && page.url().endsWith('/dossiers/new'); step++) {
    for (const [name, value] of Object.entries(answers)) {
      const box = page.locator(`input[type=radio][name="${name}"][value="${value}"]`)
      if ((await box.count()) > 0) await box.check()
    }
    const name = page.locator('input[type=text][name="productName"], input:not([type])[name="productName"]')
    if ((await name.count()) > 0) await name.fill(product)
    await press(walker, page.locator('main form button').last())
  }
}

async function fillPage(walker: Walker, photo: Photo): Promise<void> {
  const { page } = walker
  const step = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  if (step === 'applicant') return press(walker, button(page, words('dossiers.applicantRight')))
  if (step.startsWith('assess-')) return assess(walker, photo)
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check()
  for (const field of await page.locator('main textarea, main input[type=text], main input:not([type])').all())
    if ((await field.inputValue()) === '') await field.fill('Nội dung đi thử: làm tại xã, có sổ theo dõi.')
  const samples = page.locator('[name="sampleCount"]')
  if ((await samples.count()) > 0) await samples.fill('5')
  await press(walker, button(page, words('dossiers.saveContinue')))
}

/** Chooses the levels of a page; the photo is uploaded where the first paper is asked for, and used again elsewhere. */
async function assess(walker: Walker, photo: Photo): Promise<void> {
  const { page } = walker
  for (const section of await page.locator('section.assessed').all()) {
    const code = (await section.getAttribute('id')) as string
    await section.locator(`input[name="choice.${code}"][value="${card[code]}"]`).check()
    const proof = section.locator('details.proof')
    if ((await proof.count()) === 0) continue
    if ((await proof.getAttribute('open')) === null) await proof.locator('summary').click()
    const reuse = section.locator(`select[name="reuse.${code}"]`)
    if ((await reuse.count()) > 0) await reuse.selectOption({ index: 1 })
    else if ((await section.locator('.files li').count()) === 0) {
      await section.locator(`input[name="file.${code}"]`).setInputFiles(photo)
      await press(walker, section.getByRole('button', { name: words('dossiers.upload') }))
      return
    }
  }
  await press(walker, button(page, words('dossiers.saveContinue')))
}
