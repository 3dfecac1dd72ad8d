import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { TourPage, type TourStop } from '@saolang/web/insight/tour-page'
import { listDossiersIn } from '../dossiers/get-dossier.ts'
import { demoPassword } from '../people/add-account.ts'
import { publicView } from '../platform/act.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { findProductByCode } from '../registry/product-pages.ts'
import { searchProducts } from '../registry/search/search-products.ts'
import { findNewestJar } from '../trace/jar/newest-jar.ts'
import { demoProducts } from './demo-products.ts'

const product = demoProducts.find(({ stage }) => stage === 'recognised')?.name as string
const draft = demoProducts.find(({ stage }) => stage === 'draft')?.name as string
const as = (mailbox: string, role: string) => ({ email: `${mailbox}@demo.saolang.example`, role })
const producer = as('san-xuat', 'producer')

const findDossiers = publicView(async ({ tx }) => {
  const lines = await listDossiersIn(tx, { provinceCode: '96', statuses: ['draft', 'submitted', 'decided-recognised'] })
  return (name: string) => lines.find(({ productName }) => productName === name)
})

/** `/demo`: the tour, on a demo only. */
export function demoPages(app: App): void {
  app.get('/demo', async (request, reply) => {
    refuseIf(request.isDemo ? [] : [{ code: 'not-found.page' }])
    const findDossier = await findDossiers(undefined)
    const ready = findDossier(draft)
    const props = { productName: product, password: demoPassword, stops: await listStops(findDossier(product)?.id) }
    const turn: TourStop | undefined = ready && { stop: 'dossier', href: `/dossiers/${ready.id}`, ...producer }
    return sendPage(request, reply, TourPage, { ...props, ...(turn && { ready: turn }) })
  })
}

async function listStops(dossierId: string | undefined): Promise<TourStop[]> {
  const { products } = await searchProducts({ q: product, facets: {}, page: 1, size: 5 })
  const address = products.find(({ name }) => name === product)?.address
  const ofDossier = (path: string) => (dossierId ? path.replace('{id}', dossierId) : '')
  const found = address ? await findProductByCode(address) : undefined
  const jar = found && (await findNewestJar(found.productId))
  const ofProduct = (path: string) => (address ? path.replace('{code}', address) : '')
  return [
    { stop: 'dossier', href: ofDossier('/dossiers/{id}'), ...producer },
    { stop: 'commune', href: ofDossier('/desk/dossiers/{id}'), ...as('can-bo-xa', 'commune-officer') },
    { stop: 'council', href: '/councils', ...as('hoi-dong-tinh-4', 'council-member') },
    { stop: 'result', href: ofDossier('/dossiers/{id}/result'), ...producer },
    { stop: 'certificate', href: ofProduct('/products/{code}/certificate.pdf') },
    { stop: 'code', href: ofProduct('/v/{code}') },
    { stop: 'jar', href: jar?.href ?? '' },
  ]
}
