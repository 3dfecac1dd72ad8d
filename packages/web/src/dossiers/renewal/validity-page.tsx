import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DossierHead } from '../parts/dossier-head.tsx'
import { DossierPage } from '../parts/dossier-page.tsx'
import { KindField } from './kind-field.tsx'

export type ValidityPageProps = {
  head: DossierHead
  papers: readonly { id: string; caption: string; term: PaperTerm }[]
  /** What was just typed and refused, by field. */
  typed?: Readonly<Record<string, string>>
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/validity`: the last day of each licence and test slip. */
export function ValidityPage({ head, papers, typed = {}, problems = [] }: ValidityPageProps) {
  const t = useText()
  return (
    <DossierPage head={head} title={t('dossiers.validity.title')} problems={problems}>
      <p>{papers.length > 0 ? t('dossiers.validity.lead') : t('dossiers.validity.none')}</p>
      {papers.length > 0 && (
        <Form action={`/dossiers/${head.id}/validity`}>
          {papers.map((paper) => (
            <Paper key={paper.id} dossierId={head.id} {...paper} typed={typed} problems={problems} />
          ))}
          <Actions>
            <Button>{t('dossiers.validity.save')}</Button>
          </Actions>
        </Form>
      )}
    </DossierPage>
  )
}

type PaperProps = Required<Pick<ValidityPageProps, 'typed' | 'problems'>> &
  ValidityPageProps['papers'][number] & { dossierId: string }

function Paper({ dossierId, id, caption, term, typed, problems }: PaperProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const [year, month, day] = term.expiresOn?.split('-') ?? []
  const name = `expiresOn.${id}`
  const value = {
    day: typed[`${name}-day`] ?? day ?? '',
    month: typed[`${name}-month`] ?? month ?? '',
    year: typed[`${name}-year`] ?? year ?? '',
  }
  return (
    <section class="assessed" id={`term.${id}`}>
      <h2>
        <a href={`/dossiers/${dossierId}/evidence/${id}`} target="_blank" rel="noopener">
          {caption}
        </a>
      </h2>
      <KindField name={`kind.${id}`} value={typed[`kind.${id}`] ?? term.kind ?? ''} error={at(`kind.${id}`)} />
      <Radios
        name={`limit.${id}`}
        label={t('dossiers.validity.term')}
        inline
        error={at(`term.${id}`)}
        value={typed[`limit.${id}`] ?? (term.isUnlimited ? 'none' : term.expiresOn ? 'until' : '')}
        options={[
          { value: 'until', label: t('dossiers.validity.until') },
          { value: 'none', label: t('dossiers.validity.unlimited') },
        ]}
      />
      <DateField name={name} label={t('dossiers.validity.lastDay')} value={value} error={at(name)} optional />
    </section>
  )
}
