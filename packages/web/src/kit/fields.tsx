import type { ComponentChildren } from 'preact'
import { FieldError } from './errors.tsx'
import { useText } from './words.ts'

/** What every field has. `id` is `name` unless given, and is where the error summary leads. */
export type FieldProps = {
  name: string
  label: ComponentChildren
  id?: string
  hint?: ComponentChildren
  error?: string
  optional?: boolean
}

type TextLike = FieldProps & {
  value?: string
  width?: 'full' | 'short' | 'tiny'
  autocomplete?: string
  disabled?: boolean
}

export type TextFieldProps = TextLike & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  suffix?: string
  placeholder?: string
  spellcheck?: boolean
  /** `name=value`: the outbox asks for it unless that box of the form is ticked. */
  requiredUnless?: string
}

/** One line of text. `inputMode` opens the right phone keyboard; `suffix` is a unit. */
export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  width = 'full',
  suffix,
  type = 'text',
  requiredUnless,
  ...rest
}: TextFieldProps) {
  const asked = { ...describe(id, hint, error), 'data-required-unless': requiredUnless, ...rest }
  const input = <input id={id} name={name} type={type as 'text'} {...asked} />
  return (
    <Field {...{ id, label, hint, error, optional, width }}>
      {suffix ? (
        <span class="with-suffix">
          {input}
          <span aria-hidden="true">{suffix}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  value,
  rows = 5,
  ...rest
}: TextLike & { rows?: number; maxLength?: number }) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <textarea id={id} name={name} rows={rows} {...describe(id, hint, error)} {...rest}>
        {value}
      </textarea>
    </Field>
  )
}

export type Choice = { value: string; label: string; disabled?: boolean }
export type SelectProps = FieldProps & { options: readonly Choice[]; value?: string; empty?: string }

/** One of many (more than seven; below that, `Radios`). `empty` is the words of no choice. */
export function Select({ name, label, id = name, hint, error, optional, options, value = '', empty }: SelectProps) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <select id={id} name={name} {...describe(id, hint, error)}>
        {empty !== undefined && (
          <option value="" selected={value === ''}>
            {empty}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment' }

/** A photo or a PDF. `capture` opens the phone's camera. */
export function FileField({ name, label, id = name, hint, error, optional, ...rest }: FileFieldProps) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      <input id={id} name={name} type="file" {...describe(id, hint, error)} {...rest} />
    </Field>
  )
}

/** A date in three boxes, named `<name>-day`, `<name>-month`, `<name>-year`: faster on a phone than any calendar for a date one knows. */
export function DateField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  value,
}: FieldProps & { value?: { day?: string; month?: string; year?: string } }) {
  const t = useText()
  const parts = ['day', 'month', 'year'] as const
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={id}
      aria-describedby={describe(id, hint, error)['aria-describedby']}
    >
      <legend>
        <FieldLabel label={label} optional={optional} />
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div class="date-parts">
        {parts.map((part) => (
          <label key={part} class={`date-${part}`}>
            {t(`kit.${part}`)}
            <input
              name={`${name}-${part}`}
              inputMode="numeric"
              autocomplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={value?.[part]}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type Around = Omit<FieldProps, 'name'> & { id: string; width?: string; children: ComponentChildren }

function Field({ id, label, hint, error, optional, width = 'full', children }: Around) {
  return (
    <div class={`field width-${width}${error ? ' wrong' : ''}`}>
      <label for={id}>
        <FieldLabel label={label} optional={optional} />
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** The words of a label or a legend, and whether the field may be left empty. */
export function FieldLabel({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const t = useText()
  return (
    <>
      {label} {optional && <span class="soft optional">{t('kit.optional')}</span>}
    </>
  )
}

/** Hint and error under a label, under the ids that `describe` names. */
export function FieldNotes({ id, hint, error }: Pick<FieldProps, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
    </>
  )
}

/** What a screen reader reads with the field. */
export function describe(id: string, hint: unknown, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? ('true' as const) : undefined }
}
