import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { Button } from '../kit/button.tsx'
import { DateField, FileField, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { Notice } from '../kit/notices.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'
import { EvidenceFiles, type FileView } from './parts/evidence-files.tsx'
import { KindField } from './renewal/kind-field.tsx'
import { addressOf } from './star-page.tsx'

export type Unproven = { criterion: string; title: string; namesPaper: boolean; kinds: readonly { title: string }[] }

export type EvidencePageProps = {
  head: DossierHead
  set: CriteriaSet
  files: readonly FileView[]
  unproven: readonly Unproven[]
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/evidence`: every file once with what it proves, and where a paper is still missing. */
export function EvidencePage({ head, set, files, unproven, problems = [] }: EvidencePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const needed = unproven.filter(({ namesPaper }) => namesPaper)
  const helpful = unproven.filter(({ namesPaper }) => !namesPaper)
  const action = `/dossiers/${head.id}/evidence`
  return (
    <DossierPage head={head} title={t('dossiers.evidenceTitle')} problems={problems}>
      {needed.length > 0 && (
        <Notice tone="warn" title={t('dossiers.evidenceUnproven')}>
          <p>{t('dossiers.evidenceUnprovenHint')}</p>
          <UnprovenList id={head.id} set={set} unproven={needed} />
        </Notice>
      )}
      {files.length === 0 && <p>{t('dossiers.evidenceNone')}</p>}
      <Form action={action}>
        <EvidenceFiles
          dossierId={head.id}
          files={files}
          act={({ id, criteria }) => (
            <>
              <span class="small">
                {criteria.length > 0
                  ? t('dossiers.evidenceProves', { criteria: criteria.join(', ') })
                  : t('dossiers.evidenceUnused')}
              </span>
              <Button look="quiet" name="act" value={`detach:${id}`}>
                {t('dossiers.removeFile')}
              </Button>
            </>
          )}
        />
      </Form>
      {files.length > 0 && (
        <p>
          <a href={`/dossiers/${head.id}/validity`}>{t('dossiers.renewal.toValidity')}</a>
        </p>
      )}
      <UploadForm action={action} error={at('file')} termError={at('expiresOn')} />
      {helpful.length > 0 && (
        <details class="quiet">
          <summary>
            {t('dossiers.evidenceAdvice')} ({helpful.length})
          </summary>
          <UnprovenList id={head.id} set={set} unproven={helpful} />
        </details>
      )}
    </DossierPage>
  )
}

type UploadFormProps = { action: string; error: string | undefined; termError: string | undefined }

function UploadForm({ action, error, termError }: UploadFormProps) {
  const t = useText()
  return (
    <>
      <h2>{t('dossiers.addFile')}</h2>
      <Form action={action} hasFiles>
        <FileField
          name="file"
          label={t('dossiers.addFile')}
          error={error}
          accept="image/jpeg,image/png,image/webp,application/pdf"
        />
        <TextField name="caption" label={t('dossiers.caption')} optional />
        <KindField name="kind" />
        <DateField name="expiresOn" label={t('dossiers.validity.atUpload')} error={termError} optional />
        <Button look="plain">{t('dossiers.uploadHere')}</Button>
      </Form>
    </>
  )
}

function UnprovenList({ id, set, unproven }: { id: string; set: CriteriaSet; unproven: readonly Unproven[] }) {
  return (
    <ul>
      {unproven.map(({ criterion, title, kinds }) => (
        <li key={criterion}>
          <a href={addressOf(id, set, criterion)}>
            {criterion} {title}
          </a>{' '}
          <span class="soft small">{kinds.map((kind) => kind.title).join('; ')}</span>
        </li>
      ))}
    </ul>
  )
}
