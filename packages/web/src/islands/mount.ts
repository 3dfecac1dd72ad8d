import { type ComponentType, h, hydrate } from 'preact'

/** Brings every place that the page marked for this island to life, with the props that the server rendered it with. */
export function mountIsland<P extends object>(name: string, Component: ComponentType<P>): void {
  for (const place of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
    hydrate(h(Component, JSON.parse(place.dataset.props ?? '{}') as P), place)
  }
}
