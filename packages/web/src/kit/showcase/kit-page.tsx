import type { ComponentType } from 'preact'
import type { MessageKey } from '../../messages/messages.ts'
import { Page } from '../page.tsx'
import { useText } from '../words.ts'
import { Colours } from './colours.tsx'
import { MapSample, MeasureSample, PaperSample, TableSample, TimelineSample } from './figures.tsx'
import {
  AutosaveSample,
  ChoiceSample,
  ErrorSample,
  FieldSample,
  FilterSample,
  SummarySample,
  TaskSample,
} from './forms.tsx'
import {
  ButtonSample,
  CardSample,
  ChipSample,
  ConfirmationSample,
  EmptySample,
  IconSample,
  NoticeSample,
  type SampleProps,
  SpaceSample,
  StarSample,
  TypeSample,
  VerdictSample,
  WaySample,
} from './words.tsx'

const samples: readonly { id: string; title: MessageKey; Sample: ComponentType<SampleProps> }[] = [
  { id: 'colours', title: 'kit.kitColours', Sample: Colours },
  { id: 'type', title: 'kit.kitType', Sample: TypeSample },
  { id: 'space', title: 'kit.kitSpace', Sample: SpaceSample },
  { id: 'stars', title: 'kit.kitStars', Sample: StarSample },
  { id: 'buttons', title: 'kit.kitButtons', Sample: ButtonSample },
  { id: 'icons', title: 'kit.kitIcons', Sample: IconSample },
  { id: 'chips', title: 'kit.kitChips', Sample: ChipSample },
  { id: 'notices', title: 'kit.kitNotices', Sample: NoticeSample },
  { id: 'verdicts', title: 'kit.kitVerdicts', Sample: VerdictSample },
  { id: 'cards', title: 'kit.kitCards', Sample: CardSample },
  { id: 'empty', title: 'kit.kitEmpty', Sample: EmptySample },
  { id: 'confirmation', title: 'kit.kitConfirmation', Sample: ConfirmationSample },
  { id: 'way', title: 'kit.kitWay', Sample: WaySample },
  { id: 'fields', title: 'kit.kitFields', Sample: FieldSample },
  { id: 'choices', title: 'kit.kitChoices', Sample: ChoiceSample },
  { id: 'errors', title: 'kit.kitErrors', Sample: ErrorSample },
  { id: 'tasks', title: 'kit.kitTasks', Sample: TaskSample },
  { id: 'summary', title: 'kit.kitSummary', Sample: SummarySample },
  { id: 'filters', title: 'kit.kitFilters', Sample: FilterSample },
  { id: 'autosave', title: 'kit.kitAutosave', Sample: AutosaveSample },
  { id: 'tables', title: 'kit.kitTables', Sample: TableSample },
  { id: 'measures', title: 'kit.kitMeasures', Sample: MeasureSample },
  { id: 'timeline', title: 'kit.kitTimeline', Sample: TimelineSample },
  { id: 'paper', title: 'kit.kitPaper', Sample: PaperSample },
  { id: 'map', title: 'kit.kitMap', Sample: MapSample },
]

/** The living page of the design system: every part with its states, on light and on dark. */
export function KitPage() {
  const t = useText()
  return (
    <Page title={t('kit.designSystem')} description={t('kit.kitLead')} sheet="kit.css">
      <h1>{t('kit.designSystem')}</h1>
      <p class="lead">{t('kit.kitLead')}</p>
      <nav class="kit-contents" aria-label={t('kit.kitContents')}>
        {samples.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {t(title)}
          </a>
        ))}
      </nav>
      {samples.map(({ id, title, Sample }) => (
        <section key={id} id={id} class="part">
          <h2>{t(title)}</h2>
          <div class="both">
            {(['light', 'dark'] as const).map((theme) => (
              <div key={theme} data-theme={theme} class="sample" lang="vi">
                <p class="theme-name soft small">{t(theme === 'light' ? 'kit.kitLight' : 'kit.kitDark')}</p>
                <Sample theme={theme} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </Page>
  )
}
