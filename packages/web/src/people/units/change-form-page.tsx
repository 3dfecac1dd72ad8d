import type { Problem } from '@saolang/core/kernel/problem.ts'
import { communeTypes } from '@saolang/core/people/units/unit-change.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { DateField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Fieldset, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

type DayParts = { day: string; month: string; year: string }

/** What was filled in so far. */
export type ChangeValues = {
  kind: 'merge' | 'split'
  provinceCode: string
  resolutionNumber: string
  resolutionOn: DayParts
  issuer: string
  effectiveOn: DayParts
  from: readonly string[]
  heirs: readonly { code: string; type: string; name: string }[]
  main: string
  note: string
}

export type ChangeFormPageProps = {
  values: ChangeValues
  communes: readonly { code: string; name: string }[]
  problems: readonly Problem[]
}

/** `/units/changes/new`: first what kind and where. */
export function ChangeStartPage({ provinces }: { provinces: readonly { code: string; name: string }[] }) {
  const t = useText()
  return (
    <ChangePageFrame problems={[]}>
      <Form action="/units/changes/new" method="get">
        <Radios name="kind" label={t('people.units.kind')} value="merge" options={kindOptions(t)} />
        <Select
          name="provinceCode"
          label={t('people.units.province')}
          options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Actions>
          <Button>{t('people.units.next')}</Button>
        </Actions>
      </Form>
      <p class="soft">{t('people.units.provinces')}</p>
    </ChangePageFrame>
  )
}

const kindOptions = (t: ReturnType<typeof useText>) =>
  (['merge', 'split'] as const).map((value) => ({ value, label: t(`people.units.kind.${value}`) }))

/** Then the resolution, its communes and what becomes of them. */
export function ChangeFormPage({ values, communes, problems }: ChangeFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { kind, provinceCode } = values
  const options = communes.map(({ code, name }) => ({ value: code, label: name, hint: code }))
  const from = { name: 'from', error: at('fromCodes'), options }
  return (
    <ChangePageFrame problems={problems}>
      <p>
        <b>{t(`people.units.kind.${kind}`)}</b>
      </p>
      <Form action="/units/changes/check">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="provinceCode" value={provinceCode} />
        <ResolutionFields values={values} problems={problems} />
        {kind === 'merge' ? (
          <Checkboxes {...from} id="fromCodes" label={t('people.units.from')} values={values.from} inline />
        ) : (
          <Radios {...from} id="fromCodes" label={t('people.units.fromOne')} value={values.from[0] ?? ''} inline />
        )}
        <HeirFields values={values} problems={problems} />
        <TextArea name="note" label={t('people.units.note')} optional value={values.note} rows={3} />
        <Actions>
          <Button>{t('people.units.check')}</Button>
        </Actions>
      </Form>
    </ChangePageFrame>
  )
}

/** The frame of the pages on which a change is entered. */
export function ChangePageFrame({
  problems,
  title,
  children,
}: {
  problems: readonly Problem[]
  title?: string
  children: preact.ComponentChildren
}) {
  const t = useText()
  const own = title ?? t('people.units.enter')
  return (
    <Page
      title={own}
      layout="form"
      robots="noindex"
      sheet="people.css"
      problems={problems}
      way={<BackLink href="/units/changes" label={t('people.units.title')} />}
    >
      <h1>{own}</h1>
      {children}
    </Page>
  )
}

type Part = Pick<ChangeFormPageProps, 'values' | 'problems'>

function ResolutionFields({ values, problems }: Part) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField
        name="resolutionNumber"
        label={t('people.units.resolution')}
        value={values.resolutionNumber}
        error={at('resolutionNumber')}
        width="short"
      />
      <DateField
        name="resolutionOn"
        label={t('people.units.resolutionOn')}
        value={values.resolutionOn}
        error={at('resolutionOn')}
      />
      <TextField name="issuer" label={t('people.units.issuer')} value={values.issuer} error={at('issuer')} />
      <DateField
        name="effectiveOn"
        label={t('people.units.effectiveOn')}
        value={values.effectiveOn}
        error={at('effectiveOn')}
      />
    </>
  )
}

function HeirFields({ values, problems }: Part) {
  const t = useText()
  const { at } = useProblems(problems)
  const isSplit = values.kind === 'split'
  return (
    <>
      {isSplit && <p class="soft">{t('people.units.heirHint')}</p>}
      {values.heirs.map((heir, i) => (
        <HeirField key={`heir-${i + 1}`} no={i + 1} heir={heir} error={i === 0 ? at('heirs') : ''} isOnly={!isSplit} />
      ))}
      {isSplit && (
        <Radios
          name="main"
          id="mainHeir"
          label={t('people.units.main')}
          hint={t('people.units.mainHint')}
          error={at('mainHeir')}
          value={values.main}
          inline
          options={values.heirs.map((_, i) => ({
            value: String(i + 1),
            label: t('people.units.heirNo', { n: i + 1 }),
          }))}
        />
      )}
    </>
  )
}

type HeirFieldProps = { no: number; heir: ChangeValues['heirs'][number]; error: string | undefined; isOnly: boolean }

function HeirField({ no, heir, error, isOnly }: HeirFieldProps) {
  const t = useText()
  return (
    <Fieldset legend={isOnly ? t('people.units.heir') : t('people.units.heirNo', { n: no })}>
      <TextField
        name={`heir-${no}-code`}
        id={no === 1 ? 'heirs' : `heir-${no}-code`}
        label={t('people.units.code')}
        value={heir.code}
        width="tiny"
        inputMode="numeric"
        {...(error && { error })}
      />
      <Select
        name={`heir-${no}-type`}
        label={t('people.units.type')}
        value={heir.type}
        options={communeTypes.map((type) => ({ value: type, label: type }))}
      />
      <TextField name={`heir-${no}-name`} label={t('people.units.name')} value={heir.name} width="short" />
    </Fieldset>
  )
}
