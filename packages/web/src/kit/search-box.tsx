import { Button } from './button.tsx'
import { TextField } from './fields.tsx'
import { Form } from './form.tsx'
import { useText } from './words.ts'

export type SearchBoxProps = {
  action: string
  label: string
  hint: string
  q: string
  /** What was chosen beside the words and stays chosen, by name. */
  keep: Readonly<Record<string, string | undefined>>
}

/** Where one types what one looks for; the filters chosen before go along. */
export function SearchBox({ action, label, hint, q, keep }: SearchBoxProps) {
  const t = useText()
  return (
    <Form action={action} method="get">
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div class="row">
        <TextField name="q" type="search" label={label} hint={hint} value={q} autocomplete="off" />
        <Button icon="search">{t('kit.search')}</Button>
      </div>
    </Form>
  )
}
