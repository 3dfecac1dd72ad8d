import { type SectorId, sectorIds } from '@saolang/core/trace/diary/sectors.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref } from './diary-views.ts'

export type SectorsPageProps = { owner: DiaryOwner; chosen: readonly SectorId[] }

/** Which trades' steps the diary shows. */
export function SectorsPage({ owner, chosen }: SectorsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.changeSectors')}
      layout="form"
      robots="noindex"
      way={<BackLink href={diaryHref('/diary', owner)} label={t('trace.diary')} />}
    >
      <h1>{t('trace.changeSectors')}</h1>
      <p class="lead">{t('trace.sectorsLead')}</p>
      <Form action={diaryHref('/diary/sectors', owner)}>
        <Checkboxes
          name="sector"
          label={t('trace.changeSectors')}
          values={chosen}
          options={sectorIds.map((sector) => ({ value: sector, label: t(`trace.sector.${sector}`) }))}
        />
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}

export type HelpPageProps = { organisations: readonly { id: string; name: string }[] }

/** Where an officer of the commune chooses whom to help. */
export function HelpPage({ organisations }: HelpPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.diaryChoose')} layout="form" robots="noindex" sheet="trace.css">
      <h1>{t('trace.diaryChoose')}</h1>
      {organisations.length === 0 && <p>{t('trace.diaryNobody')}</p>}
      <ul class="plain work">
        {organisations.map(({ id, name }) => (
          <li key={id}>
            <a href={`/diary?organisation=${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
