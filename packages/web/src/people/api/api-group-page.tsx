import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { ApiField, ApiGroup, ApiOperation } from './operation.ts'

/** `/api/reference/{group}`: its operations with all that they take and answer. */
export function ApiGroupPage({ name, words, operations }: ApiGroup) {
  const t = useText()
  return (
    <Page
      title={`${t('people.apiTitle')}: ${name}`}
      sheet="people.css"
      bodyClass="of-systems"
      way={<BackLink href="/api" label={t('people.apiTitle')} />}
    >
      <div lang="en">
        <h1>{name}</h1>
        <p class="lead">{words}</p>
        {operations.map((operation) => (
          <Operation key={operation.id} {...operation} />
        ))}
      </div>
    </Page>
  )
}

function Operation({ id, method, path, summary, description, parameters, body, answers }: ApiOperation) {
  const t = useText()
  return (
    <section id={id}>
      <h2>{summary}</h2>
      <p>
        <code>{`${method} ${path}`}</code>
      </p>
      {description !== `${summary}.` && <p>{description}</p>}
      <Fields title={t('people.apiParameters')} of={id} fields={parameters} />
      {body && <Fields title={t('people.apiBody')} of={id} fields={body} />}
      {answers.map((answer) => (
        <div key={answer.status}>
          {answer.fields.length === 0 ? (
            <p>
              <b>{t('people.apiAnswer', { status: answer.status })}</b>: {answer.words}
            </p>
          ) : (
            <Fields title={t('people.apiAnswer', { status: answer.status })} of={id} fields={answer.fields} />
          )}
        </div>
      ))}
    </section>
  )
}

function Fields({ title, of, fields }: { title: string; of: string; fields: readonly ApiField[] }) {
  const t = useText()
  if (fields.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <Table
        caption={`${of}: ${title}`}
        hideCaption
        stacks
        rows={fields}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('people.apiField'), isHead: true, cell: ({ name }) => <code>{name}</code> },
          {
            key: 'type',
            title: t('people.apiType'),
            cell: ({ type, isRequired }) => (isRequired ? `${type} · ${t('people.apiRequired')}` : type),
          },
          { key: 'words', title: t('people.apiMeaning'), cell: ({ words }) => words || '—' },
        ]}
      />
    </>
  )
}
