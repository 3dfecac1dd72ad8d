import { evidenceKinds } from '@saolang/law/decisions/2026-26-qd-ttg/evidence.ts'
import { Select } from '../../kit/fields.tsx'
import { useText } from '../../kit/words.ts'

type KindFieldProps = {
  name: string
  id?: string
  value?: string
  error?: string | undefined
  among?: readonly string[]
}

/** Which row of the evidence table of Mẫu số 02 a paper is. */
export function KindField({ name, id = name, value = '', error, among }: KindFieldProps) {
  const t = useText()
  const kinds = among ? evidenceKinds.filter(({ code }) => among.includes(code)) : evidenceKinds
  return (
    <Select
      name={name}
      id={id}
      label={t('dossiers.validity.kind')}
      empty={t('dossiers.validity.kindNone')}
      optional
      value={value}
      {...(error && { error })}
      options={kinds.map(({ code, title }) => ({ value: code, label: title }))}
    />
  )
}
