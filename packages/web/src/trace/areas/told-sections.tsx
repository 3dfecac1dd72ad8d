import { codeSchemes, paperKinds } from '@saolang/core/trace/areas/area.ts'
import type { ComponentChildren } from 'preact'
import { Button } from '../../kit/button.tsx'
import { DateField, Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate, formatDay, formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { AreaPageProps } from './area-view.ts'

type Told = AreaPageProps
type SectionProps = Told & {
  name: string
  title: string
  add: string
  note?: string
  lines: readonly ComponentChildren[]
  children: ComponentChildren
}

function Section({ area, mayChange, problems, values, name, title, add, note, lines, children }: SectionProps) {
  const t = useText()
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {note && <p class="soft">{note}</p>}
      {lines.length === 0 ? <p>{t('trace.noneYet')}</p> : <ul class="plain">{lines}</ul>}
      {mayChange && (
        <details class="more-work" open={problems.length > 0 && values.section === name}>
          <summary>{add}</summary>
          <Form action={`/areas/${area.id}/${name}`}>
            <input type="hidden" name="section" value={name} />
            {children}
            <Button>{t('kit.save')}</Button>
          </Form>
        </details>
      )}
    </section>
  )
}

function TakeBack({
  area,
  mayChange,
  kind,
  id,
  name,
}: Pick<Told, 'area' | 'mayChange'> & { kind: string; id: string; name: string }) {
  const t = useText()
  return mayChange ? (
    <Form action={`/areas/${area.id}/take-back`}>
      <input type="hidden" name="kind" value={kind} />
      <button class="button quiet" type="submit" name="id" value={id} aria-label={t('trace.takeBackOf', { name })}>
        {t('trace.takeBack')}
      </button>
    </Form>
  ) : null
}

/** The fields of a section: what was typed and what is wrong belong to the section that was sent. */
function useFields({ values, problems }: Told, section: string) {
  const isSent = values.section === section
  const { at } = useProblems(isSent ? problems : [])
  const value = (field: string) => (isSent ? (values[field] ?? '') : '')
  const text = (
    field: string,
    label: string,
    more: { hint?: string; inputMode?: 'decimal'; optional?: boolean } = {},
  ) => {
    const error = at(field)
    return (
      <TextField
        name={field}
        id={`${section}-${field}`}
        label={label}
        value={value(field)}
        {...more}
        {...(error && { error })}
      />
    )
  }
  const day = (field: string, label: string, optional = false) => {
    const error = at(field)
    const parts = { day: value(`${field}-day`), month: value(`${field}-month`), year: value(`${field}-year`) }
    return (
      <DateField
        name={field}
        id={`${section}-${field}`}
        label={label}
        value={parts}
        {...(optional && { optional })}
        {...(error && { error })}
      />
    )
  }
  return { text, day, value }
}

/** Seasons with what was and is expected of them. */
export function Seasons(told: Told) {
  const t = useText()
  const { lang } = useShell()
  const { text, day } = useFields(told, 'seasons')
  const lines = told.area.seasons.map(({ id, name, crop, startsOn, endsOn, expectedKilograms, setAt, isCurrent }) => (
    <li key={id} class="told">
      <span>
        <strong>{name}</strong>, {crop}: {formatNumber(lang, expectedKilograms)} kg ({formatDay(startsOn)} –{' '}
        {formatDay(endsOn)}) · {t('trace.seasonSetOn')} {formatDate(setAt)}
      </span>
      <Chip tone={isCurrent ? 'good' : 'calm'}>{isCurrent ? t('trace.seasonNow') : t('trace.seasonFormer')}</Chip>
    </li>
  ))
  return (
    <Section {...told} name="seasons" title={t('trace.seasons')} add={t('trace.seasonAdd')} lines={lines}>
      {text('name', t('trace.seasonName'), { hint: t('trace.seasonNameHint') })}
      {text('crop', t('trace.areaCrop'))}
      {day('startsOn', t('trace.seasonFrom'))}
      {day('endsOn', t('trace.seasonTo'))}
      {text('expectedKilograms', t('trace.seasonYield'), { inputMode: 'decimal' })}
    </Section>
  )
}

/** Certificates with their end. */
export function Papers(told: Told) {
  const t = useText()
  const { text, day, value } = useFields(told, 'papers')
  const lines = told.area.papers.map(({ id, kind, number, issuer, expiresOn, isOver }) => (
    <li key={id} class="told">
      <span>
        <strong>{t(`trace.paperKind.${kind}`)}</strong> {number}, {issuer} · {t('trace.paperTo')} {formatDay(expiresOn)}{' '}
        {isOver && <Chip tone="bad">{t('trace.paperExpired')}</Chip>}
      </span>
      <TakeBack {...told} kind="paper" id={id} name={number} />
    </li>
  ))
  return (
    <Section {...told} name="papers" title={t('trace.papers')} add={t('trace.paperAdd')} lines={lines}>
      <Select
        name="kind"
        id="papers-kind"
        label={t('trace.paperKind')}
        options={paperKinds.map((kind) => ({ value: kind, label: t(`trace.paperKind.${kind}`) }))}
        value={value('kind')}
      />
      {text('number', t('trace.paperNumber'))}
      {text('issuer', t('trace.paperIssuer'))}
      {day('issuedOn', t('trace.paperFrom'))}
      {day('expiresOn', t('trace.paperTo'))}
    </Section>
  )
}

/** Codes that authorities gave. */
export function Codes(told: Told) {
  const t = useText()
  const { text, day, value } = useFields(told, 'codes')
  const lines = told.area.codes.map(({ id, scheme, value: code, market, validFrom, validTo }) => (
    <li key={id} class="told">
      <span>
        {t(`trace.codeScheme.${scheme}`)}: <strong class="code">{code}</strong> {market} · {formatDay(validFrom)}
        {validTo && ` – ${formatDay(validTo)}`}
      </span>
      <TakeBack {...told} kind="code" id={id} name={code} />
    </li>
  ))
  return (
    <Section {...told} name="codes" title={t('trace.codes')} add={t('trace.codeAdd')} lines={lines}>
      <Select
        name="scheme"
        id="codes-scheme"
        label={t('trace.codeScheme')}
        options={codeSchemes.map((scheme) => ({ value: scheme, label: t(`trace.codeScheme.${scheme}`) }))}
        value={value('scheme')}
      />
      {text('value', t('trace.codeValue'))}
      {text('market', t('trace.codeMarket'), { optional: true })}
      {day('validFrom', t('trace.seasonFrom'))}
      {day('validTo', t('trace.paperTo'), true)}
    </Section>
  )
}

/** Contracts with growers. */
export function Contracts(told: Told) {
  const t = useText()
  const { lang } = useShell()
  const { text, day } = useFields(told, 'contracts')
  const lines = told.area.contracts.map(({ id, growerName, signedOn, endsOn, kilograms }) => (
    <li key={id} class="told">
      <span>
        <strong>{growerName}</strong> · {formatDay(signedOn)}
        {endsOn && ` – ${formatDay(endsOn)}`}
        {kilograms !== undefined && ` · ${formatNumber(lang, kilograms)} kg`}
      </span>
      <TakeBack {...told} kind="contract" id={id} name={growerName} />
    </li>
  ))
  return (
    <Section
      {...told}
      name="contracts"
      title={t('trace.contracts')}
      note={t('trace.contractsPrivate')}
      add={t('trace.contractAdd')}
      lines={lines}
    >
      {text('growerName', t('trace.contractGrower'))}
      {day('signedOn', t('trace.contractFrom'))}
      {day('endsOn', t('trace.seasonTo'), true)}
      {text('kilograms', t('trace.contractKilograms'), { inputMode: 'decimal', optional: true })}
    </Section>
  )
}
