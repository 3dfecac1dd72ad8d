import type { CarriedSection } from '@saolang/core/dossiers/renewal/sections.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DossierHead } from '../parts/dossier-head.tsx'
import { DossierPage } from '../parts/dossier-page.tsx'
import { CarriedPapers, type CarriedPaperView } from './carried-papers.tsx'
import { Reasons } from './reasons.tsx'

/** A page of the former version: its title and what it says. */
export type SectionView = CarriedSection & {
  title: string
  /** Still to be looked at. */
  isOpen: boolean
  rows: readonly { label: string; value: string }[]
}

export type RenewalPageProps = {
  head: DossierHead
  former?: { code: string; receivedOn: string }
  sections: readonly SectionView[]
  papers: readonly CarriedPaperView[]
  /** Until when papers have to hold. */
  decidedBy: string
  /** The place of the former version and that of today, when they differ. */
  place?: { former: string; now: string; isRelinked: boolean }
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/renewal`: what was certified, section by section: still right, changed, or to be done again. */
export function RenewalPage({ head, former, sections, papers, decidedBy, place, problems = [] }: RenewalPageProps) {
  const t = useText()
  const open = sections.filter(({ isOpen }) => isOpen)
  const again = open.filter(({ reasons }) => reasons.length > 0)
  const toConfirm = open.filter(({ reasons }) => reasons.length === 0)
  const done = sections.filter(({ isOpen }) => !isOpen)
  return (
    <DossierPage head={head} title={t('dossiers.renewal.title')} problems={problems}>
      <p>
        {former
          ? t('dossiers.renewal.lead', { code: former.code, day: formatDay(former.receivedOn) })
          : t('dossiers.renewal.noFormer')}
      </p>
      {place && (
        <Notice tone={place.isRelinked ? 'info' : 'warn'}>
          {t(place.isRelinked ? 'dossiers.renewal.relinked' : 'dossiers.renewal.moved', {
            former: place.former,
            now: place.now,
          })}
        </Notice>
      )}
      {former && open.length === 0 && <Notice tone="good">{t('dossiers.renewal.allDone')}</Notice>}
      {again.length > 0 && <AskedAgain id={head.id} sections={again} />}
      {toConfirm.length > 0 && <ToConfirm id={head.id} sections={toConfirm} problems={problems} />}
      {papers.length > 0 && <CarriedPapers id={head.id} papers={papers} decidedBy={decidedBy} />}
      {done.length > 0 && <Done id={head.id} sections={done} />}
      {former && (
        <p>
          <a href={`/dossiers/${head.id}/difference`}>{t('dossiers.difference.see')}</a>
        </p>
      )}
    </DossierPage>
  )
}

type Sections = { id: string; sections: readonly SectionView[] }

function AskedAgain({ id, sections }: Sections) {
  const t = useText()
  return (
    <section>
      <h2>{t('dossiers.renewal.askedAgain', { n: sections.length })}</h2>
      {sections.map(({ step, title, reasons }) => (
        <div key={step} class="card edge-warn">
          <h3>{title}</h3>
          <Reasons reasons={reasons} />
          <LinkButton look="plain" href={`/dossiers/${id}/${step}`}>
            {t('dossiers.renewal.doAgain')}
            <span class="hidden">: {title}</span>
          </LinkButton>
        </div>
      ))}
    </section>
  )
}

function ToConfirm({ id, sections, problems }: Sections & { problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section>
      <h2>{t('dossiers.renewal.toConfirm', { n: sections.length })}</h2>
      <Form action={`/dossiers/${id}/renewal`}>
        {sections.map(({ step, title, rows }) => (
          <div key={step} class="assessed" id={step}>
            <Radios
              name={`section.${step}`}
              label={title}
              error={at(step)}
              inline
              options={[
                { value: 'keep', label: t('dossiers.renewal.keep') },
                { value: 'change', label: t('dossiers.renewal.change') },
              ]}
            />
            <details>
              <summary>{t('dossiers.renewal.content')}</summary>
              <SummaryList rows={rows} />
            </details>
          </div>
        ))}
        <Checkboxes
          name="rest"
          label={<span class="hidden">{t('dossiers.renewal.rest')}</span>}
          options={[{ value: 'yes', label: t('dossiers.renewal.rest') }]}
        />
        <Actions>
          <Button>{t('dossiers.renewal.save')}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function Done({ id, sections }: Sections) {
  const t = useText()
  return (
    <details class="quiet">
      <summary>{t('dossiers.renewal.done', { n: sections.length })}</summary>
      <SummaryList
        rows={sections.map(({ step, title }) => ({ label: title, value: '', changeHref: `/dossiers/${id}/${step}` }))}
      />
    </details>
  )
}
