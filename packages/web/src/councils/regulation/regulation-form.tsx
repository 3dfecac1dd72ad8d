import { nationalTriggers } from '@saolang/core/councils/discussion/trigger-settings.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import { nationalReview } from '@saolang/core/councils/reviews/review.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Fieldset, Form } from '../../kit/form.tsx'
import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type RegulationFormProps = { id: string; rules: Regulation; kindLines: string; problems: readonly Problem[] }

const floorRules = ['chair-resolution', 'majority', 'mean'] as const

/** The next version of a council's rules. */
export function RegulationForm({ id, rules, kindLines, problems }: RegulationFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details open={problems.length > 0}>
      <summary>{t('councils.changeRegulation')}</summary>
      <Form action={`/councils/${id}/regulations`}>
        <Numbers rules={rules} problems={problems} />
        <Radios
          name="floorRule"
          label={t('councils.floorRule')}
          value={rules.floorRule}
          options={floorRules.map((value) => ({ value, label: t(`councils.floorRule-${value}`) }))}
        />
        <YesOrNo name="allowsExtraRounds" label={t('councils.extraRounds')} isOn={rules.allowsExtraRounds} />
        <Triggers rules={rules} problems={problems} />
        <TextArea
          name="criterionKinds"
          label={t('councils.criterionKinds')}
          hint={t('councils.criterionKindsHint')}
          value={kindLines}
          rows={3}
          error={at('criterionKinds') ?? ''}
        />
        <TextField name="reason" label={t('councils.regulationReason')} error={at('reason') ?? ''} />
        <Actions>
          <Button look="plain">{t('councils.setRegulation')}</Button>
        </Actions>
      </Form>
    </details>
  )
}

type RulesProps = Pick<RegulationFormProps, 'rules' | 'problems'>

function Numbers({ rules, problems }: RulesProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const review = rules.review ?? nationalReview
  const numbers = [
    { name: 'quorumPercent', field: 'quorumShare', value: Math.round(rules.quorumShare * 100), suffix: '%' },
    { name: 'fewestCards', field: 'fewestCards', value: rules.fewestCards, suffix: '' },
    { name: 'spreadLimit', field: 'spreadLimit', value: rules.spreadLimit, suffix: '' },
    { name: 'decimalsShown', field: 'decimalsShown', value: rules.decimalsShown, suffix: '' },
    { name: 'reviewFilingDays', field: 'filingDays', value: review.filingDays, suffix: '' },
    { name: 'reviewDecidingDays', field: 'decidingDays', value: review.decidingDays, suffix: '' },
  ] as const
  return (
    <div class="row">
      {numbers.map(({ name, field, value, suffix }) => (
        <TextField
          key={name}
          name={name}
          label={t(`councils.${field}`)}
          value={String(value)}
          suffix={suffix}
          inputMode="numeric"
          width="tiny"
          error={at(field) ?? ''}
        />
      ))}
    </div>
  )
}

function Triggers({ rules, problems }: RulesProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const triggers = rules.triggers ?? nationalTriggers
  return (
    <Fieldset legend={t('councils.triggersSettings')} hint={t('councils.triggersHint')}>
      <div class="row">
        {(['nearCutOffErrors', 'selfScoreLimit', 'severityDeviations'] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`councils.${field}`)}
            value={triggers[field] === null ? '' : formatNumber(lang, triggers[field])}
            inputMode="decimal"
            width="tiny"
            error={at(field) ?? ''}
            optional
          />
        ))}
      </div>
      <YesOrNo name="disputedFloor" label={t('councils.disputedFloor')} isOn={triggers.disputedFloor} />
    </Fieldset>
  )
}

function YesOrNo({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  const t = useText()
  return (
    <Radios
      name={name}
      label={label}
      value={isOn ? 'yes' : 'no'}
      inline
      options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`councils.${value}`) }))}
    />
  )
}
