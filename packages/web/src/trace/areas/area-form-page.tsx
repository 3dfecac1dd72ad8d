import type { Problem } from '@saolang/core/kernel/problem.ts'
import { areaKinds } from '@saolang/core/trace/areas/area.ts'
import { AreaDraw } from '../../islands/area-draw.tsx'
import { Button } from '../../kit/button.tsx'
import { type Choice, FileField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Island } from '../../kit/island.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref } from '../diary/diary-views.ts'
import { CountryMap } from './area-maps.tsx'
import type { MapStart } from './map-start.ts'

export type AreaFormPageProps = {
  owner: DiaryOwner
  id?: string
  communes: readonly Choice[]
  start: MapStart
  /** Outlines of one's own that are there already, to find one's way by. */
  others: [number, number][][]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** An area, told by drawing, walking, typing or by file; the map is there for who has JavaScript, the field counts. */
export function AreaFormPage({ owner, id, communes, start, others, values, problems }: AreaFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const title = id ? t('trace.areaEdit') : t('trace.areaNew')
  const back = diaryHref(id ? `/areas/${id}` : '/areas', owner)
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="trace.css"
      problems={problems}
      way={<BackLink href={back} label={t('trace.areas')} />}
    >
      <h1>{title}</h1>
      <Form action={diaryHref(id ? `/areas/${id}/edit` : '/areas/new', owner)} hasFiles>
        <FactFields {...{ communes, values, at }} />
        <WhereFields {...{ start, others, values, at }} isNew={!id} />
        <Button>{t('kit.save')}</Button>
      </Form>
      <details class="more-work">
        <summary>{t('trace.areaMap')}</summary>
        <CountryMap label={t('trace.mapAll')} points={[start.place]} />
      </details>
    </Page>
  )
}

type Told = Pick<AreaFormPageProps, 'values'> & { at(field: string): string | undefined }

const errorOf = (text: string | undefined) => (text ? { error: text } : {})

function FactFields({ communes, values, at }: Told & Pick<AreaFormPageProps, 'communes'>) {
  const t = useText()
  return (
    <>
      <Select
        name="kind"
        label={t('trace.areaKind')}
        options={areaKinds.map((kind) => ({ value: kind, label: t(`trace.areaKind.${kind}`) }))}
        value={values.kind ?? 'field'}
      />
      <TextField
        name="name"
        label={t('trace.areaName')}
        hint={t('trace.areaNameHint')}
        value={values.name ?? ''}
        {...errorOf(at('name'))}
      />
      <TextField name="crop" label={t('trace.areaCrop')} value={values.crop ?? ''} optional />
      <Select
        name="communeCode"
        label={t('trace.areaCommune')}
        options={communes}
        value={values.communeCode ?? ''}
        {...errorOf(at('communeCode'))}
      />
      <TextField
        name="growerName"
        label={t('trace.areaGrower')}
        hint={t('trace.areaGrowerHint')}
        value={values.growerName ?? ''}
        optional
      />
    </>
  )
}

function WhereFields({
  start,
  others,
  values,
  at,
  isNew,
}: Told & Pick<AreaFormPageProps, 'start' | 'others'> & { isNew: boolean }) {
  const t = useText()
  return (
    <>
      <Island
        name="area-draw"
        component={AreaDraw}
        props={{ fieldId: 'shape', wayId: 'way', start, others, words: drawWords(t) }}
      />
      <input type="hidden" id="way" name="way" value={values.way ?? 'typed'} />
      <TextArea
        name="shape"
        label={t('trace.areaWhere')}
        hint={t('trace.areaWhereHint')}
        value={values.shape ?? ''}
        rows={5}
        {...errorOf(at('shape'))}
        optional
      />
      {isNew && (
        <FileField
          name="file"
          label={t('trace.areaFile')}
          hint={t('trace.areaFileHint')}
          accept=".geojson,.json,application/geo+json"
          {...errorOf(at('file'))}
          optional
        />
      )}
    </>
  )
}

const drawWords = (t: ReturnType<typeof useText>) => ({
  tap: t('trace.drawTap'),
  undo: t('trace.drawUndo'),
  clear: t('trace.drawClear'),
  here: t('trace.drawHere'),
  in: t('trace.drawIn'),
  out: t('trace.drawOut'),
  walk: t('trace.walkStart'),
  stop: t('trace.walkStop'),
  walking: t('trace.walkNow', { n: '{n}', m: '{m}' }),
  failed: t('trace.walkFailed'),
  label: t('trace.areaMap'),
})
