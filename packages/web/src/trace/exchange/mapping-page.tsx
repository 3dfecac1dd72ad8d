import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { FileField, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { AnswerFields, FieldRows } from './mapping-rows.tsx'

export type MappingPageProps = {
  target: TargetId
  /** The version that this began from. */
  after: number
  mapping: Mapping
  mayChange: boolean
  preview: { body: string; isSample: boolean; name: string; findings: readonly Problem[]; problems: readonly Problem[] }
  /** Why it was not kept. */
  problems: readonly Problem[]
}

/** `/exchange/targets/{target}/mapping`: a mapping field by field, how it reads answers, and what comes of it. */
export function MappingPage(props: MappingPageProps) {
  const { target, after, mapping, mayChange, problems } = props
  const t = useText()
  const here = `/exchange/targets/${target}`
  const title = t('trace.exchange.mapping')
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      sheet="exchange.css"
      problems={problems}
      way={<BackLink href={here} label={t(`trace.exchange.${target}`)} />}
    >
      <h1>{title}</h1>
      <p class="lead">{t('trace.exchange.mappingLead')}</p>
      <PreviewPart {...props} />
      <Form action={`${here}/mapping`} class="exchange-part">
        <input type="hidden" name="after" value={after} />
        <About {...props} />
        <h2>{t('trace.exchange.fields')}</h2>
        <p class="soft">{t('trace.exchange.fieldsHint', { n: mapping.fields.length })}</p>
        <FieldRows fields={mapping.fields} problems={[...problems, ...props.preview.findings]} />
        <h2>{t('trace.exchange.answer')}</h2>
        <AnswerFields answer={mapping.answer} problems={problems} />
        <Actions>
          {mayChange && (
            <Button name="act" value="save">
              {t('trace.exchange.saveMapping')}
            </Button>
          )}
          <Button name="act" value="preview" look="plain">
            {t('trace.exchange.previewDo')}
          </Button>
          <LinkButton href={`${here}/mapping.json`} look="plain" download>
            {t('trace.exchange.downloadJson')}
          </LinkButton>
        </Actions>
      </Form>
      <Load here={here} problems={problems} />
    </Page>
  )
}

function About({ mapping, problems }: MappingPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <div class="exchange-row">
      <Radios
        name="basis"
        label={t('trace.exchange.basis')}
        inline
        value={mapping.basis}
        options={[
          { value: 'assumed', label: t('trace.exchange.basisAssumed') },
          { value: 'specification', label: t('trace.exchange.basisSpecification') },
        ]}
      />
      <TextField
        name="reference"
        label={t('trace.exchange.reference')}
        hint={t('trace.exchange.referenceHint')}
        value={mapping.reference}
        error={at('reference')}
      />
      <TextField
        name="dated"
        label={t('trace.exchange.dated')}
        value={mapping.dated}
        error={at('dated')}
        width="short"
      />
      <Radios
        name="format"
        label={t('trace.exchange.format')}
        inline
        value={mapping.format}
        options={[
          { value: 'json', label: 'JSON' },
          { value: 'xml', label: 'XML' },
        ]}
      />
      <TextField name="root" label={t('trace.exchange.root')} value={mapping.root ?? ''} error={at('root')} optional />
      <TextField
        name="namespace"
        label={t('trace.exchange.namespace')}
        value={mapping.namespace ?? ''}
        error={at('namespace')}
        optional
      />
    </div>
  )
}

function PreviewPart({ preview: { body, isSample, name, findings, problems } }: MappingPageProps) {
  const t = useText()
  const wrong = useProblems(findings).all
  const empty = useProblems(problems).all
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('trace.exchange.preview')}</h2>
      <p class="soft">{isSample ? t('trace.exchange.previewSample') : t('trace.exchange.previewNewest', { name })}</p>
      {wrong.length === 0 && empty.length === 0 && <Notice tone="good">{t('trace.exchange.previewOk')}</Notice>}
      {wrong.length > 0 && (
        <Notice tone="bad" title={t('trace.exchange.previewFindings')}>
          <Reasons reasons={wrong} />
        </Notice>
      )}
      {empty.length > 0 && (
        <Notice tone="warn" title={t('trace.exchange.previewEmpty')}>
          <Reasons reasons={empty} />
        </Notice>
      )}
      <details class="exchange-body">
        <summary>{t('trace.exchange.preview')}</summary>
        <pre>
          <code>{body}</code>
        </pre>
      </details>
    </section>
  )
}

function Reasons({ reasons }: { reasons: readonly { text: string; source?: string | undefined }[] }) {
  return (
    <ul>
      {reasons.map(({ text, source }) => (
        <li key={text}>
          {text} {source && <span class="soft small">{source}</span>}
        </li>
      ))}
    </ul>
  )
}

function Load({ here, problems }: { here: string; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`${here}/mapping/load`} hasFiles class="exchange-part">
      <h2>{t('trace.exchange.orJson')}</h2>
      <p class="soft">{t('trace.exchange.orJsonLead')}</p>
      <FileField name="json" label={t('trace.exchange.jsonFile')} accept="application/json,.json" error={at('json')} />
      <Button look="plain">{t('trace.exchange.jsonLoad')}</Button>
    </Form>
  )
}
