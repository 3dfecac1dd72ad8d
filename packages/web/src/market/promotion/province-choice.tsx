import { Select } from '../../kit/fields.tsx'
import { useText } from '../../kit/words.ts'

type ProvinceChoiceProps = { provinces: readonly { value: string; label: string }[]; province: string | undefined }

/** Which province is shown, or all. */
export function ProvinceChoice({ provinces, province = '' }: ProvinceChoiceProps) {
  const t = useText()
  return (
    <Select
      name="province"
      label={t('market.story.province')}
      options={provinces}
      value={province}
      empty={t('market.story.provinceAll')}
    />
  )
}
