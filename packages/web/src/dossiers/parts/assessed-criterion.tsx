import { evidenceNeedOf } from '@saolang/core/dossiers/evidence-need.ts'
import { needsNoLevel, noLevel, sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Leaf, Option } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField, FileField, Select, TextArea } from '../../kit/fields.tsx'
import { Chip } from '../../kit/notices.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { KindField } from '../renewal/kind-field.tsx'
import { EvidenceFiles, type FileView } from './evidence-files.tsx'

export type AssessedCriterionProps = {
  leaf: Leaf
  dossierId: string
  chosen: string | undefined
  words: string
  files: readonly FileView[]
  problems: readonly Problem[]
}

/** One criterion: its levels as the sheet prints them, what proves each, and the proof right there. */
export function AssessedCriterion(props: AssessedCriterionProps) {
  const { leaf, chosen, words, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const { code, title, options, notes = [] } = leaf
  const none = needsNoLevel(leaf) ? [{ value: noLevel, label: t('dossiers.noneOfThese'), points: 0 }] : []
  return (
    <section class="assessed" id={code}>
      <Radios
        name={`choice.${code}`}
        label={
          <>
            {code} {sentenceCase(title)}
          </>
        }
        hint={notes.length > 0 ? notes.map(({ text }) => text).join(' ') : undefined}
        error={at(code)}
        value={chosen}
        options={[...none, ...options.map((option) => choiceOf(leaf, option))]}
      />
      <Proof {...props} />
      <TextArea
        name={`words.${code}`}
        label={t('dossiers.words')}
        hint={t('dossiers.wordsHint')}
        error={at(`words.${code}`)}
        optional
        rows={2}
        maxLength={2000}
        value={words}
      />
    </section>
  )

  function choiceOf(of: Leaf, option: Option) {
    const { namesPaper } = evidenceNeedOf(of, option)
    const { id, text, points, floorFor } = option
    return {
      value: id,
      label: text || t('dossiers.noneOfThese'),
      points,
      ...(namesPaper && { hint: t('dossiers.levelNeedsPaper') }),
      ...(floorFor && { mark: <Chip tone="warn">{t('dossiers.floor', { n: floorFor })}</Chip> }),
    }
  }
}

function Proof({ leaf, dossierId, chosen, files, problems }: AssessedCriterionProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { code, options } = leaf
  const best = options.at(-1) as Option
  const option = options.find(({ id }) => id === chosen)
  const { kinds } = evidenceNeedOf(leaf, best)
  const isNeeded = option ? evidenceNeedOf(leaf, option).namesPaper : false
  const own = files.filter(({ criteria }) => criteria.includes(code))
  const others = files.filter(({ criteria }) => !criteria.includes(code))
  if (kinds.length === 0 && own.length === 0) return <p class="hint">{t('dossiers.proofByCouncil')}</p>
  return (
    <details class="proof" open={own.length > 0 || isNeeded}>
      <summary>
        {t('dossiers.proof')} {own.length > 0 && <Chip tone="good">{own.length}</Chip>}
        {isNeeded && own.length === 0 && <Chip tone="warn">{t('dossiers.proofWanted')}</Chip>}
      </summary>
      {isNeeded && own.length === 0 && <p>{t('dossiers.proofNeeded')}</p>}
      <p class="hint">{t('dossiers.proofKinds', { kinds: kinds.map(({ title }) => title).join('; ') })}</p>
      <EvidenceFiles
        dossierId={dossierId}
        files={own}
        act={({ id }) => (
          <Button look="quiet" name="act" value={`detach:${id}:${code}`}>
            {t('dossiers.detach')}
          </Button>
        )}
      />
      <FileField
        name={`file.${code}`}
        label={t('dossiers.addFile')}
        error={at(`file.${code}`)}
        accept="image/jpeg,image/png,image/webp,application/pdf"
      />
      {kinds.length > 0 && (
        <KindField name={`kind.${code}`} id={`kind-${code}`} among={kinds.map((kind) => kind.code)} />
      )}
      <DateField
        name={`expires.${code}`}
        label={t('dossiers.validity.atUpload')}
        error={at(`expires.${code}`)}
        optional
      />
      {others.length > 0 && (
        <Select
          name={`reuse.${code}`}
          label={t('dossiers.reuseFile')}
          empty={t('dossiers.noReuse')}
          options={others.map(({ id, caption }) => ({ value: id, label: caption }))}
        />
      )}
      <Button look="plain" name="act" value={`upload:${code}`}>
        {t('dossiers.upload')}
      </Button>
    </details>
  )
}
