import { type ComponentType, h } from 'preact'
import { useShell } from './shell.tsx'

export type IslandProps<P> = { name: string; component: ComponentType<P>; props: P }

/**
 * Marks a part of the page that comes alive in the browser: rendered here, hydrated by `islands/<name>.tsx` with the
 * same props (plain JSON; words included). Its script is named only on pages that hold it, and a module runs once.
 */
export function Island<P extends object>({ name, component, props }: IslandProps<P>) {
  const { assets, nonce } = useShell()
  const address = assets[`${name}.js`]
  return (
    <>
      <div data-island={name} data-props={JSON.stringify(props)}>
        {h(component as ComponentType<object>, props)}
      </div>
      {address && <script type="module" nonce={nonce} src={address} />}
    </>
  )
}
