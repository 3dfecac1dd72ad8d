import type { ComponentChildren } from 'preact'
import { describe, FieldLabel, FieldNotes, type FieldProps } from './fields.tsx'
import { useText } from './words.ts'

export type ChoiceOption = {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** What the option is worth, at its right. */
  points?: number
  /** A chip beside the label: "mức tối thiểu 4 sao". */
  mark?: ComponentChildren
  disabled?: boolean
}

export type RadiosProps = FieldProps & {
  options: readonly ChoiceOption[]
  value?: string
  inline?: boolean
  /** For forms that are looked over on the machine before they are sent: work without a network. */
  isRequired?: boolean
}

/** One of a few. The whole row is the target; the chosen row is also told by its border. */
export function Radios({ options, value, inline = false, isRequired = false, ...field }: RadiosProps) {
  return (
    <ChoiceSet {...field} inline={inline}>
      {(id) =>
        options.map((option, i) => (
          <ChoiceRow
            key={option.value}
            type="radio"
            id={i === 0 ? id : `${id}-${option.value}`}
            name={field.name}
            option={option}
            checked={option.value === value}
            isRequired={isRequired}
          />
        ))
      }
    </ChoiceSet>
  )
}

export type CheckboxesProps = FieldProps & {
  options: readonly ChoiceOption[]
  values?: readonly string[]
  inline?: boolean
}

/** Any of a few. For one box alone, one option. */
export function Checkboxes({ options, values = [], inline = false, ...field }: CheckboxesProps) {
  return (
    <ChoiceSet {...field} inline={inline}>
      {(id) =>
        options.map((option, i) => (
          <ChoiceRow
            key={option.value}
            type="checkbox"
            id={i === 0 ? id : `${id}-${option.value}`}
            name={field.name}
            option={option}
            checked={values.includes(option.value)}
          />
        ))
      }
    </ChoiceSet>
  )
}

type ChoiceSetProps = FieldProps & { inline: boolean; children: (id: string) => ComponentChildren }

// The summary leads to the first box, not to the fieldset: a link must land on something that can be used.
function ChoiceSet({ name, label, id = name, hint, error, optional, inline, children }: ChoiceSetProps) {
  return (
    <fieldset
      class={`choices${inline ? ' inline' : ''}${error ? ' wrong' : ''}`}
      aria-describedby={describe(id, hint, error)['aria-describedby']}
    >
      <legend>
        <FieldLabel label={label} optional={optional} />
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div class="choice-rows">{children(id)}</div>
    </fieldset>
  )
}

type ChoiceRowProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: ChoiceOption
  checked: boolean
  isRequired?: boolean
}

function ChoiceRow({ type, id, name, option, checked, isRequired }: ChoiceRowProps) {
  const t = useText()
  const { value, label, hint, points, mark, disabled } = option
  return (
    <label class="choice" for={id}>
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        required={isRequired}
      />
      <span class="choice-words">
        {label}
        {hint && <span class="hint">{hint}</span>}
      </span>
      {mark && <span class="choice-mark">{mark}</span>}
      {points !== undefined && (
        <b class="choice-points">
          <span aria-hidden="true">{points}</span>
          <span class="hidden">{t('kit.points', { n: points })}</span>
        </b>
      )}
    </label>
  )
}
