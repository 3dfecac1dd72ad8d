import type { ComponentType } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Shell, ShellContext } from './shell.tsx'

export type { NavItem, Shell } from './shell.tsx'

/** The whole HTML document of a page, doctype included. The page is a plain function of its props; its root is `<Page>`. */
export function renderDocument<P extends object>(Page: ComponentType<P>, props: P, shell: Shell): string {
  const html = renderToString(
    <ShellContext.Provider value={shell}>
      <Page {...props} />
    </ShellContext.Provider>,
  )
  return `<!doctype html>${html}`
}
