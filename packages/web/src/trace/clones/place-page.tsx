import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/fields.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type PlacePageProps = { code: string; provinces: readonly { code: string; name: string }[] }

/** `/scans/place`: where a reader of a code is, by province, if they like to say. */
export function PlacePage({ code, provinces }: PlacePageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.scanPlace')}
      layout="form"
      robots="noindex"
      way={<BackLink href={code} label={t('kit.back')} />}
    >
      <h1>{t('trace.scanPlace')}</h1>
      <p class="lead">{t('trace.scanPlaceLead')}</p>
      <form method="get" action={code}>
        <Select
          name="place"
          label={t('trace.scanPlaceChoose')}
          empty={t('trace.scanPlaceChoose')}
          options={provinces.map((province) => ({ value: province.code, label: province.name }))}
        />
        <Button>{t('trace.scanPlaceSend')}</Button>
      </form>
    </Page>
  )
}
