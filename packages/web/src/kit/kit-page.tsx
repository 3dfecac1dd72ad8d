import { Page } from './page.tsx'

/** The living page of the design system. */
export function KitPage() {
  return (
    <Page title="Bộ giao diện" layout="desk">
      <h1>Bộ giao diện</h1>
    </Page>
  )
}
