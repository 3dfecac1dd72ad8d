import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type HeldRole, sessionLimits } from '@saolang/core/people/session.ts'
import { Select, TextField } from '../kit/fields.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { Unit } from './organisation-fields.tsx'

const grantable = (Object.keys(sessionLimits) as HeldRole[]).filter((role) => role !== 'producer')

export type GrantFieldsProps = {
  values: { role?: string; communeCode?: string; provinceCode?: string }
  provinces: readonly Unit[]
  problems: readonly Problem[]
}

/** Which role, and for which unit: a commune's code, a province, or neither for the nation. */
export function GrantFields({ values, provinces, problems }: GrantFieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Select
        name="role"
        label={t('people.roleLabel')}
        empty={t('people.choose')}
        options={grantable.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        value={values.role ?? ''}
        error={at('role')}
      />
      <Select
        name="provinceCode"
        label={t('people.province')}
        hint={t('people.grantProvinceHint')}
        empty={t('people.level.nation')}
        options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
        value={values.provinceCode ?? ''}
        error={at('provinceCode')}
      />
      <TextField
        name="communeCode"
        width="tiny"
        inputMode="numeric"
        optional
        label={t('people.communeCode')}
        hint={t('people.communeCodeHint')}
        value={values.communeCode ?? ''}
        error={at('communeCode')}
      />
    </>
  )
}
