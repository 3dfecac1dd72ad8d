import { incidentParts } from '@saolang/core/kernel/incident.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { Page } from '../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import { OperationTabs } from './operation-tabs.tsx'
import { IncidentCard, type IncidentView } from './status-page.tsx'

export type IncidentsPageProps = {
  incidents: readonly IncidentView[]
  mayTell: boolean
  /** What was typed; `id` of the incident whose form it was, none for a new one. */
  typed: Readonly<Record<string, string>>
  typedOn?: string
  problems: readonly Problem[]
}

/** `/operations/incidents`: what the administrator tells everybody on the status page. */
export function IncidentsPage(props: IncidentsPageProps) {
  const { incidents, mayTell, problems } = props
  const t = useText()
  return (
    <Page
      title={t('people.operations.incidents')}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="people.css"
      bodyClass="operations"
    >
      <h1>{t('people.operations.incidents')}</h1>
      <p class="soft">{t('people.operations.incidentsLead')}</p>
      <OperationTabs here="incidents" />
      {incidents.map((incident) => (
        <section key={incident.id}>
          <IncidentCard incident={incident} />
          {mayTell && !incident.endedAt && <TellForm {...props} id={incident.id} />}
        </section>
      ))}
      {mayTell && <OpenForm {...props} />}
    </Page>
  )
}

function TellForm({ id, typed, typedOn, problems }: IncidentsPageProps & { id: string }) {
  const t = useText()
  const { at } = useProblems(problems)
  const isHere = typedOn === id
  const ask = askFrom(isHere ? typed : {}, isHere ? at : () => undefined)
  // One form of several on this page: its fields need names of their own for their labels.
  const idOf = (field: string) => (isHere ? field : `${field}-${id}`)
  return (
    <Form action={`/operations/incidents/${id}/tell`}>
      <TextArea {...ask('saysVi')} id={idOf('saysVi')} rows={3} label={t('people.operations.saysVi')} />
      <TextArea {...ask('saysEn')} id={idOf('saysEn')} rows={2} label={t('people.operations.saysEn')} optional />
      <Actions>
        <Button>{t('people.operations.tell')}</Button>
        <Button look="plain" formAction={`/operations/incidents/${id}/end`}>
          {t('people.operations.end')}
        </Button>
      </Actions>
    </Form>
  )
}

function OpenForm({ typed, typedOn, problems }: IncidentsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const isHere = typedOn === undefined
  const ask = askFrom(isHere ? typed : {}, isHere ? at : () => undefined)
  const idOf = (field: string) => (isHere ? field : `${field}-new`)
  return (
    <section class="part">
      <h2>{t('people.operations.openIncident')}</h2>
      <Form action="/operations/incidents">
        <Radios
          {...ask('part')}
          id={idOf('part')}
          label={t('people.operations.incidentPart')}
          options={incidentParts.map((part) => ({ value: part, label: t(`people.status.part.${part}`) }))}
        />
        <TextField {...ask('titleVi')} id={idOf('titleVi')} label={t('people.operations.titleVi')} />
        <TextField {...ask('titleEn')} id={idOf('titleEn')} label={t('people.operations.titleEn')} optional />
        <TextField
          {...ask('beganAt')}
          id={idOf('beganAt')}
          label={t('people.operations.beganAt')}
          hint={t('people.operations.beganHint')}
          width="short"
        />
        <TextArea {...ask('saysVi')} id={idOf('saysVi')} rows={4} label={t('people.operations.saysVi')} />
        <TextArea {...ask('saysEn')} id={idOf('saysEn')} rows={3} label={t('people.operations.saysEn')} optional />
        <Button>{t('people.operations.openIncident')}</Button>
      </Form>
    </section>
  )
}
