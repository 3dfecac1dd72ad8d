import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

type Look = 'main' | 'plain' | 'danger' | 'quiet'
type Shared = { look?: Look; icon?: IconName; children: ComponentChildren }

export type ButtonProps = Shared & {
  name?: string
  value?: string
  form?: string
  formAction?: string
  disabled?: boolean
  type?: 'submit' | 'button'
}

/** Does something. One `main` a page; `danger` only for what cannot be taken back. `name` and `value` tell acts of one form apart. */
export function Button({ look = 'main', icon, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button class={`button ${look}`} type={type} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export type LinkButtonProps = Shared & { href: string; download?: boolean }

/** Goes somewhere, with the weight of a button. */
export function LinkButton({ look = 'main', icon, children, ...rest }: LinkButtonProps) {
  return (
    <a class={`button ${look}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
